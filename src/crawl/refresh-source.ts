import { findConditionChange } from '../condition-change.ts'
import type { Document, Unchanged, Validators } from '../document.ts'
import { AppError } from '../errors.ts'
import type { Failure } from '../failure.ts'
import type { RefreshResult } from '../operations.ts'
import { type SourceWithState, toAskedKind } from '../source.ts'
import type { EntryToSave, KnownEntry, MovedPlace, SourcePatch, StoryPlace } from '../store/writes.ts'
import { assignKeys } from './assign-keys.ts'
import type { Crawler } from './crawler.ts'
import { findEdited } from './find-edited.ts'
import { findHabit, type Habit } from './find-habit.ts'
import { joinStories } from './join-stories.ts'
import { keepClaim } from './lease.ts'
import { readSource, type SourcePost, type SourceReading } from './read-source.ts'
import { relateEntries } from './relate.ts'
import { isVisibleChange, toBodyHash, toFailedPatch, toFreshPatch, toUnchangedPatch } from './source-patch.ts'
import { toEntry } from './to-entry.ts'
import { judgeHub } from './websub/judge-hub.ts'
import { keepSubscription } from './websub/keep-subscription.ts'

/**
 * Takes one claimed source through the pipeline and saves what it brought, in one transaction. Throws AppError not-found
 * where it was removed meanwhile.
 */
export function refreshSource(crawler: Crawler, source: SourceWithState): Promise<RefreshResult> {
  return keepClaim(crawler, source, () => readAndSave(crawler, source))
}

/** Whether a reading came to nothing because its source was removed meanwhile. */
export function isRemoved(error: unknown): boolean {
  return error instanceof AppError && error.code === 'not-found'
}

async function readAndSave(crawler: Crawler, source: SourceWithState): Promise<RefreshResult> {
  const answer = await crawler.fetcher.fetch({
    url: source.movedTo ?? source.url,
    kind: toAskedKind(source),
    validators: toValidators(source),
  })
  if (answer.outcome === 'failed') return saveFailed(crawler, source, answer.failure)
  if (answer.outcome === 'unchanged') return saveUnchanged(crawler, source, answer.unchanged)
  const { document } = answer
  if (toBodyHash(document.body) === source.bodyHash) return saveUnchanged(crawler, source, document)
  const known = new Map((await crawler.writes.listKnown(source.id)).map((entry) => [entry.id, entry]))
  const read = await readSource(crawler, { document, source, known })
  if ('failure' in read) return saveFailed(crawler, source, read.failure)
  const { reading } = read
  const told = await mindHub(crawler, source, { document, known, reading })
  const toPatch = (habit: Habit) => {
    const { feed, warnings, isConclusive } = reading
    const fresh = { document, pace: feed.pace, warnings, isConclusive, habit }
    return toFreshPatch(told, fresh, { now: crawler.now(), random: crawler.random() })
  }
  return saveReading(crawler, told, { known, reading, toPatch })
}

/** What a document says of its hub, and its posts of what the hub told us. */
async function mindHub(
  { websub, now }: Crawler,
  source: SourceWithState,
  read: { document: Document; known: ReadonlyMap<string, KnownEntry>; reading: SourceReading },
): Promise<SourceWithState> {
  if (!websub) return source
  const { document, known, reading } = read
  await keepSubscription(websub, { sourceId: source.id, feed: reading.feed, document, now: now() })
  return judgeHub(websub, source, { reading, known, now: now() })
}

function toValidators({ etag, lastModified, validatorsUrl }: SourceWithState): Validators | null {
  if (etag === null && lastModified === null) return null
  return { etag, lastModified, ...(validatorsUrl === null ? {} : { url: validatorsUrl }) }
}

/** What was read of one document, and what of it was stored before. */
export interface ReadingToSave {
  known: ReadonlyMap<string, KnownEntry>
  reading: SourceReading
  /** What the reading makes of the source's state, with the habit that it shows. */
  toPatch: (habit: Habit) => SourcePatch
}

/** Saves what a reading brought, in one transaction. */
export async function saveReading(
  crawler: Crawler,
  source: SourceWithState,
  { known, reading, toPatch }: ReadingToSave,
): Promise<RefreshResult> {
  const entries = await toEntriesToSave(crawler, source, { posts: reading.posts, known })
  const { places, moved, joins, near } = await joinStories(crawler, source, entries)
  const habit = findHabit(source, { reading, known: known.values() }, crawler.now())
  const placed = entries.map((entry) => ({
    ...entry,
    place: places.get(entry.key) ?? entry.place,
    join: joins.get(entry.key) ?? null,
  }))
  await save(crawler, source, {
    patch: toPatch(habit),
    habit,
    entries: relateEntries(crawler.kin, placed, near),
    moved,
  })
  const entriesNew = entries.filter((entry) => entry.oldKey === null).length
  return { outcome: 'fresh', entriesNew, entriesUpdated: entries.length - entriesNew, failure: null }
}

/** Posts as entries with their keys; those older than the store keeps are not admitted. */
async function toEntriesToSave(
  crawler: Crawler,
  source: SourceWithState,
  { posts, known }: { posts: readonly SourcePost[]; known: ReadonlyMap<string, KnownEntry> },
): Promise<EntryToSave[]> {
  const now = crawler.now()
  const admitFrom = crawler.retentionMs === null ? Number.NEGATIVE_INFINITY : now - crawler.retentionMs
  const arrivals = posts
    .map(({ id, hash, post }) => ({
      post,
      old: known.get(id) ?? null,
      entry: toEntry(post, { id, sourceId: source.id, hash, now, known: known.get(id) ?? null }),
    }))
    .filter(({ entry }) => entry.publishedAt >= admitFrom)
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

async function saveUnchanged(
  crawler: Crawler,
  source: SourceWithState,
  unchanged: Pick<Unchanged, 'headers' | 'movedTo'> & { validators: Unchanged['validators'] },
): Promise<RefreshResult> {
  const patch = toUnchangedPatch(source, unchanged, { now: crawler.now(), random: crawler.random() })
  await save(crawler, source, { patch, entries: [], moved: [] })
  return { outcome: 'unchanged', entriesNew: 0, entriesUpdated: 0, failure: null }
}

/** Saves that a source could not be read, and why. */
export async function saveFailed(
  crawler: Crawler,
  source: SourceWithState,
  failure: Failure,
): Promise<RefreshResult> {
  const patch = toFailedPatch(source, failure, { now: crawler.now(), random: crawler.random() })
  await save(crawler, source, { patch, entries: [], moved: [] })
  return { outcome: 'failed', entriesNew: 0, entriesUpdated: 0, failure }
}

async function save(
  crawler: Crawler,
  source: SourceWithState,
  { habit, ...what }: { patch: SourcePatch; habit?: Habit; entries: EntryToSave[]; moved: MovedPlace[] },
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
