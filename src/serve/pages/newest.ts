import { ALL_ENTRIES, type Reads } from '../../store/reads.ts'

/**
 * Makes the function that answers when the newest post was first seen, ms; null while there is none. Every page says it,
 * so it is asked once for each version of the data.
 */
export function openNewest(reads: Pick<Reads, 'findVersion' | 'listEntries'>): () => Promise<number | null> {
  let known = -1
  let newest: Promise<number | null> = Promise.resolve(null)
  return async () => {
    const { version } = await reads.findVersion()
    if (version === known) return newest
    known = version
    newest = findNewest(reads)
    // What failed is not the answer for this version.
    newest.catch(() => {
      known = -1
    })
    return newest
  }
}

async function findNewest(reads: Pick<Reads, 'listEntries'>): Promise<number | null> {
  const { entries } = await reads.listEntries({
    filter: ALL_ENTRIES,
    sort: 'seen',
    limit: 1,
    page: 1,
    cursor: null,
  })
  return entries[0]?.seenAt ?? null
}
