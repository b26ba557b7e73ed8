import type { FetchRequest, FetchResult } from '../document.ts'
import type { Failure } from '../failure.ts'
import { isDocument } from './answer.ts'
import { describeStatus } from './describe-status.ts'
import type { Chain } from './follow.ts'
import { readValidators, refreshValidators } from './validators.ts'

/** 304: nothing new since the validators were given. */
const NOT_MODIFIED = 304

/**
 * What the answer at the end of a chain means for whoever asked. Validators come from documents and from 304s only,
 * never from errors; a 304 counts only when it answers a question.
 * @param now ms since the epoch
 */
export function toResult(request: FetchRequest, chain: Chain, now: number): FetchResult {
  const { answer, movedTo, conditional } = chain
  const { status, headers, body } = answer
  const finalUrl = answer.url.href
  const validators = readValidators(headers, finalUrl)
  if (isDocument(status)) {
    const fetchedAt = now
    const document = { url: request.url, finalUrl, movedTo, status, headers, body, validators, fetchedAt }
    return { outcome: 'fresh', document }
  }
  if (status === NOT_MODIFIED && conditional && request.validators) {
    const refreshed = refreshValidators(request.validators, validators)
    return { outcome: 'unchanged', unchanged: { validators: refreshed, headers, movedTo } }
  }
  return { outcome: 'failed', failure: toFailed(chain, now) }
}

/** "Gone" is said of the address itself: where a redirect leads for the time being may go, and it stays. */
function toFailed({ answer, isPermanent }: Chain, now: number): Failure {
  const failure = describeStatus(answer, now)
  return failure.code === 'gone' && !isPermanent ? { ...failure, code: 'http-status' } : failure
}
