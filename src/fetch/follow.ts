import type { Validators } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Answer } from './answer.ts'
import { checkUrl } from './check-url.ts'
import { isRedirect, readRedirect } from './redirect.ts'
import { toConditions } from './validators.ts'

/** One step of a chain: asks an address and gives its answer, whatever its status. */
export type Step = (hop: Hop) => Promise<{ answer: Answer } | { failure: Failure }>

export interface Hop {
  url: URL
  /** Headers that make the request conditional; none where the validators are not this address's. */
  conditions: Record<string, string>
  /** Steps made before this one. */
  number: number
}

export interface Chain {
  /** The answer at the end of the chain: no redirect. */
  answer: Answer
  /** Where the chain led when every hop was permanent, else null. */
  movedTo: string | null
  /** Whether every hop was permanent, or there was none. */
  isPermanent: boolean
  /** Whether the last request was conditional. */
  conditional: boolean
}

export interface Start {
  url: string
  validators: Validators | null
  redirectsMax: number
}

/**
 * Follows redirects by hand: each target is checked anew, none is asked twice, and what belongs to one address is not
 * sent to another.
 */
export async function follow(start: Start, step: Step): Promise<Chain | { failure: Failure }> {
  const checked = checkUrl(start.url)
  if ('failure' in checked) return checked
  const seen = new Set<string>()
  let { url } = checked
  let isPermanent = true
  for (;;) {
    seen.add(url.href)
    const conditions = conditionsFor(url, checked.url, start.validators)
    const number = seen.size - 1
    const result = await step({ url, conditions, number })
    if ('failure' in result) return number === 0 ? result : { failure: afterRedirect(result.failure, url) }
    const { answer } = result
    if (!isRedirect(answer.status)) {
      const movedTo = number > 0 && isPermanent ? url.href : null
      return { answer, movedTo, isPermanent, conditional: Object.keys(conditions).length > 0 }
    }
    const redirect = readRedirect(answer)
    if ('failure' in redirect) return redirect
    const refused = refuseHop(redirect.to, seen, start.redirectsMax)
    if (refused) return { failure: refused }
    url = redirect.to
    isPermanent &&= redirect.permanent
  }
}

/**
 * Validators belong to the address that gave them: they are sent there and nowhere else, so that no other document can
 * answer 304 in its place. Where that address is not known, they go along within the origin first asked, never beyond.
 */
function conditionsFor(url: URL, first: URL, validators: Validators | null): Record<string, string> {
  if (!validators) return {}
  const owner = validators.url === undefined ? null : validators.url
  const belongs = owner === null ? url.origin === first.origin : url.href === owner
  return belongs ? toConditions(validators) : {}
}

function refuseHop(to: URL, seen: ReadonlySet<string>, redirectsMax: number): Failure | null {
  if (seen.has(to.href)) {
    const detail = `${to.host} redirects in a circle; it may want cookies, which are not kept. Look for another address.`
    return toFailure('redirects', detail)
  }
  if (seen.size > redirectsMax) {
    return toFailure(
      'redirects',
      `More than ${redirectsMax} redirects, the last to ${to.host}; none further is followed.`,
    )
  }
  return null
}

function afterRedirect(failure: Failure, url: URL): Failure {
  return { ...failure, detail: `Redirected to ${url.host}. ${failure.detail}` }
}
