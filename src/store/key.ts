/** Low bits of a key that tell apart entries of the same second. */
const TIE_BITS = 21
const TIES = 2 ** TIE_BITS
/** Keys hold seconds in 32 bits, 1970 to 2106; times beyond stand at the ends. */
const SECONDS_MAX = 2 ** 32 - 1

/** The lowest key of an entry published at or after `at` (ms since the epoch). */
export function toFirstKey(at: number): number {
  const seconds = Math.min(Math.max(Math.floor(at / 1000), 0), SECONDS_MAX)
  return seconds * TIES
}

/** The highest key of an entry published within the same second as `at` (ms since the epoch). */
export function toLastKey(at: number): number {
  return toFirstKey(at) + TIES - 1
}

/** Keys of 2^22 seconds, seven weeks: the stretch by which the sizes of lists are kept. */
export const SPAN_KEYS = 2 ** (TIE_BITS + 22)

/**
 * The integer an entry is stored under: seconds of its publication, then bits of its id, so that walking the table by
 * key walks posts by date. At most 2^53 - 1. Two entries may share a key; `toFreeKey` then moves one on.
 */
export function toKey(publishedAt: number, id: string): number {
  let tie = 0
  for (const character of id) tie = (Math.imul(tie, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return toFirstKey(publishedAt) + (tie % TIES)
}

/** The first key from `key` on that is not taken, within the same second. */
export function toFreeKey(key: number, isTaken: (key: number) => boolean): number {
  const first = key - (key % TIES)
  for (let step = 0; step < TIES; step++) {
    const candidate = first + ((key - first + step) % TIES)
    if (!isTaken(candidate)) return candidate
  }
  throw new Error(`More than ${TIES} entries within one second`)
}
