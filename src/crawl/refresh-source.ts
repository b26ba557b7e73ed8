import type { Document, Unchanged, Validators } from '../document.ts'
import { AppError } from '../errors.ts'
import type { Failure } from '../failure.ts'
import type { RefreshResult } from '../operations.ts'
import { type SourceWithState, toAskedKind } from '../source.ts'
import type { KnownEntry } from '../store/writes.ts'
import type { Crawler } from './crawler.ts'
import type { Habit } from './find-habit.ts'
import { keepClaim } from './keep-claim.ts'
import { readSource, type SourceReading } from './read-source.ts'
import { save, saveReading } from './save-reading.ts'
import { toBodyHash, toFailedPatch, toFreshPatch, toUnchangedPatch } from './state-patch.ts'
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
  const bodyHash = toBodyHash(document.body)
  if (bodyHash === source.bodyHash) return saveUnchanged(crawler, source, document)
  const known = new Map((await crawler.writes.listKnown(source.id)).map((entry) => [entry.id, entry]))
  const read = await readSource(crawler, { document, source, known })
  if ('failure' in read) return saveFailed(crawler, source, read.failure)
  const { reading } = read
  const told = await mindHub(crawler, source, { document, known, reading })
  const toPatch = (habit: Habit) => {
    const fresh = { document, bodyHash, reading, habit }
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
