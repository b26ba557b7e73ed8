import { createHash } from 'node:crypto'
import type { Document, Unchanged, Validators } from '../document.ts'
import type { Failure } from '../failure.ts'
import type { Pace } from '../feed.ts'
import { toNextFetch, toRetry } from '../schedule.ts'
import type { SourceWithState } from '../source.ts'
import type { SourcePatch } from '../store/writes.ts'

/** Warnings kept of one reading; a broken feed may have one for each of its items. */
const WARNINGS_MAX = 20

export interface Moment {
  now: number
  /** In [0, 1). */
  random: number
}

/** What a successful reading makes of the source's state. */
export function toFreshPatch(
  source: SourceWithState,
  fresh: { document: Document; pace: Pace; warnings: string[]; lastPublishedAt: number | null },
  { now, random }: Moment,
): SourcePatch {
  const { document, pace, warnings, lastPublishedAt } = fresh
  const { etag, lastModified } = document.validators
  const isConditional = etag !== null || lastModified !== null
  const next = toNextFetch({ now, random, pace, headers: document.headers, isConditional, lastPublishedAt })
  return {
    ...toSuccess(next, now),
    ...(document.movedTo && document.movedTo !== source.url ? { movedTo: document.movedTo } : {}),
    pace,
    warnings: [...new Set(warnings)].slice(0, WARNINGS_MAX),
    ...toStoredValidators(document.validators),
    bodyHash: toBodyHash(document.body),
  }
}

/** What "nothing new" makes of it. Validators stay unless the answer brought others. */
export function toUnchangedPatch(
  source: SourceWithState,
  unchanged: Unchanged,
  { now, random }: Moment,
): SourcePatch {
  const { validators, headers, movedTo } = unchanged
  const known = validators ?? { etag: source.etag, lastModified: source.lastModified }
  const isConditional = known.etag !== null || known.lastModified !== null
  const { pace, lastPublishedAt } = source
  const next = toNextFetch({ now, random, pace, headers, isConditional, lastPublishedAt })
  return {
    ...toSuccess(next, now),
    ...(movedTo && movedTo !== source.url ? { movedTo } : {}),
    ...(validators ? toStoredValidators(validators) : {}),
  }
}

/** What a failure makes of it. Entries and validators stay. A second "gone" ends the fetching. */
export function toFailedPatch(
  source: SourceWithState,
  failure: Failure,
  { now, random }: Moment,
): SourcePatch {
  const failures = source.failures + 1
  const next = toRetry(failure, { now, random, failures })
  const isGone = failure.code === 'gone' && source.lastError?.code === 'gone'
  return {
    nextFetchAt: next.at,
    nextFetchReason: isGone ? 'never: it is gone for good, as its host said twice' : next.reason,
    lastFetchAt: now,
    failures,
    lastError: { ...failure, at: now },
    ...(isGone ? { status: 'gone' } : {}),
  }
}

/** Whether readers of the sources page see more than new times. */
export function isVisibleChange(source: SourceWithState, patch: SourcePatch): boolean {
  return (
    patch.lastError?.code !== source.lastError?.code ||
    patch.lastError?.detail !== source.lastError?.detail ||
    (patch.status ?? source.status) !== source.status ||
    source.lastFetchAt === null
  )
}

function toStoredValidators({ etag, lastModified, url }: Validators) {
  return { etag, lastModified, validatorsUrl: url ?? null }
}

/** Equal bodies are "unchanged" even where an origin knows no validators. */
export function toBodyHash(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url')
}

function toSuccess(next: { at: number; reason: string }, now: number): SourcePatch {
  return {
    nextFetchAt: next.at,
    nextFetchReason: next.reason,
    lastFetchAt: now,
    lastSuccessAt: now,
    failures: 0,
    lastError: null,
  }
}
