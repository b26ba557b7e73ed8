import { toSimplified } from '../chinese-characters.ts'
import * as letterKind from './letter-kind.ts'

/** Bound here: what is imported is looked up anew at each call. */
const { isCjk, isLetter, isWordPart, toLetterKind } = letterKind

const SPACE = 0x20
const PLUS = 0x2b
const HASH = 0x23
/** What makes an ASCII letter a small one, and leaves digits as they are. */
const SMALL = 0x20
const ASCII_END = 0x80

/** Marks: a CJK character is its own; a break, and words of other letters than ASCII, share one each; words come above. */
const BREAK = 1
const OTHER_WORD = 2
const WORD_MARKS = 0x1_0000
/** All marks are below this. */
export const MARKS = 2 * WORD_MARKS

/** Longer texts get room of their own, which is given back. */
const ROOM_CHARACTERS = 0x4000

/** Where the tokens of a text are, and what is seen of each without making a string of it. */
export interface TokenScan {
  /** NFKC; what the places count in. */
  text: string
  count: number
  starts: Uint32Array
  ends: Uint32Array
  /** The same for the same CJK character, simplified, and for the same word of ASCII in any case; seldom for two. */
  marks: Int32Array
}

/** By code unit: 1 for what ends sentences and clauses. */
const breakSigns = new Uint8Array(0x1_0000)
for (const sign of '.,;:!?。、') breakSigns[sign.charCodeAt(0)] = 1
/** By code unit of a CJK character: its mark; 0 until it comes. */
const characterMarks = new Uint16Array(0x1_0000)
const sharedRoom = createRoom(ROOM_CHARACTERS)

/**
 * Text as words for matching phrases: whatever is neither letter nor digit parts words and is gone, but for breaks where
 * sentences and clauses end; letters part from digits (`GPT4` is `GPT 4`), and the signs of `C++` and `C#` stay with
 * their letter. To be used before the next text is scanned: they share their arrays.
 */
export function scanTokens(text: string): TokenScan {
  const normal = text.normalize('NFKC')
  const { starts, ends, marks } = normal.length > ROOM_CHARACTERS ? createRoom(normal.length) : sharedRoom
  let count = 0
  for (let at = 0; at < normal.length; at = read.end) {
    const code = normal.charCodeAt(at)
    const kind = toLetterKind(code)
    read.end = at + 1
    if (isWordPart(kind)) readWord(normal, at, kind)
    else if (isCjk(kind)) read.mark = characterMarks[code] || toCharacterMark(code)
    else if (code !== SPACE && isBreak(normal, at, code)) read.mark = BREAK
    else continue
    starts[count] = at
    ends[count] = read.end
    marks[count++] = read.mark
  }
  return { text: normal, count, starts, ends, marks }
}

/** Where the token ends that was read last, and its mark. */
const read = { end: 0, mark: 0 }

function readWord(text: string, start: number, kind: number): void {
  let [hash, bits] = [0, 0]
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (toLetterKind(code) !== kind) break
    hash = Math.imul(hash, 0x01000193) ^ (code | SMALL)
    bits |= code
  }
  read.end = isLetter(kind) ? toSignsEnd(text, start, end) : end
  read.mark = bits < ASCII_END ? toWordMark(hash) : OTHER_WORD
}

/** The mark of the first token of a text; that of a break for a text without one. */
export function toMark(text: string): number {
  const { marks, count } = scanTokens(text)
  return count > 0 ? (marks[0] ?? BREAK) : BREAK
}

/** Whether a mark is that of a break. */
export function isBreakMark(mark: number): boolean {
  return mark === BREAK
}

/** Whether a mark is that of a word, which others may share. */
export function isWordMark(mark: number): boolean {
  return mark >= WORD_MARKS || mark === OTHER_WORD
}

function createRoom(characters: number): Pick<TokenScan, 'starts' | 'ends' | 'marks'> {
  return {
    starts: new Uint32Array(characters),
    ends: new Uint32Array(characters),
    marks: new Int32Array(characters),
  }
}

function toWordMark(hash: number): number {
  return WORD_MARKS | ((hash ^ (hash >>> 16)) & (WORD_MARKS - 1))
}

function toCharacterMark(code: number): number {
  const mark = toSimplified(String.fromCharCode(code)).charCodeAt(0)
  characterMarks[code] = mark
  return mark
}

/** Where a word ends that may carry `++`, or `#` after a letter alone. */
function toSignsEnd(text: string, start: number, end: number): number {
  const sign = end < text.length ? text.charCodeAt(end) : SPACE
  if (sign === PLUS) return text.startsWith('++', end) && text[end + 2] !== '+' ? end + 2 : end
  return sign === HASH && end === start + 1 ? end + 1 : end
}

/** Whether a mark ends something: not those within numbers and names (`3,000`, `3.5`, `std::vector`), nor the last of all. */
function isBreak(text: string, at: number, code: number): boolean {
  if (breakSigns[code] !== 1 || at + 1 >= text.length) return false
  const next = toLetterKind(text.charCodeAt(at + 1))
  return !isWordPart(next)
}
