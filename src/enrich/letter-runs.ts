/**
 * Runs of letters, whatever stands between them. One changed letter costs eight runs of hundreds, while it would cost three
 * shingles of a few dozen words: what was edited here and there is told from what was filled into a template.
 */

/** Letters of a run that ends at a CJK character, and of one that ends elsewhere. */
const RUN_CJK = 5
const RUN_LATIN = 8
/** Base of the rolling hashes (Karp, Rabin 1987), modulo 2^32, and its powers. */
const BASE = 0x01000193
const POWER_CJK = toPower(RUN_CJK)
const POWER_LATIN = toPower(RUN_LATIN)
/** By the low bits of the place of each of the last letters: the sum up to it. */
const sums = new Int32Array(RUN_LATIN)
const PLACE_MASK = RUN_LATIN - 1

/** So many letters at the start of a text end no whole run. */
export const LETTERS_BEFORE_RUN = RUN_LATIN - 1

/** Forgets the letters of the last text; gives the sum of none. */
export function beginRuns(): number {
  sums.fill(0)
  return 0
}

/** The sum of all letters of a text up to one more. */
export function addLetter(sum: number, code: number): number {
  return (Math.imul(sum, BASE) + code) | 0
}

/** The hash of the run that ends at a CJK character, the letter at `at`, by the sum up to it. */
export function endCjkRun(sum: number, at: number): number {
  const before = sums[(at - RUN_CJK) & PLACE_MASK] ?? 0
  sums[at & PLACE_MASK] = sum
  return (sum - Math.imul(before, POWER_CJK)) | 0
}

/** The hash of the run that ends at another letter. */
export function endLatinRun(sum: number, at: number): number {
  const before = sums[at & PLACE_MASK] ?? 0
  sums[at & PLACE_MASK] = sum
  return (sum - Math.imul(before, POWER_LATIN)) | 0
}

function toPower(length: number): number {
  let power = 1
  for (let n = 0; n < length; n++) power = Math.imul(power, BASE)
  return power
}
