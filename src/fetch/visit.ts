import type { Failure } from '../failure.ts'
import { toHost } from '../url.ts'
import type { Answer } from './answer.ts'
import type { Budget } from './budget.ts'
import type { Exchange } from './exchange.ts'
import type { Hop } from './follow.ts'
import type { HostQueue } from './host-queue.ts'
import type { RateLimits } from './rate-limits.ts'
import type { BodyRule } from './read-body.ts'
import { type AskKind, toRequestHeaders } from './request-headers.ts'

/** One request of a chain, and the manners that go with it. */
export interface Call {
  hop: Hop
  kind: AskKind
  /** What is sent, for the kind `form`. */
  form?: string
  body: BodyRule
  /** What the chain may still cost. */
  budget: Budget
  /** Least time since the end of the last request to the host, ms. */
  spacingMs: number
}

export type Visit = (call: Call) => Promise<{ answer: Answer } | { failure: Failure }>

export interface VisitOptions {
  exchange: Exchange
  queue: HostQueue
  rateLimits: RateLimits
  userAgent: () => string
}

/** Makes requests politely: in turn within their host, and not at all while the origin wants to be left alone. */
export function createVisit({ exchange, queue, rateLimits, userAgent }: VisitOptions): Visit {
  return async ({ hop, kind, form, body, budget, spacingMs }) => {
    const { url, conditions, number } = hop
    const headers = { ...toRequestHeaders(kind, userAgent()), ...conditions }
    const ask = async (signal: AbortSignal) => {
      const result = await exchange({ url, headers, body, signal, ...(form === undefined ? {} : { form }) })
      if ('answer' in result) rateLimits.note(result.answer)
      return result
    }
    const refused = rateLimits.check(url)
    if (refused) return { failure: refused }
    return queue.run({ host: toHost(url.href), spacingMs, first: number > 0 }, async () => {
      // Those ahead in the line may have been told to stay away.
      const refusedSince = rateLimits.check(url)
      return refusedSince ? { failure: refusedSince } : budget.spend(ask)
    })
  }
}
