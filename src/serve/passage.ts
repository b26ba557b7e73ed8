import type { Matcher } from './match-words.ts'

/** UTF-16 units of a passage, about; a sentence is not cut for the sake of a few. */
const PASSAGE_LENGTH = 240
/** Where a sentence ends, or a block does. */
const SENTENCE_END = /[。！？；!?](?:["”’」』）)]*)|\.(?=\s)|\n/gu
const FORMULA = /\\[([]/

/** The sentence of a text in which a search finds its words, with what follows it; null where it finds none. */
export function findPassage(text: string, find: Matcher): string | null {
  for (const [from, to] of find(text)) {
    const start = toSentenceStart(text, from)
    const end = toSentenceEnd(text, { from: to, wanted: start + PASSAGE_LENGTH })
    const passage = text.slice(start, end).replace(/\s+/g, ' ').trim()
    // Formulas are TeX in texts, which is nothing to read.
    if (!FORMULA.test(passage)) return `${start > 0 ? '… ' : ''}${passage}${end < text.length ? ' …' : ''}`
  }
  return null
}

function toSentenceStart(text: string, at: number): number {
  const earliest = Math.max(0, at - PASSAGE_LENGTH)
  let start = earliest
  for (const { index, 0: mark } of text.slice(earliest, at).matchAll(SENTENCE_END))
    start = earliest + index + mark.length
  return start
}

function toSentenceEnd(text: string, { from, wanted }: { from: number; wanted: number }): number {
  if (wanted >= text.length) return text.length
  const latest = Math.max(from, wanted)
  let end: number | null = null
  for (const { index, 0: mark } of text.slice(from, latest).matchAll(SENTENCE_END))
    end = from + index + mark.length
  return end ?? latest
}
