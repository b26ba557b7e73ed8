import { toFreeKey, toKey } from '../store/key.ts'
import type { KnownEntry, Writes } from '../store/writes.ts'

/** Rounds of looking for free keys; each looks further only where many posts share one second. */
const ROUNDS_MAX = 20

export interface KeyWanted {
  id: string
  publishedAt: number
  old: KnownEntry | null
}

/** A key for every entry, by id: the one it has while its date stays, else the first free one of its second. */
export async function assignKeys(
  writes: Pick<Writes, 'findTakenKeys'>,
  wanted: readonly KeyWanted[],
): Promise<Map<string, number>> {
  const taken = new Map<number, string>()
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const keys = assign(wanted, taken)
    const stored = await writes.findTakenKeys([...keys.values()])
    const clashes = [...keys].filter(([id, key]) => stored.has(key) && stored.get(key) !== id)
    if (clashes.length === 0) return keys
    for (const [key, id] of stored) taken.set(key, id)
  }
  throw new Error(`No free key within ${ROUNDS_MAX} rounds`)
}

function assign(wanted: readonly KeyWanted[], taken: ReadonlyMap<number, string>): Map<string, number> {
  const keys = new Map<string, number>()
  const used = new Set<number>()
  for (const { id, publishedAt, old } of wanted) {
    const isFree = (key: number) => !used.has(key) && (taken.get(key) ?? id) === id
    const stays = old !== null && old.publishedAt === publishedAt
    const key = stays ? old.key : toFreeKey(toKey(publishedAt, id), (each) => !isFree(each))
    used.add(key)
    keys.set(id, key)
  }
  return keys
}
