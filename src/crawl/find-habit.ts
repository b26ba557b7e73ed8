import { findUsualGap } from '../schedule/rhythm.ts'
import type { SourceWithState } from '../source.ts'
import type { KnownEntry } from '../store/writes.ts'
import type { SourceReading } from './read-source.ts'

/** Readings whose number of posts is remembered. */
const ITEM_COUNTS_MAX = 10

/** What a source does usually, as far as its posts tell. */
export type Habit = Pick<SourceWithState, 'lastPublishedAt' | 'usualGapMs' | 'itemCounts'>

/** The habit of a source after a reading: from the dates of stored and arriving posts, those never stated left out. */
export function findHabit(
  source: SourceWithState,
  { reading, known }: { reading: SourceReading; known: Iterable<KnownEntry> },
  now: number,
): Habit {
  const stored = [...known].filter((entry) => entry.publishedPrecision !== 'seen')
  const ids = new Set(stored.map((entry) => entry.id))
  const arriving = reading.posts.flatMap(({ id, post }) =>
    post.published && !ids.has(id) ? post.published.at : [],
  )
  const dates = [...stored.map((entry) => entry.publishedAt), ...arriving].filter((at) => at <= now)
  const last = dates.reduce((latest, at) => Math.max(latest, at), source.lastPublishedAt ?? 0)
  return {
    lastPublishedAt: last || null,
    usualGapMs: findUsualGap(dates, now),
    itemCounts: [...source.itemCounts, reading.itemCount].slice(-ITEM_COUNTS_MAX),
  }
}
