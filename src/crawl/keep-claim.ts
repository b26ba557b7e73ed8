import type { SourceWithState } from '../source.ts'
import type { Claim } from '../store/claims.ts'
import type { Crawler } from './crawler.ts'

/** A claimed source that is neither saved nor kept within this time may be taken by another crawler, ms. */
const LEASE_MS = 60_000
/** A claim is kept this often while its source is being read, ms: twice may fail. */
const RENEW_MS = 20_000

/** A claim of this crawler, from now on. */
export function toClaim({ name, now }: Pick<Crawler, 'name' | 'now'>): Claim {
  return { now: now(), leaseMs: LEASE_MS, by: name }
}

/** Keeps a claimed source from other crawlers for as long as the work on it takes. */
export async function keepClaim<T>(
  crawler: Crawler,
  source: SourceWithState,
  work: () => Promise<T>,
): Promise<T> {
  // A renewal that fails is made up for by the next.
  const renew = () => void crawler.writes.renewClaim(source.id, toClaim(crawler)).catch(() => {})
  const timer = setInterval(renew, RENEW_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** Gives back a claimed source of which nothing was saved. A claim that cannot be given back ends by itself. */
export async function giveBack(
  { writes, name }: Pick<Crawler, 'writes' | 'name'>,
  id: string,
): Promise<void> {
  await writes.releaseClaim(id, name).catch(() => {})
}
