import { SLOTS } from './fingerprint.ts'

/** Values of one slot, whose high bits are the same. */
const SLOT_RANGE = 2 ** 32 / SLOTS

/** What two texts of these sizes and this similarity share, as a part of the smaller one. */
export function toContained(similarity: number, a: number, b: number): number {
  return Math.min(1, (similarity * (a + b)) / (1 + similarity) / Math.min(a, b))
}

/** How many shingles a text has, about: the more there are, the less is the least of each slot. */
export function toSize(fingerprint: Uint32Array): number {
  let sum = 0
  for (let slot = 0; slot < SLOTS; slot++) sum += (fingerprint[slot] ?? 0) & (SLOT_RANGE - 1)
  return Math.max(1, SLOTS * (SLOT_RANGE / (sum / SLOTS + 1) - 1))
}
