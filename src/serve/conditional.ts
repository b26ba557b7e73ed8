import type { IncomingHttpHeaders } from 'node:http'

/** What tells one state of an answer from another. `lastModified` is an HTTP date, or null where none is known. */
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
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return state.lastModified !== null && Date.parse(state.lastModified) <= since
}

/** The quoted part of an entity tag. */
function toOpaque(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
