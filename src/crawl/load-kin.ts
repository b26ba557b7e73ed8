import { createKin, KIN_MAX, type Kin } from '../enrich/kin.ts'
import type { Writes } from '../store/writes.ts'

/** The traits of the newest stored stories. */
export async function loadKin(writes: Pick<Writes, 'listTraits'>): Promise<Kin> {
  const kin = createKin()
  for (const { key, traits } of await writes.listTraits(KIN_MAX)) kin.add(key, traits)
  return kin
}
