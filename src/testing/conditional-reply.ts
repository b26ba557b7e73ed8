import type { Handler, Reply } from './site.ts'

/**
 * A route that answers 304 to whoever knows its validators, byte for byte, as RFC 9110 §13.2.2 wants: If-None-Match counts
 * before If-Modified-Since. A function is asked anew for each request.
 */
export function toConditional(given: Reply | (() => Reply)): Handler {
  return (request, response) => {
    const { status = 200, headers = {}, body = '' } = typeof given === 'function' ? given() : given
    const asked = request.headers['if-none-match']
    const isKnown =
      asked === undefined
        ? headers['last-modified'] !== undefined &&
          request.headers['if-modified-since'] === headers['last-modified']
        : asked === headers.etag
    response.writeHead(isKnown ? 304 : status, headers)
    response.end(isKnown ? undefined : body)
  }
}
