import { createNeighbours, NEIGHBOURS_MAX, type Neighbours } from '../enrich/neighbours.ts'
import type { Writes } from '../store/writes.ts'

/** The fingerprints of the newest stored entries, the oldest added first: they are the first to go. */
export async function loadNeighbours(writes: Pick<Writes, 'listFingerprints'>): Promise<Neighbours> {
  const neighbours = createNeighbours()
  const newest = await writes.listFingerprints(NEIGHBOURS_MAX)
  for (const { key, fingerprint } of newest.reverse()) neighbours.add(key, fingerprint)
  return neighbours
}
