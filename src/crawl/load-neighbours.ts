import { createNeighbours, type Neighbours } from '../enrich/neighbours.ts'
import type { Writes } from '../store/writes.ts'

/** Newest entries that an arriving one is compared with. */
const NEIGHBOURS_MAX = 100_000

/** The fingerprints of the newest stored entries. */
export async function loadNeighbours(writes: Pick<Writes, 'listFingerprints'>): Promise<Neighbours> {
  const neighbours = createNeighbours()
  for (const { key, fingerprint } of await writes.listFingerprints(NEIGHBOURS_MAX))
    neighbours.add(key, fingerprint)
  return neighbours
}
