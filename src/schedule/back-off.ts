import type { Failure, FailureCode } from '../failure.ts'
import {
  DAY_MS,
  describeInterval,
  HOUR_MS,
  INTERVAL_MAX_MS,
  INTERVAL_MIN_MS,
  toJittered,
} from '../interval.ts'
import type { NextFetch } from './schedule.ts'

/** An origin that asks for silence after "too many requests" gets it up to here. */
const RETRY_AFTER_MAX_MS = 7 * DAY_MS
/** Doubling further would only overflow: a day is reached long before. */
const DOUBLINGS_MAX = 10

/** Answers that a retry within the hour will not change: somebody has decided something. */
const LONG_FAILURES: ReadonlySet<FailureCode> = new Set(['robots', 'blocked-address', 'bad-url', 'gone'])
const LONG_STATUSES: ReadonlySet<number> = new Set([401, 402, 403, 451])

/**
 * When a source that failed is due again: when its host asks for it; at once a day where somebody decided against us;
 * else after 1 h, 2 h, 4 h … up to a day.
 */
export function toRetry(
  failure: Failure,
  { now, random, failures }: { now: number; random: number; failures: number },
): NextFetch {
  if (failure.retryAt !== undefined && failure.retryAt > now) {
    const asked = Math.max(failure.retryAt - now, INTERVAL_MIN_MS)
    const wait = Math.min(toJittered(asked, random), RETRY_AFTER_MAX_MS)
    return { at: Math.round(now + wait), reason: 'its host asked us to wait' }
  }
  const isLong = LONG_FAILURES.has(failure.code) || LONG_STATUSES.has(failure.status ?? 0)
  const doubled = HOUR_MS * 2 ** Math.min(failures - 1, DOUBLINGS_MAX)
  const interval = isLong ? DAY_MS : Math.min(doubled, INTERVAL_MAX_MS)
  const count = failures === 1 ? 'it failed' : `it failed ${failures} times in a row`
  return {
    at: Math.round(now + toJittered(interval, random)),
    reason: `in ${describeWait(interval)}: ${count}`,
  }
}

function describeWait(ms: number): string {
  const words = describeInterval(ms)
  return /^\d/.test(words) ? words : `1 ${words}`
}
