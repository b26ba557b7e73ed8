import { type Answer, toEtag } from './answer.ts'
import type { AnswerPolicy } from './answer-policy.ts'
import type { Version } from './version-watch.ts'

/** What dates in headers can tell apart, ms. */
const DATE_STEP_MS = 1000

/** What is remembered of every answer: by it the next one tells whether anything changed. */
export type Trace = Pick<Answer, 'etag' | 'changedAt' | 'version'>

/** A request whose answer is being rendered. */
export interface Rendering {
  key: string
  policy: AnswerPolicy
  version: Version
  /** ms since the epoch. */
  startedAt: number
}

/** What to remember of an answer. */
export function toTrace({ etag, changedAt, version }: Answer): Trace {
  return { etag, changedAt, version }
}

/**
 * What is known of a new answer besides its bytes. One that came out the same as the last keeps its date.
 *
 * Last-Modified is stated only where its second was over before the rendering began. It is then never later than Date
 * (RFC 9110 §8.8.2.1), and names one answer alone: what changes the data afterwards is dated later, and what changed it
 * within that second was read. Until then there is no date, and whoever asks by one is sent the answer whole; so who asks
 * by date alone misses no change. The entity tag tells answers apart all the time.
 */
export function toState(
  { policy, startedAt, version: data }: Rendering,
  bytes: Buffer,
  { previous, now }: { previous: Trace | undefined; now: number },
) {
  const etag = toEtag(bytes)
  const { version } = data
  const at = policy.isDatedByData && previous?.version !== version ? data.changedAt : now
  const changedAt = previous?.etag === etag ? previous.changedAt : toLater(at, { previous, now })
  const isOver = changedAt + DATE_STEP_MS <= startedAt
  const lastModified = isOver ? new Date(changedAt).toUTCString() : null
  // What may state no date yet is soon rendered again, so that it can.
  const agedMs = isOver ? policy.agedMs : Math.min(policy.agedMs, DATE_STEP_MS)
  return { etag, changedAt, lastModified, version, renderedAt: startedAt, agedMs }
}

/**
 * The second of an answer that another was sent before: a later one, as dates tell no less; but no further ahead of the
 * clock than the next, where it waits to be stated.
 */
function toLater(at: number, { previous, now }: { previous: Trace | undefined; now: number }): number {
  const next = previous ? previous.changedAt + DATE_STEP_MS : at
  const later = Math.max(at, Math.min(next, now + DATE_STEP_MS))
  return later - (later % DATE_STEP_MS)
}
