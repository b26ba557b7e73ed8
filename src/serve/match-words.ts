import type { WordQuery } from '../word-query.ts'
import type { QueryWord } from '../words.ts'

/** Finds the words of a search in a text: their places `[from, to)` in UTF-16 units, in order, apart from each other. */
export type Matcher = (text: string) => [from: number, to: number][]

const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]`
const LETTER = String.raw`[\p{L}--${CJK}]`
/** What may stand between two tokens of one phrase: a little of anything but letters and digits. */
const BETWEEN = String.raw`[^\p{L}\p{N}]{0,3}`
const BEGINS_CJK = new RegExp(`^${CJK}`, 'v')
const BEGINS_DIGIT = /^\p{N}/u
const ASCII_ONLY = /^[\p{ASCII}]*$/u

/** Makes a matcher of the wanted words of a search; null where none is wanted. */
export function toMatcher({ wanted }: WordQuery): Matcher | null {
  const sources = wanted.flat().map(toSource)
  if (sources.length === 0) return null
  // The longest first, so that a phrase is not found piece by piece.
  const pattern = new RegExp(sources.sort((a, b) => b.length - a.length).join('|'), 'gv')
  return (text) =>
    [...fold(text).matchAll(pattern)].map(({ index, 0: { length } }) => [index, index + length])
}

/** A word as a pattern over a folded text: the tokens of `toIndexText` as they stand in texts. */
function toSource({ tokens, prefix }: QueryWord): string {
  const runs: string[] = []
  for (const token of tokens) {
    const last = runs.at(-1)
    const [first = '', ...rest] = [...token]
    // Overlapping pairs of characters become their run again.
    if (last !== undefined && BEGINS_CJK.test(token) && last.endsWith(first))
      runs[runs.length - 1] = last + rest.join('')
    else runs.push(token)
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

/** What each sign of the basic plane is folded to, filled as texts come; 0: not looked up yet. */
const folds = new Uint16Array(0x1_0000)

/** A text as the index folds it, sign by sign at its place; signs that would take another length stay. */
function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase()
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const pair = text.codePointAt(at) === unit ? null : foldSign(text.slice(at, at + 2))
    if (pair === null) folds[unit] ||= foldSign(text.charAt(at)).charCodeAt(0)
    units[at] = pair === null ? (folds[unit] ?? unit) : pair.charCodeAt(0)
    if (pair !== null) units[++at] = pair.charCodeAt(1)
  }
  return Buffer.from(units.buffer).toString('utf16le')
}

function foldSign(sign: string): string {
  const plain = sign.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  return plain.length === sign.length ? plain : sign
}
