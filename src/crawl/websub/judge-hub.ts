import type { SourceWithState } from '../../source.ts'
import type { KnownEntry } from '../../store/writes.ts'
import { isPushing } from '../../subscription.ts'
import type { SourceReading } from '../read-source.ts'
import type { Websub } from './websub.ts'

interface Found {
  reading: Pick<SourceReading, 'posts'>
  known: ReadonlyMap<string, KnownEntry>
  now: number
}

/**
 * Holds what was found by looking against what its hub has told of a source. Many a blog names a hub in its template and
 * never tells it anything: such a hub verifies, and is silent. Gives the source as it stands then.
 */
export async function judgeHub(
  websub: Websub,
  source: SourceWithState,
  found: Found,
): Promise<SourceWithState> {
  if (!source.websub || !hasMissed(source, found)) return source
  await websub.subscriptions.noteSilence(source.id, found.now)
  return { ...source, websub: { ...source.websub, silentSince: found.now } }
}

/** Whether a post was published after the hub was asked, and nothing was heard of it since the source was last read. */
function hasMissed({ websub, lastFetchAt }: SourceWithState, { reading, known, now }: Found): boolean {
  if (!websub || !isPushing(websub, now) || lastFetchAt === null) return false
  if ((websub.lastDeliveryAt ?? 0) >= lastFetchAt) return false
  const since = websub.askedAt ?? now
  return reading.posts.some(({ id, post }) => !known.has(id) && (post.published?.at ?? now) > since)
}
