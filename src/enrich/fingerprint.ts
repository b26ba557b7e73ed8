import { hash } from 'node:crypto'
import { fromCharCodes, toCharCodes } from '../char-codes.ts'
import { keepLetterCodes } from '../word-runs.ts'
import { foldText } from './fold-text.ts'
import { toSample } from './sample.ts'
import { mix, noteShingles } from './shingles.ts'

/** Values of a MinHash: enough to tell a similarity of 0.3 from 0.1, and 256 bytes a post. */
export const SLOTS = 64
const EMPTY = 0xffffffff
/** Characters of most posts: their runs of letters are written into the same memory, one post after the other. */
const ROOM = 32_768
const sharedRoom = new Uint32Array(ROOM)

/**
 * What a text is compared by, as unsigned 32-bit values: the 64 of its MinHash, then its sample (see `toSample`); null
 * below 200 letters. Chinese is compared in simplified characters. Two texts' share of equal slots estimates the Jaccard similarity of their shingles. One permutation
 * with densified bins (Li, Owen, Zhang 2012; Shrivastava 2017): one hash a shingle, not 64.
 */
export function toFingerprint(text: string): Uint32Array | null {
  const slots = new Uint32Array(SLOTS).fill(EMPTY)
  const codes = toCharCodes(foldText(text))
  const room = codes.length <= ROOM ? sharedRoom : new Uint32Array(codes.length)
  const runs = noteShingles(codes, slots, room)
  if (!runs) return null
  const sample = toSample(runs)
  const fingerprint = new Uint32Array(SLOTS + sample.length)
  fingerprint.set(densify(slots))
  fingerprint.set(sample, SLOTS)
  return fingerprint
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
  return hash('sha256', fromCharCodes(keepLetterCodes(toCharCodes(foldText(text)))), 'base64url').slice(0, 22)
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
