import { hash } from 'node:crypto'
import { BROKEN_FAILURES } from '../condition/condition.ts'
import type { Document, Unchanged, Validators } from '../document.ts'
import type { Failure } from '../failure.ts'
import { HOUR_MS, type Moment } from '../interval.ts'
import { toRetry } from '../schedule/back-off.ts'
import { toNextFetch } from '../schedule/schedule.ts'
import type { SourceWithState } from '../source.ts'
import type { StatePatch } from '../store/writes.ts'
import { isPushing } from '../subscription.ts'
import type { Habit } from './find-habit.ts'
import { followMove } from './follow-move.ts'
import type { SourceReading } from './read-source.ts'

/** Warnings kept of one reading; a broken feed may have one for each of its items. */
const WARNINGS_MAX = 20
/** A second "gone" ends the fetching when it comes this long after the first; servers have bad days, ms. */
const GONE_APART_MS = 20 * HOUR_MS

/** After a reading that was not conclusive the document is read again, changed or not. */
const NO_VALIDATORS: Validators = { etag: null, lastModified: null }

/** What a successful reading makes of the source's state. */
export function toFreshPatch(
  source: SourceWithState,
  fresh: { document: Document; bodyHash: string; reading: SourceReading; habit: Habit },
  { now, random }: Moment,
): StatePatch {
  const { document, bodyHash, reading, habit } = fresh
  const { feed, warnings, isConclusive } = reading
  const { pace } = feed
  const validators = isConclusive ? document.validators : NO_VALIDATORS
  const { etag, lastModified } = validators
  const isConditional = etag !== null || lastModified !== null
  const { lastPublishedAt, usualGapMs, itemCounts } = habit
  const { headers } = document
  const isPushed = isPushing(source.websub, now)
  const facts = { now, random, pace, headers, isConditional, lastPublishedAt, usualGapMs, isPushed }
  const next = toNextFetch(facts)
  return {
    ...toSuccess(source, next, now),
    ...followMove(source, document.movedTo),
    pace,
    usualGapMs,
    itemCounts,
    warnings: [...new Set(warnings)].slice(0, WARNINGS_MAX),
    ...toStoredValidators(validators),
    bodyHash: isConclusive ? bodyHash : null,
  }
}

/** What "nothing new" makes of it. Validators stay unless the answer brought others. */
export function toUnchangedPatch(
  source: SourceWithState,
  unchanged: Unchanged,
  { now, random }: Moment,
): StatePatch {
  const { validators, headers, movedTo } = unchanged
  const known = validators ?? { etag: source.etag, lastModified: source.lastModified }
  const isConditional = known.etag !== null || known.lastModified !== null
  const { pace, lastPublishedAt, usualGapMs } = source
  const isPushed = isPushing(source.websub, now)
  const facts = { now, random, pace, headers, isConditional, lastPublishedAt, usualGapMs, isPushed }
  const next = toNextFetch(facts)
  return {
    ...toSuccess(source, next, now),
    ...followMove(source, movedTo),
    ...(validators ? toStoredValidators(validators) : {}),
  }
}

/**
 * What a failure makes of it. Entries and validators stay. A second "gone" most of a day after the first ends the
 * fetching; a new address that broke, or is gone itself, is given up for the old one.
 */
export function toFailedPatch(
  source: SourceWithState,
  failure: Failure,
  { now, random }: Moment,
): StatePatch {
  const failures = source.failures + 1
  const next = toRetry(failure, { now, random, failures })
  const isMoved = source.movedTo !== null
  const saysGone = failure.code === 'gone' && !isMoved
  const goneAt = saysGone ? (source.goneAt ?? now) : source.goneAt
  const isGone = saysGone && goneAt !== null && now - goneAt >= GONE_APART_MS
  const isMoveOver = isMoved && (failure.code === 'gone' || failures === BROKEN_FAILURES)
  return {
    nextFetchAt: next.at,
    nextFetchReason: isGone ? 'never: it is gone for good, as its host said twice' : next.reason,
    lastFetchAt: now,
    failures,
    lastError: { ...failure, at: now },
    goneAt,
    ...(isGone ? { status: 'gone' } : {}),
    ...(isMoveOver ? { movedTo: null } : {}),
  }
}

/** Whether readers of the sources page see more than new times. */
export function isVisibleChange(source: SourceWithState, patch: StatePatch): boolean {
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
  return hash('sha256', body, 'base64url')
}

/** A source that was given up and answers again, when somebody asked for a reading, is followed again. */
function toSuccess(source: SourceWithState, next: { at: number; reason: string }, now: number): StatePatch {
  return {
    nextFetchAt: next.at,
    nextFetchReason: next.reason,
    lastFetchAt: now,
    lastSuccessAt: now,
    failures: 0,
    lastError: null,
    goneAt: null,
    ...(source.status === 'gone' ? { status: 'active' } : {}),
  }
}
