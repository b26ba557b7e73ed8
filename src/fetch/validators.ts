import type { Validators } from '../document.ts'

/** Longer validators are not kept: they would be sent with every request. */
const VALIDATOR_CHARACTERS_MAX = 1_024
/** What a header value may hold (RFC 9110 §5.5): no CR, LF, NUL or other controls but TAB. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]+$/

/** The validators of an answer, byte for byte, bound to the address that gave them. */
export function readValidators(headers: Record<string, string>, url: string): Validators {
  return { etag: toValidator(headers.etag), lastModified: toValidator(headers['last-modified']), url }
}

function toValidator(value: string | undefined): string | null {
  const usable = value && value.length <= VALIDATOR_CHARACTERS_MAX && HEADER_VALUE.test(value)
  return usable ? value : null
}

/** The headers that ask "has it changed?": what was given, nothing invented (RFC 9110 §13.1). */
export function toConditions(validators: Validators): Record<string, string> {
  const { etag, lastModified } = validators
  return {
    ...(toValidator(etag ?? undefined) === null ? {} : { 'if-none-match': etag ?? '' }),
    ...(toValidator(lastModified ?? undefined) === null ? {} : { 'if-modified-since': lastModified ?? '' }),
  }
}

/**
 * What to keep after a 304 (RFC 9111 §4.3.4): its validators replace those that they name.
 * Null when the answer brought nothing new.
 */
export function refreshValidators(kept: Validators, brought: Validators): Validators | null {
  const etag = brought.etag ?? kept.etag
  const lastModified = brought.lastModified ?? kept.lastModified
  return etag === kept.etag && lastModified === kept.lastModified ? null : { ...brought, etag, lastModified }
}
