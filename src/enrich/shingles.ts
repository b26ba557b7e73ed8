import { isCjk, isWordPart, toLetterKind } from './letter-kind.ts'

/** Texts with fewer letters are too short to compare. */
const LETTERS_MIN = 200
/** A shingle ends at each unit: five units at a CJK character, three at a word of a spaced script. */
const SHINGLE_CJK = 5
const SHINGLE_WORDS = 3
/** The ring of the last units; a power of two above the longest shingle. */
const RING = 8
const SPACE = 0x20

/**
 * Hashes of the shingles of a folded text in their order (CJK 5-grams, 3 words elsewhere), unsigned 32 bits and evenly
 * spread; punctuation is left out. Null below 200 letters. They are written into `room`, which has a place for each character.
 */
export function listShingles(folded: string, room = new Uint32Array(folded.length)): Uint32Array | null {
  const ring = new Int32Array(RING)
  let [letters, count, size, word] = [0, 0, 0, 0]
  // One step beyond the end: the last word ends there.
  for (let at = 0; at <= folded.length; at++) {
    const code = at < folded.length ? folded.charCodeAt(at) : SPACE
    const kind = toLetterKind(code)
    if (isWordPart(kind)) {
      letters++
      word = Math.imul(word ^ (code + 0x9e37), 0x01000193) | 1
      continue
    }
    if (word !== 0) {
      ring[count++ % RING] = word
      if (count >= SHINGLE_WORDS) room[size++] = toShingle(ring, count, SHINGLE_WORDS)
      word = 0
    }
    if (isCjk(kind)) {
      letters++
      ring[count++ % RING] = mix(code)
      if (count >= SHINGLE_CJK) room[size++] = toShingle(ring, count, SHINGLE_CJK)
    }
  }
  return letters < LETTERS_MIN || count < SHINGLE_CJK ? null : room.subarray(0, size)
}

/** The hash of the last `length` of `count` units. */
function toShingle(ring: Int32Array, count: number, length: number): number {
  let hash = length
  for (let back = length; back > 0; back--) {
    hash = Math.imul(hash ^ (ring[(count - back) % RING] ?? 0), 0x5bd1e995)
    hash ^= hash >>> 15
  }
  return mix(hash)
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
