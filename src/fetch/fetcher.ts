import { setTimeout as wait } from 'node:timers/promises'
import type { Fetcher, FetchRequest, FetchResult } from '../document.ts'
import { AppError } from '../errors.ts'
import { isPublicAddress } from './address.ts'
import { type AddressRule, toAddressRule } from './address-rule.ts'
import { createBudget } from './budget.ts'
import { checkUrl } from './check-url.ts'
import { createExchange } from './exchange.ts'
import { follow, type Step } from './follow.ts'
import { createGuardedConnect, type Resolve } from './guarded-connect.ts'
import { createHostQueue } from './host-queue.ts'
import { FETCH_LIMITS, type FetchLimits, SPACING_MS } from './limits.ts'
import { createPost } from './post.ts'
import { createRateLimits } from './rate-limits.ts'
import { refuseUrl } from './refuse-url.ts'
import { createRobots, ROBOTS_BYTES_MAX, type Robots } from './robots.ts'
import { toResult } from './to-result.ts'
import { type Call, createVisit, type Visit } from './visit.ts'

export interface FetcherOptions {
  /** `name/version (+https://contact; N subscribers)`; a function where the number changes. */
  userAgent: string | (() => string)
  /**
   * Lets requests go to private, local and special addresses too: to all, or to those named (`10.0.0.7:8080`, `fd00::/8`).
   * Everything else is checked as ever.
   */
  allowPrivateNetworks: boolean | readonly string[]
  /** ms since the epoch. */
  now: () => number
  /** Least time between the end of one request to a host and the start of the next, ms (default: `1000`). */
  spacingMs?: number
  limits?: Partial<FetchLimits>
  /** Waits for a turn; ends early when the signal aborts (default: a timer). */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
  /** Looks a name up (default: the system's resolver). */
  resolve?: Resolve
  /** Which addresses may be connected to (default: those of the public internet). */
  isAllowedAddress?: (address: string, port: number) => boolean
}

/**
 * The way to the network. `fetch` gives what came of it as a value; it rejects only with bugs, and with
 * AppError `unavailable` when the fetcher is closed before the answer is there.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { now, spacingMs = SPACING_MS } = options
  const limits = { ...FETCH_LIMITS, ...options.limits }
  const closing = new AbortController()
  const running = new Set<Promise<unknown>>()
  const isAllowedAddress = toAddressRule(
    options.allowPrivateNetworks,
    options.isAllowedAddress ?? isPublicAddress,
  )
  const visit = createPoliteVisit({ ...options, isAllowedAddress }, limits, closing.signal)
  const start = { redirectsMax: limits.redirectsMax, validators: null }
  const robots = createRobots({
    now,
    read: (url) => follow({ ...start, url: url.href }, robotsStep(visit, limits, spacingMs)),
  })

  const run = async (request: FetchRequest): Promise<FetchResult> => {
    closing.signal.throwIfAborted()
    const budget = createBudget(limits.totalMs)
    const call = { kind: request.kind, body: { ...limits, onExcess: 'fail' }, budget, spacingMs } as const
    const step = documentStep(visit, call, robots)
    const chain = await follow({ ...start, url: request.url, validators: request.validators ?? null }, step)
    return 'failure' in chain
      ? { outcome: 'failed', failure: chain.failure }
      : toResult(request, chain, now())
  }

  const listSitemaps = async (url: string) => {
    closing.signal.throwIfAborted()
    const checked = checkUrl(url)
    return 'failure' in checked ? [] : robots.listSitemaps(checked.url)
  }

  const keep = <T>(result: Promise<T>): Promise<T> => {
    running.add(result)
    return result.finally(() => running.delete(result))
  }
  const send = createPost({ visit, limits, spacingMs, closing: closing.signal })

  return {
    fetch: (request) => keep(run(request)),
    post: (request) => keep(send(request)),
    refuse: (url) => refuseUrl(url, isAllowedAddress),
    listSitemaps: (url) => keep(listSitemaps(url)),
    async close() {
      closing.abort(new AppError('unavailable', 'The fetcher was closed.'))
      await Promise.allSettled(running)
    },
  }
}

/** Requests through the guard, one at a time for each host. */
function createPoliteVisit(
  options: FetcherOptions & { isAllowedAddress: AddressRule },
  limits: FetchLimits,
  closing: AbortSignal,
): Visit {
  const { now, userAgent, resolve, isAllowedAddress, sleep = sleepOnTimer } = options
  const connect = createGuardedConnect({ isAllowedAddress, resolve, connectMs: limits.connectMs, closing })
  return createVisit({
    exchange: createExchange({ connect, limits, closing }),
    queue: createHostQueue({ now, sleep, closing }),
    rateLimits: createRateLimits(now),
    userAgent: typeof userAgent === 'string' ? () => userAgent : userAgent,
  })
}

/** How a document is read: a page as its site's robots.txt wants, a feed directly. */
function documentStep(visit: Visit, call: Omit<Call, 'hop'>, robots: Robots): Step {
  if (call.kind === 'feed') return (hop) => visit({ ...call, hop })
  return async (hop) => {
    const verdict = await robots.check(hop.url)
    if ('failure' in verdict) return verdict
    return visit({ ...call, hop, spacingMs: Math.max(call.spacingMs, verdict.crawlDelayMs) })
  }
}

/** How robots.txt is read: the same way, but in its own time and no further than its limit. */
function robotsStep(visit: Visit, limits: FetchLimits, spacingMs: number): Step {
  const body = { ...limits, bodyBytesMax: ROBOTS_BYTES_MAX, onExcess: 'cut' } as const
  const budget = createBudget(limits.robotsMs)
  return (hop) => visit({ hop, kind: 'robots', body, budget, spacingMs })
}

async function sleepOnTimer(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {})
}
