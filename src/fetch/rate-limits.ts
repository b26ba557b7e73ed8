import { LRUCache } from 'lru-cache'
import { type Failure, toFailure } from '../failure.ts'
import type { Answer } from './answer.ts'
import { parseRetryAfter } from './retry-after.ts'

/** Addresses and hosts whose wish to be left alone is remembered. */
const REMEMBERED_MAX = 10_000
/** When this many addresses of a host in a row asked to be left alone, the host is meant and not the address. */
const ADDRESSES_FOR_HOST = 5

/** What origins asked for by 429 or 503 with Retry-After, remembered until it is over. */
export interface RateLimits {
  /** The failure of asking this address now, or null when nothing forbids it. */
  check(url: URL): Failure | null
  /** Learns from an answer of the origin. */
  note(answer: Answer): void
}

/**
 * A Retry-After speaks for its address. A site that is overrun answers so at many addresses: after 5 of them
 * in a row, without another answer between, its whole host is left alone too.
 */
export function createRateLimits(now: () => number): RateLimits {
  const until = new LRUCache<string, number>({ max: REMEMBERED_MAX })
  const refusing = new LRUCache<string, Set<string>>({ max: REMEMBERED_MAX })

  return {
    check({ href, host }) {
      const retryAt = Math.max(until.get(href) ?? 0, until.get(host) ?? 0)
      if (retryAt <= now()) return null
      const detail = `${host} asked not to be visited before ${new Date(retryAt).toISOString()}; it was not asked.`
      return toFailure('rate-limited', detail, { retryAt })
    },
    note({ url: { href, host }, status, headers }) {
      const retryAt = isRateLimit(status) ? parseRetryAfter(headers['retry-after'], now()) : null
      if (retryAt === null) {
        refusing.delete(host)
        return
      }
      until.set(href, retryAt)
      const addresses = (refusing.get(host) ?? new Set()).add(href)
      refusing.set(host, addresses)
      if (addresses.size >= ADDRESSES_FOR_HOST) until.set(host, retryAt)
    },
  }
}

/** Statuses by which an origin says that it is asked too much (RFC 6585 §4, RFC 9110 §15.6.4). */
export function isRateLimit(status: number): boolean {
  return status === 429 || status === 503
}
