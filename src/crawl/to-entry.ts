import { refineMonth } from '../date/date.ts'
import type { Entry } from '../entry.ts'
import type { StatedDate } from '../feed.ts'
import { DAY_MS } from '../interval.ts'
import type { KnownEntry } from '../store/writes.ts'
import type { ReadPost } from './readings.ts'

/** A stated date further ahead than this is not believed, ms: time zones and early announcements fit within. */
const AHEAD_MAX_MS = DAY_MS

export interface Arrival {
  id: string
  sourceId: string
  hash: string
  now: number
  /** The entry as it is stored so far. */
  known: KnownEntry | null
}

/**
 * A post as an entry. Its date is the first that was stated, or when we saw it if that was before; a source that dates its
 * posts anew does not lift them, but may say the day of a month. When it was changed is the last that was stated or seen.
 */
export function toEntry(post: ReadPost, { id, sourceId, hash, now, known }: Arrival): Entry {
  const { published, updated, contentHash: _, ...rest } = post
  const seenAt = known?.seenAt ?? now
  // A post that states only when it was last changed is at least that old.
  const stated = [published, updated].find((date) => isBelievable(date, now)) ?? null
  const date = refineMonth(toFirstDate(known), isBelievable(published, now) ? published : null) ?? stated
  return {
    ...rest,
    id,
    sourceId,
    hash,
    seenAt,
    publishedAt: date ? bringBack(date, seenAt) : seenAt,
    publishedPrecision: date?.precision ?? 'seen',
    updatedAt: updated && isBelievable(updated, now) ? bringBack(updated, now) : (known?.updatedAt ?? null),
  }
}

/** A stated instant is no later than the post was seen: clocks run ahead, and local times are said to be UTC. */
function bringBack({ at, precision }: StatedDate, seenAt: number): number {
  return precision === 'minute' ? Math.min(at, seenAt) : at
}

function toFirstDate(known: KnownEntry | null): StatedDate | null {
  if (known === null || known.publishedPrecision === 'seen') return null
  return { at: known.publishedAt, precision: known.publishedPrecision }
}

/** Whether a date is one that a post could have by now. */
export function isBelievable(date: StatedDate | null, now: number): boolean {
  return date !== null && date.at <= now + AHEAD_MAX_MS
}
