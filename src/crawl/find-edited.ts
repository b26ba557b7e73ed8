import type { Entry } from '../entry.ts'
import type { KnownEntry, Writes } from '../store/writes.ts'
import { saysOther } from './kept-hash.ts'
import type { ReadPost } from './readings.ts'
import { isBelievable } from './to-entry.ts'

/** A post that was read, and what of it was stored before. */
export interface ReadEntry {
  post: ReadPost
  entry: Entry
  old: KnownEntry | null
}

/**
 * Ids of posts whose title or text is another than the stored one, where the source does not say when that happened. What
 * only it says of them in another way (categories, a file's address) is no edit, nor is a text that is whole at last, nor
 * what an update of this program reads in another way.
 */
export async function findEdited(
  writes: Pick<Writes, 'findStoryFacts'>,
  { entries, now }: { entries: readonly ReadEntry[]; now: number },
): Promise<Set<string>> {
  const unstated = entries.filter(
    ({ post, entry, old }) => old && !isBelievable(post.updated, now) && saysOther(old.hash, entry.hash),
  )
  if (unstated.length === 0) return new Set()
  const stored = await writes.findStoryFacts({ ids: unstated.map(({ entry }) => entry.id) })
  const before = new Map(stored.map(({ id, title, contentHash }) => [id, { title, contentHash }]))
  const edited = unstated.filter(({ post, entry }) => {
    const known = before.get(entry.id)
    return known && (known.title !== entry.title || known.contentHash !== post.contentHash)
  })
  return new Set(edited.map(({ entry }) => entry.id))
}
