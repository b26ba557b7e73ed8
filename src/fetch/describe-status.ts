import { type Failure, type FailureCode, toFailure } from '../failure.ts'
import { REASON_PHRASES } from '../reason-phrases.ts'
import type { Answer } from './answer.ts'
import { isRateLimit } from './rate-limits.ts'
import { parseRetryAfter } from './retry-after.ts'

/** What a status means for whoever follows the source; statuses not listed are described by their class. */
const MEANINGS: Record<number, string> = {
  202: 'the site wants to look at its visitors first; it is not open to feed readers',
  204: 'there is no document in it',
  205: 'there is no document in it',
  300: 'the site offers several documents; use the address of one of them',
  304: 'it says "not changed" though nothing was asked that it could mean',
  401: 'the site wants a login; only addresses open to everyone can be followed',
  402: 'the site wants to be paid; only addresses open to everyone can be followed',
  403: 'the site does not let us read this address; ask its owner, or follow another address',
  404: 'there is nothing at this address; look for the new one on the site',
  406: 'the site has no form of this document that we can read',
  407: 'a proxy stands in the way and wants a login',
  410: 'the site says that this address is gone for good',
  421: 'the server does not serve this host name',
  429: 'the site is asked too often',
  451: 'the site may not show this for legal reasons',
  503: 'the site is overrun or under repair',
}
const CLASSES: Record<number, string> = {
  2: 'this is no answer that we asked for',
  3: 'this is no redirect that can be followed',
  4: 'the site does not accept the request',
  5: 'the server of the site has a fault; it can only be waited for',
}
const STRANGE = 'no such status exists'

/** Statuses that answer a question which we never asked: parts and differences of documents, and "not changed". */
const UNASKED = new Set([206, 226, 304])
/** Statuses that say of themselves that there is no body. */
const EMPTY = new Set([204, 205])

/**
 * The failure that an answer means which is neither a document nor the 304 we hoped for.
 * @param now ms since the epoch, to reckon Retry-After from
 */
export function describeStatus({ status, headers, url }: Answer, now: number): Failure {
  const retryAt = status >= 400 ? parseRetryAfter(headers['retry-after'], now) : null
  const more = { status, ...(retryAt === null ? {} : { retryAt }) }
  // Cloudflare names its challenges by this header, whatever the status.
  if (headers['cf-mitigated'] === 'challenge') {
    const detail = `${url.host} lets nobody in without a test for humans (${status}); ask its owner to open the feed.`
    return toFailure('challenge-page', detail, more)
  }
  const title = `${status} ${REASON_PHRASES[status] ?? ''}`.trim()
  const meaning = MEANINGS[status] ?? CLASSES[Math.floor(status / 100)] ?? STRANGE
  const again = retryAt === null ? '' : ` It asks us to come back after ${new Date(retryAt).toISOString()}.`
  return toFailure(toCode(status), `${url.host} answered ${title}: ${meaning}.${again}`, more)
}

function toCode(status: number): FailureCode {
  if (status === 410) return 'gone'
  if (isRateLimit(status)) return 'rate-limited'
  if (EMPTY.has(status)) return 'empty'
  return UNASKED.has(status) ? 'bad-response' : 'http-status'
}
