/** Why a source or a page could not be read. Codes are stable: they stand in the API, in metrics and in the store. */
export type FailureCode =
  // the address itself
  | 'bad-url'
  | 'blocked-address'
  | 'robots'
  // the connection
  | 'dns'
  | 'refused'
  | 'reset'
  | 'tls'
  | 'timeout'
  // the answer
  | 'http-status'
  | 'gone'
  | 'rate-limited'
  | 'redirects'
  | 'too-large'
  | 'truncated'
  | 'bad-encoding'
  | 'bad-response'
  // the document
  | 'empty'
  | 'not-a-feed'
  | 'no-list'
  | 'login-page'
  | 'challenge-page'
  | 'too-few-items'
  | 'no-content'
  | 'unparsable'
  // our own side
  | 'worker'

/**
 * Why a refresh did not bring what it should: a value, never thrown.
 * `detail` is one plain sentence for the operator: what happened, with the figure, and where it helps what to do.
 */
export interface Failure {
  code: FailureCode
  detail: string
  /** HTTP status, when there was an answer. */
  status?: number
  /** When the origin asked us to come back, ms since the epoch (RFC 9110 Retry-After). */
  retryAt?: number
}

/** Builds a Failure; the fields beyond code and detail are optional. */
export function toFailure(
  code: FailureCode,
  detail: string,
  more: Pick<Failure, 'status' | 'retryAt'> = {},
): Failure {
  return { code, detail, ...more }
}
