import { type Failure, toFailure } from '../failure.ts'
import type { Answer } from './answer.ts'
import { checkUrl } from './check-url.ts'
import { quote } from './quote.ts'

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const PERMANENT = new Set([301, 308])

export interface Redirect {
  to: URL
  permanent: boolean
}

/** Whether an answer sends us elsewhere. */
export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status)
}

/** Where a redirect leads. The target is checked like any other address before it is given back. */
export function readRedirect(answer: Answer): Redirect | { failure: Failure } {
  const location = toText(answer.headers.location ?? '').trim()
  const { status } = answer
  const from = `${answer.url.host} answered ${status} (redirect)`
  if (!location) return { failure: toFailure('redirects', `${from} without saying where to.`, { status }) }
  const target = URL.parse(location, answer.url.href)
  if (!target) {
    const detail = `${from} to ${quote(location)}, which is no address that can be asked.`
    return { failure: toFailure('blocked-address', detail, { status }) }
  }
  const checked = checkUrl(target.href)
  if ('failure' in checked) {
    return { failure: toFailure('blocked-address', `${from}: ${checked.failure.detail}`, { status }) }
  }
  return { to: checked.url, permanent: PERMANENT.has(status) }
}

/** Header bytes arrive as latin-1; many sites write raw UTF-8 into Location. */
function toText(value: string): string {
  const bytes = Buffer.from(value, 'latin1')
  const text = bytes.toString('utf8')
  return text.includes('\u{fffd}') ? value : text
}
