import type { Failure } from '../failure.ts'
import type { AddressRule } from './address-rule.ts'
import { checkUrl } from './check-url.ts'
import { describeError } from './describe-error.ts'
import { findBlocked } from './guarded-connect.ts'

/** Why an address is never asked, as far as it tells by itself; null where nothing speaks against it before a look-up. */
export function refuseUrl(href: string, isAllowedAddress: AddressRule): Failure | null {
  const checked = checkUrl(href)
  if ('failure' in checked) return checked.failure
  const blocked = findBlocked(checked.url, isAllowedAddress)
  return blocked && describeError(blocked, checked.url, 'head')
}
