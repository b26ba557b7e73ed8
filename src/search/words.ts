import { fromCharCodes, toCharCodes } from '../char-codes.ts'
import { findRun, toWidth, type WordRun } from '../word-runs.ts'
import { TOKEN_LENGTH_MAX, type Written, writePlain } from './plain-words.ts'

const SPACE = 0x20
const HASH = 0x23
const PLUS = 0x2b
/** One code unit becomes at most so many: `c++` is `cplusplus` and a space, a character stands in two bigrams. */
const UNITS_PER_UNIT_MAX = 4
/** Room for what most texts become, one after the other: new memory is emptied each time. */
const room = new Uint16Array(131_072)

/** A mark, or half of a pair that may be one or carry one. */
const MARK = /[\p{M}\p{Cs}]/u
/** A letter without case, which NFKC has made one with what it carries. */
const CASELESS = /\p{Lo}/u
/** By code unit: whether a text that holds it may hold accents; 0 where nobody has looked yet. */
const accents = new Uint8Array(0x1_0000)
const NONE = 1
const SOME = 2
const ACCENTS = /(\p{Script=Latin}|\p{Script=Greek})[\u0300-\u036f]+/gu
const MARKS = /\p{M}+/gu
const ASCII_ONLY = /^[\p{ASCII}]*$/u

/** One query word as the tokens that stand next to each other in a text; with `prefix` the last may go on. */
export interface QueryWord {
  tokens: string[]
  prefix: boolean
  /** Wanted in the title; elsewhere it does not count. */
  inTitle?: boolean
  /** Another form of a word that was typed. */
  isForm?: boolean
}

/**
 * Text as space-joined tokens of letters and digits only, so that SQLite FTS5 `ascii` and PostgreSQL `simple` split
 * it at the spaces and nowhere else. NFKC, lower case, accents off; letters and digits part (`GPT-4` and `gpt4` are both
 * `gpt 4`); runs of Han, kana and hangul become overlapping bigrams and their last character, so that every character
 * begins some token (`学习` is `学习 习`).
 */
export function toIndexText(text: string): string {
  const codes = toCharCodes(fold(text))
  const units = codes.length * UNITS_PER_UNIT_MAX
  const written: Written = { codes: units <= room.length ? room : new Uint16Array(units), length: 0 }
  for (let at = 0; at < codes.length; ) {
    const run = findRun(codes, writePlain(written, codes, at))
    if (!run) break
    if (run.isCjk) writeBigrams(written, codes, run)
    else writeToken(written, codes, run)
    at = run.end
  }
  return fromCharCodes(written.codes.subarray(0, Math.max(0, written.length - 1)))
}

/** Bigrams of a run and its last character, each with a space behind it. */
function writeBigrams(written: Written, codes: Uint16Array, { start, end }: WordRun): void {
  const to = written.codes
  let { length } = written
  for (let at = start; at < end; ) {
    const next = at + toWidth(codes[at] ?? 0)
    const last = next < end ? next + toWidth(codes[next] ?? 0) : next
    for (let from = at; from < last; from++) to[length++] = codes[from] ?? 0
    to[length++] = SPACE
    at = next
  }
  written.length = length
}

function writeToken(written: Written, codes: Uint16Array, { start, end }: WordRun): void {
  const to = written.codes
  let { length } = written
  const last = codes[end - 1] ?? 0
  if (last === HASH || last === PLUS || end - start > TOKEN_LENGTH_MAX) {
    const token = toLatinToken(fromCharCodes(codes.subarray(start, end)))
    for (let at = 0; at < token.length; at++) to[length++] = token.charCodeAt(at)
  } else for (let at = start; at < end; at++) to[length++] = codes[at] ?? 0
  to[length++] = SPACE
  written.length = length
}

/** One word or quotation of a search as the phrase of tokens to look for; no tokens for one without letters or digits. */
export function toQueryWord(text: string): QueryWord {
  const folded = fold(text)
  const tokens: string[] = []
  let prefix = text.endsWith('*')
  const codes = toCharCodes(folded)
  for (let run = findRun(codes, 0), next: WordRun | null; run; run = next) {
    next = findRun(codes, run.end)
    const isLast = next === null
    const word = folded.slice(run.start, run.end)
    if (!run.isCjk) {
      tokens.push(toLatinToken(word))
      continue
    }
    // The text may go on after the last run, so its last character must not have to end a run there.
    const length = pushBigrams(tokens, word, !isLast)
    if (isLast && length === 1) prefix = true
  }
  return { tokens, prefix }
}

/** Adds the bigrams of a run and, when `closed` or alone, its last character; returns its characters. */
function pushBigrams(tokens: string[], run: string, closed: boolean): number {
  const characters = [...run]
  for (let at = 0; at + 1 < characters.length; at++) {
    tokens.push(`${characters[at]}${characters[at + 1]}`)
  }
  if (closed || characters.length === 1) tokens.push(characters.at(-1) ?? '')
  return characters.length
}

function toLatinToken(run: string): string {
  const token = run.endsWith('#')
    ? `${run.slice(0, -1)}sharp`
    : run.endsWith('++')
      ? `${run.slice(0, -2)}plusplus`
      : run
  return token.length <= TOKEN_LENGTH_MAX ? token : token.slice(0, TOKEN_LENGTH_MAX).toWellFormed()
}

/** NFKC, lower case, and no accents on Latin and Greek; other marks (vowel points, tone marks) drop out of their words. */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase()
  const lower = text.normalize('NFKC').toLowerCase()
  if (!mayHaveAccents(lower)) return lower
  return lower.normalize('NFD').replace(ACCENTS, '$1').normalize('NFC').replace(MARKS, '')
}

/** By table: the class of all that have none is dear to ask of each character. */
function mayHaveAccents(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((accents[code] || noteAccents(code)) === SOME) return true
  }
  return false
}

function noteAccents(code: number): number {
  const character = String.fromCharCode(code)
  const isWhole = CASELESS.test(character) || character.normalize('NFD') === character
  const found = isWhole && !MARK.test(character) ? NONE : SOME
  accents[code] = found
  return found
}
