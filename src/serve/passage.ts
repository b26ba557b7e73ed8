import { type MaskedText, maskFormulas, sliceMasked } from './mask-formulas.ts'
import type { Matcher } from './match-words.ts'

/** Characters of a passage, about, each formula as one; a sentence is not cut for the sake of a few. */
const PASSAGE_LENGTH = 240
/** At most so many of them stand before the words. */
const BEFORE_LENGTH = 160
/** A passage that ends with a sentence is at least so long. */
const SENTENCES_LENGTH_MIN = 80
/** A word is cut only where it leaves less than this behind those found, characters. */
const AFTER_LENGTH_MIN = 40
/** Places that are looked at for one without formulas. */
const PLACES_MAX = 8
/** Where a sentence ends, or a block does. */
const SENTENCE_END = /[。！？；!?]["”’」』）)]*(?![\w=])|\.["”’)]*(?=\s)|\n/gu
/** Between blocks of which the first ends like no sentence: a heading, say; a formula may go on with it. */
const BLOCK_END = /(?<![\s\p{P}\ufffc])\s*\n\s*(?![\s\ufffc])/gu

const words = new Intl.Segmenter('en', { granularity: 'word' })
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The sentence of a text in which a search finds its words, with what follows it; null where it finds none outside of
 * formulas. One without formulas is preferred. Ends at sentences, else between words.
 */
export function findPassage(plain: string, find: Matcher): MaskedText | null {
  const masked = maskFormulas(plain)
  const passages: MaskedText[] = []
  for (const [from, to] of find(masked.text)) {
    const passage = cutPassage(masked, from, to)
    if (passage.formulas.length === 0) return passage
    if (passages.push(passage) === PLACES_MAX) break
  }
  return passages[0] ?? null
}

function cutPassage(masked: MaskedText, from: number, to: number): MaskedText {
  const start = findStart(masked.text, from)
  const end = findEnd(masked.text, start, to)
  const { text, formulas } = sliceMasked(masked, start, end)
  const passage = text.trim().replace(BLOCK_END, ' · ').replace(/\s+/g, ' ')
  const opening = start > 0 && !passage.startsWith('…') ? '… ' : ''
  const ending = end < masked.text.length && !passage.endsWith('…') ? ' …' : ''
  return { text: opening + passage + ending, formulas }
}

function findStart(text: string, from: number): number {
  const earliest = Math.max(0, from - BEFORE_LENGTH)
  const ends = findSentenceEnds(text, earliest, from)
  return ends.at(-1) ?? (earliest === 0 ? 0 : findEdge(text, earliest, from))
}

function findEnd(text: string, start: number, to: number): number {
  const latest = Math.max(start + PASSAGE_LENGTH, to + PASSAGE_LENGTH - BEFORE_LENGTH)
  if (latest >= text.length) return text.length
  const end = findSentenceEnds(text, to, latest).at(-1) ?? 0
  return end >= start + SENTENCES_LENGTH_MIN ? end : findEdge(text, latest, to + AFTER_LENGTH_MIN)
}

function findSentenceEnds(text: string, from: number, to: number): number[] {
  // One character more, which tells whether the last is an end.
  return [...text.slice(from, to + 1).matchAll(SENTENCE_END)]
    .map(({ index, 0: mark }) => from + index + mark.length)
    .filter((end) => end <= to)
}

/** The edge of a word nearest to `at` on the way to `limit`; of a character where the word reaches beyond that. */
function findEdge(text: string, at: number, limit: number): number {
  for (const segmenter of [words, characters]) {
    const found = segmenter.segment(text).containing(at)
    if (!found || found.index === at) return at
    const edge = at < limit ? found.index + found.segment.length : found.index
    if (at < limit ? edge <= limit : edge >= limit) return edge
  }
  return limit
}
