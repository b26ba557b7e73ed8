const SECOND_MS = 1_000
/** An origin may send us away for this long at most; longer is a mistake or a joke. */
const RETRY_AFTER_MS_MAX = 7 * 24 * 3_600 * SECOND_MS
/**
 * When an origin asks us to come back (RFC 9110 §10.2.3): whole seconds or an HTTP date.
 * @param value the header as received
 * @param now ms since the epoch
 * @returns ms since the epoch, at most 7 days ahead; null for nothing, the past, and whatever is neither form
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? ''
  const at = /^\d+$/.test(text) ? now + Number(text) * SECOND_MS : parseHttpDate(text)
  return at > now ? Math.min(at, now + RETRY_AFTER_MS_MAX) : null
}

/** The three forms of RFC 9110 §5.6.7 begin with a day's name; the oldest says no zone and means GMT. NaN for others. */
function parseHttpDate(text: string): number {
  if (!/^(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? /i.test(text)) return Number.NaN
  return Date.parse(/ (gmt|utc)$/i.test(text) ? text : `${text} GMT`)
}
