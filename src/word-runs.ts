const CJK = 1
const NUMBER = 2
const LETTER = 4
/** Not looked up yet; a bit of its own. */
const UNKNOWN = 128

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

/** The next run in a folded text from `from` on; null when none is left. Whatever is neither letter nor digit parts runs. */
export function findRun(text: string, from: number): WordRun | null {
  for (let start = from; start < text.length; start += widthAt(text, start)) {
    const kind = kindAt(text, start)
    if (kind === 0) continue
    if (kind & CJK) return { start, end: findEnd(text, start, CJK), isCjk: true }
    if (kind & NUMBER) return { start, end: findEnd(text, start, NUMBER), isCjk: false }
    return { start, end: findSignsEnd(text, start), isCjk: false }
  }
  return null
}

/** The letters and digits of a text alone. */
export function keepLetters(text: string): string {
  const kept = new Uint16Array(text.length)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const known = kinds[code] ?? 0
    if (known === 0 || (known === UNKNOWN && kindAt(text, at) === 0)) continue
    kept[length++] = code
    if (isPair(text, at)) kept[length++] = text.charCodeAt(++at)
  }
  return length === text.length ? text : Buffer.from(kept.buffer, 0, length * 2).toString('utf16le')
}

/** Where the run of letters ends that begins at `start`, of whatever script; `start` itself where none does. */
export function findLettersEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && isLetter(kindAt(text, end))) end += widthAt(text, end)
  return end
}

/** Code units of the character at `at`: two for a pair of surrogates. */
export function widthAt(text: string, at: number): 1 | 2 {
  return isPair(text, at) ? 2 : 1
}

function findEnd(text: string, start: number, kind: number): number {
  let end = start
  while (end < text.length && kindAt(text, end) & kind) end += widthAt(text, end)
  return end
}

/** Where a word ends that may carry `++`, or `#` after a letter alone. */
function findSignsEnd(text: string, start: number): number {
  if (text[start + 1] === '#' && isSmall(text, start) && text[start + 2] !== '#' && !isSmall(text, start + 2))
    return start + 2
  const end = findEnd(text, start, LETTER)
  const goesOn = text[end + 2] === '+' || (end + 2 < text.length && kindAt(text, end + 2) & LETTER)
  return text.startsWith('++', end) && !goesOn ? end + 2 : end
}

function isLetter(kind: number): boolean {
  return kind === LETTER || kind === CJK
}

function isSmall(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x61 && code <= 0x7a
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  // Halves of pairs stay unknown.
  if ((code & 0xf800) === 0xd800) return toKind(String.fromCodePoint(text.codePointAt(at) ?? 0))
  const known = kinds[code] ?? 0
  if (known !== UNKNOWN) return known
  const kind = toKind(text.charAt(at))
  kinds[code] = kind
  return kind
}

function toKind(character: string): number {
  const isCjk = IS_CJK.test(character)
  const kind = (isCjk ? CJK : 0) | (IS_NUMBER.test(character) ? NUMBER : 0)
  return !isCjk && IS_LETTER.test(character) ? kind | LETTER : kind
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}
