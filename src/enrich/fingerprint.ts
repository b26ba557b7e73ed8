import { hash } from 'node:crypto'
import { keepLetters } from '../word-runs.ts'
import { foldText } from './fold-text.ts'
import { toLetterKind } from './letter-kind.ts'

/** Values of a fingerprint: enough to tell a similarity of 0.3 from 0.1, and 256 bytes a post. */
export const SLOTS = 64
/** Texts with fewer letters are too short to compare. */
const LETTERS_MIN = 200
/** A shingle ends at each unit: five units at a CJK character, three at a word of a spaced script. */
const SHINGLE_CJK = 5
const SHINGLE_WORDS = 3
/** The ring of the last units; a power of two above the longest shingle. */
const RING = 8
const EMPTY = 0xffffffff

/**
 * MinHash of a text over shingles (CJK 5-grams, 3 words elsewhere), formulas and punctuation left out: 64 unsigned
 * 32-bit values, or null below 200 letters. Two texts' share of equal slots estimates the Jaccard similarity of their
 * shingles. One permutation with densified bins (Li, Owen, Zhang 2012; Shrivastava 2017): one hash a shingle, not 64.
 */
export function toFingerprint(text: string): Uint32Array | null {
  const slots = new Uint32Array(SLOTS).fill(EMPTY)
  const ring = new Uint32Array(RING)
  let count = 0
  const letters = eachUnit(foldText(text), (unit, isCjk) => {
    ring[count++ % RING] = unit
    const length = isCjk ? SHINGLE_CJK : SHINGLE_WORDS
    if (count < length) return
    let shingle = length
    for (let back = length; back > 0; back--) {
      shingle = Math.imul(shingle ^ (ring[(count - back) % RING] ?? 0), 0x5bd1e995)
      shingle ^= shingle >>> 15
    }
    const value = mix(shingle)
    const slot = value >>> 26
    if (value < (slots[slot] ?? 0)) slots[slot] = value
  })
  return letters < LETTERS_MIN || count < SHINGLE_CJK ? null : densify(slots)
}

/** Estimated share of shingles that two texts have in common, 0 to 1. */
export function similarity(a: Uint32Array, b: Uint32Array): number {
  let equal = 0
  for (let slot = 0; slot < SLOTS; slot++) {
    if (a[slot] === b[slot]) equal++
  }
  return equal / SLOTS
}

/** Hash of the letters and digits of a text alone: equal for copies that differ in spacing, punctuation or formulas. */
export function toContentHash(text: string): string {
  return hash('sha256', keepLetters(foldText(text)), 'base64url').slice(0, 22)
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
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Fills each empty slot from another that is not, the same way for every text. */
function densify(slots: Uint32Array): Uint32Array {
  const dense = slots.slice()
  for (let slot = 0; slot < SLOTS; slot++) {
    for (let attempt = 1; dense[slot] === EMPTY && attempt <= 2 * SLOTS; attempt++) {
      const from = attempt <= SLOTS ? mix(slot * SLOTS + attempt) % SLOTS : attempt % SLOTS
      dense[slot] = slots[from] ?? EMPTY
    }
  }
  return dense
}
