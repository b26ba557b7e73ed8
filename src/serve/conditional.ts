import type { IncomingHttpHeaders } from 'node:http'

/** What tells one state of an answer from another. `lastModified` is an HTTP date; null where none can tell. */
export interface AnswerState {
  etag: string
  lastModified: string | null
}

/**
 * Whether a client has this very state already (RFC 9110 §13.2.2): If-None-Match decides where it is given, else
 * If-Modified-Since. Entity tags compare weakly, as they must for 304.
 */
export function isNotModified(headers: IncomingHttpHeaders, state: AnswerState): boolean {
  const noneMatch = headers['if-none-match']
  if (noneMatch !== undefined) {
    if (noneMatch === state.etag) return true
    const wanted = toOpaque(state.etag)
    return noneMatch.split(',').some((tag) => tag.trim() === '*' || toOpaque(tag) === wanted)
  }
  return Date.parse(state.lastModified ?? '') <= toTime(headers['if-modified-since'] ?? '')
}

/** The forms of an HTTP date (RFC 9110 §5.6.7): today's, that of RFC 850, and that of asctime, which names no zone. */
const DATE =
  /^(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4}|[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d) [\d:]{8} GMT$/
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}$/

/** Of an HTTP date, ms; NaN for anything else, which is to be ignored. */
function toTime(text: string): number {
  if (DATE.test(text)) return Date.parse(text)
  return ASCTIME.test(text) ? Date.parse(`${text} GMT`) : Number.NaN
}

/** The quoted part of an entity tag. */
function toOpaque(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
