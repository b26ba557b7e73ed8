import { fromCharCodes, toCharCodes } from './char-codes.ts'

const CJK = 1
const NUMBER = 2
const LETTER = 4
const KINDS = CJK | NUMBER | LETTER
/** Not looked up yet; a bit of its own. */
const UNKNOWN = 128

const HASH = 0x23
const PLUS = 0x2b

const IS_CJK = /^[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]&&[\p{L}\p{N}]]$/v
const IS_NUMBER = /^\p{N}$/u
const IS_LETTER = /^\p{L}$/u

/** What each code unit of the basic plane is, filled as texts come: it is asked for every character of every post. */
const kinds = new Uint8Array(0x1_0000).fill(UNKNOWN)

/** A stretch of text that is one token, or one run of characters that each are a word. */
export interface WordRun {
  /** Code units in the text, the end not included. */
  start: number
  end: number
  /** Han, kana and hangul; else digits, or letters with the signs that belong to a name (`c++`, `c#`). */
  isCjk: boolean
}

/**
 * The next run in a folded text from `from` on; null when none is left. Whatever is neither letter nor digit parts runs.
 * `codes`: the code units of the text.
 */
export function findRun(codes: Uint16Array, from: number): WordRun | null {
  for (let start = from; start < codes.length; start++) {
    const kind = kindAt(codes, start)
    if (kind === 0) continue
    if (kind & CJK) return { start, end: findEnd(codes, start, CJK), isCjk: true }
    if (kind & NUMBER) return { start, end: findEnd(codes, start, NUMBER), isCjk: false }
    return { start, end: findSignsEnd(codes, start), isCjk: false }
  }
  return null
}

/** The letters and digits of a text alone. */
export function keepLetters(text: string): string {
  const kept = keepLetterCodes(toCharCodes(text))
  return kept.length === text.length ? text : fromCharCodes(kept)
}

/** Of the code units of a text those of letters and digits, written over the first of them. */
export function keepLetterCodes(codes: Uint16Array): Uint16Array {
  let [length, at] = [0, 0]
  while (at < codes.length) {
    // Nearly all is known: twice as fast in a loop that always goes on by one.
    for (; at < codes.length; at++) {
      const code = codes[at] ?? 0
      const kind = kinds[code] ?? 0
      if (kind === UNKNOWN) break
      codes[length] = code
      // 1 for any kind, added: where words end no processor foretells.
      length += (kind + KINDS) >> 3
    }
    const width = at < codes.length && kindAt(codes, at) !== 0 ? toWidth(codes[at] ?? 0) : 0
    codes.copyWithin(length, at, at + width)
    length += width
    at += width || 1
  }
  return codes.subarray(0, length)
}

/** Where the run of letters ends that begins at `start`, of whatever script; `start` itself where none does. */
export function findLettersEnd(text: string, start: number): number {
  let end = start
  while (end < text.length) {
    const code = text.charCodeAt(end)
    const known = kinds[code] ?? 0
    const kind = known === UNKNOWN ? lookUp(code, text.charCodeAt(end + 1)) : known
    if (kind !== LETTER && kind !== CJK) break
    end += toWidth(code)
  }
  return end
}

/** Code units of the character that begins with `code`: two for a pair of surrogates. No half may stand alone there. */
export function toWidth(code: number): 1 | 2 {
  return isFirstHalf(code) ? 2 : 1
}

/** Code units of the character at `at`: two for a pair of surrogates. */
export function widthAt(text: string, at: number): 1 | 2 {
  return isPair(text.charCodeAt(at), text.charCodeAt(at + 1)) ? 2 : 1
}

function findEnd(codes: Uint16Array, start: number, kind: number): number {
  let end = start
  while (end < codes.length && kindAt(codes, end) & kind) end += toWidth(codes[end] ?? 0)
  return end
}

/** Where a word ends that may carry `++`, or `#` after a letter alone. */
function findSignsEnd(codes: Uint16Array, start: number): number {
  const third = codeAt(codes, start + 2)
  if (codeAt(codes, start + 1) === HASH && isSmall(codeAt(codes, start)) && third !== HASH && !isSmall(third))
    return start + 2
  const end = findEnd(codes, start, LETTER)
  if (codeAt(codes, end) !== PLUS || codeAt(codes, end + 1) !== PLUS) return end
  const goesOn = end + 2 < codes.length && (codes[end + 2] === PLUS || kindAt(codes, end + 2) & LETTER)
  return goesOn ? end : end + 2
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

function kindAt(codes: Uint16Array, at: number): number {
  const code = codes[at] ?? 0
  const known = kinds[code] ?? 0
  return known === UNKNOWN ? lookUp(code, codeAt(codes, at + 1)) : known
}

/** The kind of the character that `code` begins, with `next` behind it. First halves of pairs stay unknown. */
function lookUp(code: number, next: number): number {
  if (isPair(code, next)) return toKind(String.fromCharCode(code, next))
  const kind = toKind(String.fromCharCode(code))
  if (!isFirstHalf(code)) kinds[code] = kind
  return kind
}

function toKind(character: string): number {
  const isCjk = IS_CJK.test(character)
  const kind = (isCjk ? CJK : 0) | (IS_NUMBER.test(character) ? NUMBER : 0)
  return !isCjk && IS_LETTER.test(character) ? kind | LETTER : kind
}

/** 0 beyond the end. */
function codeAt(codes: Uint16Array, at: number): number {
  return at < codes.length ? (codes[at] ?? 0) : 0
}

function isFirstHalf(code: number): boolean {
  return (code & 0xfc00) === 0xd800
}

function isPair(code: number, next: number): boolean {
  return isFirstHalf(code) && (next & 0xfc00) === 0xdc00
}
