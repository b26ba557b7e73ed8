import { findConditionChange } from '../condition/change.ts'
import type { RefreshResult } from '../operations.ts'
import type { SourceWithState } from '../source.ts'
import type { EntryToSave, KnownEntry, RefreshToSave, StatePatch, StoryPlace } from '../store/writes.ts'
import { assignKeys } from './assign-keys.ts'
import type { Crawler } from './crawler.ts'
import { findEdited, type ReadEntry } from './find-edited.ts'
import { findHabit, type Habit } from './find-habit.ts'
import { forget } from './forget.ts'
import { joinStories } from './join-stories.ts'
import { toKeptHash } from './kept-hash.ts'
import type { SourcePost } from './read-posts.ts'
import type { SourceReading } from './read-source.ts'
import { relateEntries } from './relate.ts'
import { isVisibleChange } from './state-patch.ts'
import { toEntry } from './to-entry.ts'

/** What was read of one document, and what of it was stored before. */
export interface ReadingToSave {
  known: ReadonlyMap<string, KnownEntry>
  reading: SourceReading
  /** What the reading makes of the source's state, with the habit that it shows. */
  toPatch: (habit: Habit) => StatePatch
}

/** Saves what a reading brought, in one transaction; where it belongs is looked up and saved in turn with others. */
export async function saveReading(
  crawler: Crawler,
  source: SourceWithState,
  read: ReadingToSave,
): Promise<RefreshResult> {
  const { entries, committed } = await crawler.writes.inTurn(() => placeAndSave(crawler, source, read))
  await committed.catch((error) => {
    // They are compared with as soon as they are placed.
    forget(
      crawler,
      entries.map(({ key }) => key),
    )
    throw error
  })
  const entriesNew = entries.filter((entry) => entry.oldKey === null).length
  return { outcome: 'fresh', entriesNew, entriesUpdated: entries.length - entriesNew, failure: null }
}

interface BegunSave {
  entries: EntryToSave[]
  /** The others of its group are waited for only when the turn is over. */
  committed: Promise<void>
}

/** Answers when those who look see what is saved. */
async function placeAndSave(
  crawler: Crawler,
  source: SourceWithState,
  { known, reading, toPatch }: ReadingToSave,
): Promise<BegunSave> {
  const { arrivals, tooOld } = toArrivals(crawler, source, { posts: reading.posts, known })
  const entries = await toEntriesToSave(crawler, arrivals)
  const { places, moved, joins, near } = await joinStories(crawler, source, entries)
  const habit = findHabit(source, { reading, known: known.values() }, crawler.now())
  const placed = entries.map((entry) => ({
    ...entry,
    place: places.get(entry.key) ?? entry.place,
    join: joins.get(entry.key) ?? null,
  }))
  const ran = Promise.withResolvers<void>()
  const committed = save(crawler, source, {
    patch: toPatch(habit),
    habit,
    entries: relateEntries(crawler.kin, placed, near),
    tooOld,
    moved,
    onRun: ran.resolve,
  })
  await Promise.race([ran.promise, committed.catch(() => {})])
  return { entries, committed }
}

/** Posts as entries; those older than the store keeps are not admitted. */
function toArrivals(
  crawler: Crawler,
  source: SourceWithState,
  { posts, known }: { posts: readonly SourcePost[]; known: ReadonlyMap<string, KnownEntry> },
): { arrivals: ReadEntry[]; tooOld: string[] } {
  const now = crawler.now()
  const admitFrom = crawler.retentionMs === null ? Number.NEGATIVE_INFINITY : now - crawler.retentionMs
  const read = posts.map(({ id, hash, post }) => {
    const old = known.get(id) ?? null
    const kept = toKeptHash(hash, crawler.version)
    return { post, old, entry: toEntry(post, { id, sourceId: source.id, hash: kept, now, known: old }) }
  })
  const isTooOld = ({ entry }: ReadEntry) => entry.publishedAt < admitFrom
  const tooOld = read.filter((each) => isTooOld(each) && !each.old).map(({ entry }) => entry.id)
  return { arrivals: read.filter((each) => !isTooOld(each)), tooOld }
}

/** Entries with their keys. */
async function toEntriesToSave(crawler: Crawler, arrivals: readonly ReadEntry[]): Promise<EntryToSave[]> {
  const now = crawler.now()
  const edited = await findEdited(crawler.writes, { entries: arrivals, now })
  const keys = await assignKeys(
    crawler.writes,
    arrivals.map(({ entry, old }) => ({ id: entry.id, publishedAt: entry.publishedAt, old })),
  )
  return arrivals.map(({ post, old, entry }) => {
    const key = keys.get(entry.id) as number
    const place: StoryPlace = { key, story: entry.id, isLead: true, alsoAt: [], feedId: null }
    return {
      key,
      oldKey: old?.key ?? null,
      entry: edited.has(entry.id) ? { ...entry, updatedAt: now } : entry,
      contentHash: post.contentHash,
      place,
      join: null,
      related: [],
    }
  })
}

/** Saves what a refresh came to. */
export async function save(
  crawler: Crawler,
  source: SourceWithState,
  {
    habit,
    ...what
  }: Pick<RefreshToSave, 'patch' | 'entries' | 'tooOld' | 'moved' | 'onRun'> & { habit?: Habit },
): Promise<void> {
  const now = crawler.now()
  const { lastPublishedAt } = habit ?? source
  await crawler.writes.saveRefresh({
    sourceId: source.id,
    now,
    isVisible: isVisibleChange(source, what.patch),
    change: findConditionChange({ ...source, lastPublishedAt, ...what.patch }, now),
    ...what,
  })
}
