import { simplifyCode } from '../chinese-characters.ts'
import { isCjk, isWordPart, toLetterKind } from './letter-kind.ts'

/** Texts with fewer letters are too short to compare. */
const LETTERS_MIN = 200
/** A shingle ends at each unit: five units at a CJK character, three at a word of a spaced script. */
const SHINGLE_CJK = 5
const SHINGLE_WORDS = 3
const SPACE = 0x20

/**
 * Hashes of the shingles of a folded text in their order (CJK 5-grams, 3 words elsewhere), unsigned 32 bits and evenly
 * spread; punctuation is left out. Null below 200 letters. They are written into `room`, which has a place for each code.
 * Chinese becomes simplified, in `codes` too.
 */
export function listShingles(codes: Uint16Array, room: Uint32Array): Uint32Array | null {
  // The last units, `a` the last of all; all of them signed, or they are kept as doubles.
  let [a, b, c, d, e] = [0, 0, 0, 0, 0]
  let [letters, count, size, word] = [0, 0, 0, 0]
  // One step beyond the end: the last word ends there.
  for (let at = 0; at <= codes.length; at++) {
    const code = at < codes.length ? (codes[at] ?? 0) : SPACE
    const kind = toLetterKind(code)
    if (isWordPart(kind)) {
      letters++
      word = Math.imul(word ^ (code + 0x9e37), 0x01000193) | 1
      continue
    }
    if (word !== 0) {
      e = d
      d = c
      c = b
      b = a
      a = word
      if (++count >= SHINGLE_WORDS) room[size++] = mix(add(add(add(SHINGLE_WORDS, c), b), a))
      word = 0
    }
    if (isCjk(kind)) {
      letters++
      const simple = simplifyCode(code)
      codes[at] = simple
      e = d
      d = c
      c = b
      b = a
      a = mix(simple) | 0
      if (++count >= SHINGLE_CJK) room[size++] = mix(add(add(add(add(add(SHINGLE_CJK, e), d), c), b), a))
    }
  }
  return letters < LETTERS_MIN || count < SHINGLE_CJK ? null : room.subarray(0, size)
}

/** The hash of a shingle with one more unit. */
function add(hash: number, unit: number): number {
  const added = Math.imul(hash ^ unit, 0x5bd1e995)
  return added ^ (added >>> 15)
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
