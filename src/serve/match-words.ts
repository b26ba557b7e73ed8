import { listWanted, type WordQuery } from '../search/word-query.ts'
import type { QueryWord } from '../search/words.ts'
import { foldWithPlaces, toSourceStretch } from './fold-with-places.ts'

/** Finds the words of a search in a text: their places `[from, to)` in UTF-16 units, in order, apart from each other. */
export type Matcher = (text: string) => Iterable<[from: number, to: number]>

const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]`
const LETTER = String.raw`[\p{L}--${CJK}]`
/** What may stand between two tokens of one phrase: a little of anything but letters and digits. */
const BETWEEN = String.raw`[^\p{L}\p{N}]{0,3}`
const BEGINS_CJK = new RegExp(`^${CJK}`, 'v')
const BEGINS_DIGIT = /^\p{N}/u

/** Makes a matcher of the wanted words of a search; null where none is wanted. */
export function toMatcher(words: WordQuery): Matcher | null {
  const sources = listWanted(words).map(toSource)
  if (sources.length === 0) return null
  // The longest first, so that a phrase is not found piece by piece.
  const pattern = new RegExp(sources.sort((a, b) => b.length - a.length).join('|'), 'gv')
  return (text) => findWords(text, pattern)
}

function* findWords(text: string, pattern: RegExp): Generator<[from: number, to: number]> {
  const folded = foldWithPlaces(text)
  let end = 0
  for (const { index, 0: word } of folded.text.matchAll(pattern)) {
    const [from, to] = toSourceStretch(folded, index, index + word.length)
    // Two words may come from one sign: both numbers of `½`.
    if (from >= end) yield [from, to]
    end = to
  }
}

/** A word as a pattern over a folded text: the tokens of `toIndexText` as they stand in texts. */
function toSource({ tokens, prefix }: QueryWord): string {
  const runs: string[] = []
  let isOpen = false
  for (const token of tokens) {
    const last = runs.at(-1) ?? ''
    const [first = '', ...rest] = [...token]
    // Overlapping pairs of characters become their run again; a character alone ends it.
    if (isOpen && last.endsWith(first)) runs[runs.length - 1] = last + rest.join('')
    else runs.push(token)
    isOpen = BEGINS_CJK.test(token) && rest.length > 0
  }
  const opens = toEdge(runs[0] ?? '', '?<!')
  const closes = prefix ? '' : toEdge(runs.at(-1) ?? '', '?!')
  return `${opens}${runs.map(toSigns).join(BETWEEN)}${closes}`
}

/** Letters begin and end as words, digits as numbers; runs of Chinese stand anywhere. */
function toEdge(run: string, look: '?<!' | '?!'): string {
  if (BEGINS_CJK.test(run)) return ''
  return `(${look}${BEGINS_DIGIT.test(run) ? String.raw`\p{N}` : LETTER})`
}

/** The names whose signs the index writes out. */
function toSigns(token: string): string {
  return token.replace(/plusplus$/, String.raw`\+\+`).replace(/(?<=^[a-z])sharp$/, '#')
}
