import { type Answer, toEtag } from './answer.ts'
import type { AnswerPolicy } from './answer-policy.ts'
import type { Version } from './version-watch.ts'

/** What dates in headers can tell apart, ms. */
const DATE_STEP_MS = 1000

/** What is remembered of every answer: by it the next one tells whether anything changed. */
export type Trace = Pick<Answer, 'etag' | 'lastModified' | 'version'>

/** A request whose answer is being rendered. */
export interface Rendering {
  key: string
  policy: AnswerPolicy
  version: Version
  /** ms since the epoch. */
  startedAt: number
}

/** What to remember of an answer. */
export function toTrace({ etag, lastModified, version }: Answer): Trace {
  return { etag, lastModified, version }
}

/** What is known of a new answer besides its bytes. One that came out the same as the last keeps its date. */
export function toState(
  { policy, startedAt, version: { version, changedAt } }: Rendering,
  bytes: Buffer,
  { previous, now }: { previous: Trace | undefined; now: number },
) {
  const etag = toEtag(bytes)
  const isNewData = previous?.version !== version
  const date = toDate(policy.isDatedByData && isNewData ? changedAt : now, { previous, now })
  const lastModified = previous?.etag === etag ? previous.lastModified : date
  return { etag, lastModified, version, renderedAt: startedAt, agedMs: policy.agedMs }
}

/**
 * A date of an answer that another was sent before: at least a second later, as dates tell no less, so that who asks by
 * date misses no change; but no further ahead of the clock than that second.
 */
function toDate(at: number, { previous, now }: { previous: Trace | undefined; now: number }): string {
  const next = previous ? Date.parse(previous.lastModified) + DATE_STEP_MS : at
  return new Date(Math.max(at, Math.min(next, now + DATE_STEP_MS))).toUTCString()
}
