import type { PostRequest, PostResult } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Answer } from './answer.ts'
import { createBudget } from './budget.ts'
import { follow, type Step } from './follow.ts'
import type { FetchLimits } from './limits.ts'
import { isRedirect } from './redirect.ts'
import type { Visit } from './visit.ts'

/** What is read of the words with which a form is refused; the rest is left. */
const REASON_BYTES_MAX = 1024
/** Redirects that keep method and body (RFC 9110 §15.4.8 and §15.4.9); by all others the form would be lost. */
const REPEATING = new Set([307, 308])

export interface PostOptions {
  visit: Visit
  limits: FetchLimits
  /** Least time between two requests to one host, ms. */
  spacingMs: number
  /** Aborted when the fetcher closes. */
  closing: AbortSignal
}

/**
 * Sends forms the way documents are fetched: through the guard, in turn within their host, within the same time. The
 * function rejects only with bugs, and with the reason of `closing` once that is aborted.
 */
export function createPost({ visit, limits, spacingMs, closing }: PostOptions) {
  return async ({ url, form }: PostRequest): Promise<PostResult> => {
    closing.throwIfAborted()
    const call = {
      kind: 'form',
      form: new URLSearchParams(form).toString(),
      body: { ...limits, bodyBytesMax: REASON_BYTES_MAX, onExcess: 'cut' },
      budget: createBudget(limits.totalMs),
      spacingMs,
    } as const
    const step: Step = async (hop) => {
      const result = await visit({ ...call, hop })
      return 'answer' in result && isLosing(result.answer)
        ? { failure: toLostFailure(result.answer) }
        : result
    }
    const chain = await follow({ url, validators: null, redirectsMax: limits.redirectsMax }, step)
    if ('failure' in chain) return { outcome: 'failed', failure: chain.failure }
    return { outcome: 'answered', status: chain.answer.status, reason: toReason(chain.answer) }
  }
}

function isLosing({ status }: Answer): boolean {
  return isRedirect(status) && !REPEATING.has(status)
}

function toLostFailure({ url, status }: Answer): Failure {
  const detail = `${url.host} answered a form with ${status}, a redirect that does not take it along.`
  return toFailure('redirects', detail, { status })
}

/** The answer's words where it is plain text; an error page for people says nothing here. */
function toReason({ headers, body }: Answer): string | null {
  if (!/^text\/plain\b/i.test(headers['content-type'] ?? 'text/plain')) return null
  return Buffer.from(body).toString('utf8').trim() || null
}
