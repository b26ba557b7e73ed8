import type { Pace } from '../feed.ts'
import { MINUTE_MS } from '../interval.ts'

/** One wish of an origin: how long until it wants to be asked again, ms, and by what it said so. */
export interface AskedInterval {
  interval: number
  by: 'max-age' | 'Expires' | 'ttl' | 'its update period'
}

/**
 * Everything by which an origin says how long its answer stays good: Cache-Control and Expires (RFC 9111 §4.2), `ttl` of
 * RSS 2.0, the syndication module of RSS 1.0. Wishes that make no sense are left out.
 * @param headers of the answer, names in lower case
 */
export function listAskedIntervals(
  { pace, headers }: { pace: Pace | null; headers: Readonly<Record<string, string>> },
  now: number,
): AskedInterval[] {
  const asks: AskedInterval[] = [
    { interval: toMaxAge(headers), by: 'max-age' },
    { interval: toExpires(headers, now), by: 'Expires' },
    { interval: (pace?.ttlMinutes ?? 0) * MINUTE_MS, by: 'ttl' },
    { interval: (pace?.updateMinutes ?? 0) * MINUTE_MS, by: 'its update period' },
  ]
  return asks.filter(({ interval }) => interval > 0)
}

/** What is left of max-age after the time the answer spent in caches. */
function toMaxAge(headers: Readonly<Record<string, string>>): number {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(headers['cache-control'] ?? '')?.[1]
  return maxAge === undefined ? 0 : Number(maxAge) * 1000 - toAge(headers)
}

/** Expires counts where there is no max-age, from the moment that the origin says it answered. */
function toExpires(headers: Readonly<Record<string, string>>, now: number): number {
  if (/max-age/i.test(headers['cache-control'] ?? '')) return 0
  const expires = Date.parse(headers.expires ?? '')
  const answered = Date.parse(headers.date ?? '')
  if (Number.isNaN(expires)) return 0
  return expires - (Number.isNaN(answered) ? now : answered) - toAge(headers)
}

function toAge({ age = '' }: Readonly<Record<string, string>>): number {
  return /^\d{1,10}$/.test(age) ? Number(age) * 1000 : 0
}
