import { toLetterKind } from './letter-kind.ts'

/** Texts with fewer letters are too short to compare. */
const LETTERS_MIN = 200
/** A shingle ends at each unit: five units at a CJK character, three at a word of a spaced script. */
const SHINGLE_CJK = 5
const SHINGLE_WORDS = 3
/** The ring of the last units; a power of two above the longest shingle. */
const RING = 8

/**
 * Hashes of the shingles of a folded text in their order (CJK 5-grams, 3 words elsewhere), unsigned 32 bits and evenly
 * spread; punctuation is left out. Null below 200 letters.
 */
export function listShingles(folded: string): Uint32Array | null {
  const shingles = new Uint32Array(folded.length)
  const ring = new Uint32Array(RING)
  let count = 0
  let size = 0
  const letters = eachUnit(folded, (unit, isCjk) => {
    ring[count++ % RING] = unit
    const length = isCjk ? SHINGLE_CJK : SHINGLE_WORDS
    if (count < length) return
    let hash = length
    for (let back = length; back > 0; back--) {
      hash = Math.imul(hash ^ (ring[(count - back) % RING] ?? 0), 0x5bd1e995)
      hash ^= hash >>> 15
    }
    shingles[size++] = mix(hash)
  })
  return letters < LETTERS_MIN || count < SHINGLE_CJK ? null : shingles.subarray(0, size)
}

/** Calls back with the hash of each CJK character and each word of other scripts; returns how many letters there were. */
function eachUnit(text: string, use: (unit: number, isCjk: boolean) => void): number {
  let letters = 0
  let word = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = toLetterKind(code)
    if (kind === 'cjk') {
      if (word !== 0) use(word, false)
      word = 0
      use(mix(code), true)
      letters++
    } else if (kind !== null) {
      word = Math.imul(word ^ (code + 0x9e37), 0x01000193) | 1
      letters++
    } else if (word !== 0) {
      use(word, false)
      word = 0
    }
  }
  if (word !== 0) use(word, false)
  return letters
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
