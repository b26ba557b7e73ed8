import type { Failure, FailureCode } from './failure.ts'
import type { Pace } from './feed.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Never more often than this, whatever anyone asks: the rule that blog owners publish for conditional requests. */
const INTERVAL_MIN_MS = HOUR_MS
/** Never more rarely than this, whatever an origin asks. */
const INTERVAL_MAX_MS = DAY_MS
/** An origin that asks for silence after "too many requests" gets it up to here. */
const RETRY_AFTER_MAX_MS = 7 * DAY_MS
/** Due times are spread by up to this share of the interval, so that sources do not march in step. */
const JITTER = 0.1

/** Answers that a retry within the hour will not change. */
const LONG_FAILURES: ReadonlySet<FailureCode> = new Set(['robots', 'blocked-address', 'bad-url', 'gone'])
const LONG_STATUSES: ReadonlySet<number> = new Set([401, 402, 403, 404, 451])

/** How young the newest post is, and how often we then look: [age up to, interval]. */
const AGE_LADDER: readonly [number, number][] = [
  [2 * DAY_MS, HOUR_MS],
  [7 * DAY_MS, 3 * HOUR_MS],
  [30 * DAY_MS, 6 * HOUR_MS],
  [120 * DAY_MS, 12 * HOUR_MS],
  [Number.POSITIVE_INFINITY, DAY_MS],
]

export interface NextFetch {
  at: number
  /** One sentence for the operator. */
  reason: string
}

/** What decides when a source that answered is due again. */
export interface Rhythm {
  now: number
  /** A number in [0, 1). */
  random: number
  pace: Pace | null
  /** Headers of the answer, names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Whether we can ask "has it changed?". */
  isConditional: boolean
  lastPublishedAt: number | null
}

/** When a source that answered is due again: its own rhythm, or later where its origin asks for that (RFC 9111, RSS 2.0 `ttl`). */
export function toNextFetch({
  now,
  random,
  pace,
  headers,
  isConditional,
  lastPublishedAt,
}: Rhythm): NextFetch {
  const asked = toAsked(pace, headers, now)
  const own = isConditional ? toOwnInterval(lastPublishedAt, now) : DAY_MS
  const ownReason = isConditional ? describeAge(lastPublishedAt, now) : 'it cannot say whether it changed'
  const interval = clamp(Math.max(own, asked?.interval ?? 0), INTERVAL_MIN_MS, INTERVAL_MAX_MS)
  const reason = asked && asked.interval > own ? `asked by ${asked.by}` : ownReason
  const at = now + interval * (1 + random * JITTER)
  return { at: Math.round(toAllowed(at, pace)), reason: `every ${describeInterval(interval)}: ${reason}` }
}

/** When a source that failed is due again: 1 h, 2 h, 4 h … up to a day; at once a day where a retry cannot help. */
export function toRetry(
  failure: Failure,
  { now, random, failures }: { now: number; random: number; failures: number },
): NextFetch {
  if (failure.retryAt !== undefined && failure.retryAt > now) {
    const at = Math.min(failure.retryAt, now + RETRY_AFTER_MAX_MS)
    return { at: Math.max(at, now + INTERVAL_MIN_MS), reason: 'its host asked us to wait' }
  }
  const isLong = LONG_FAILURES.has(failure.code) || LONG_STATUSES.has(failure.status ?? 0)
  const doubled = HOUR_MS * 2 ** Math.min(failures - 1, 10)
  const interval = isLong ? DAY_MS : Math.min(doubled, INTERVAL_MAX_MS)
  const count = failures === 1 ? 'it failed' : `it failed ${failures} times in a row`
  return {
    at: Math.round(now + interval * (1 + random * JITTER)),
    reason: `in ${describeWait(interval)}: ${count}`,
  }
}

function toAsked(
  pace: Pace | null,
  headers: Rhythm['headers'],
  now: number,
): { interval: number; by: string } | null {
  const asks = [
    { interval: toMaxAge(headers), by: 'max-age' },
    { interval: toExpires(headers, now), by: 'Expires' },
    { interval: (pace?.ttlMinutes ?? 0) * MINUTE_MS, by: 'ttl' },
    { interval: (pace?.updateMinutes ?? 0) * MINUTE_MS, by: 'its update period' },
  ].filter((ask) => ask.interval > 0)
  return asks.reduce<(typeof asks)[number] | null>(
    (most, ask) => (ask.interval > (most?.interval ?? 0) ? ask : most),
    null,
  )
}

/** RFC 9111 §4.2: what is left of max-age after the time the answer spent in caches. */
function toMaxAge(headers: Rhythm['headers']): number {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(headers['cache-control'] ?? '')?.[1]
  const age = /^\d{1,10}$/.test(headers.age ?? '') ? Number(headers.age) : 0
  return maxAge === undefined ? 0 : (Number(maxAge) - age) * 1000
}

function toExpires(headers: Rhythm['headers'], now: number): number {
  if (/max-age/i.test(headers['cache-control'] ?? '')) return 0
  const expires = Date.parse(headers.expires ?? '')
  return Number.isNaN(expires) ? 0 : expires - now
}

function toOwnInterval(lastPublishedAt: number | null, now: number): number {
  const age = lastPublishedAt === null ? Number.POSITIVE_INFINITY : now - lastPublishedAt
  return AGE_LADDER.find(([upTo]) => age <= upTo)?.[1] ?? DAY_MS
}

function describeAge(lastPublishedAt: number | null, now: number): string {
  if (lastPublishedAt === null) return 'no dated post yet'
  const days = Math.max(0, Math.floor((now - lastPublishedAt) / DAY_MS))
  return days === 0 ? 'newest post is of today' : `newest post is ${days} ${days === 1 ? 'day' : 'days'} old`
}

/** Moves a time out of the hours and days (GMT) that RSS `skipHours` and `skipDays` exclude; all of them excluded: none. */
function toAllowed(at: number, pace: Pace | null): number {
  const hours = new Set(pace?.skipHours.length === 24 ? [] : pace?.skipHours)
  const days = new Set(pace?.skipDays.length === 7 ? [] : pace?.skipDays)
  for (let step = 0; step < 24 * 8; step++) {
    const candidate = new Date(step === 0 ? at : Math.floor(at / HOUR_MS) * HOUR_MS + step * HOUR_MS)
    if (!hours.has(candidate.getUTCHours()) && !days.has(candidate.getUTCDay())) return candidate.getTime()
  }
  return at
}

function describeWait(ms: number): string {
  const words = describeInterval(ms)
  return /^\d/.test(words) ? words : `1 ${words}`
}

function describeInterval(ms: number): string {
  const hours = ms / HOUR_MS
  if (hours >= 24) return hours === 24 ? 'day' : `${Math.round(hours / 24)} days`
  return hours === 1 ? 'hour' : `${Math.round(hours * 10) / 10} h`
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max)
}
