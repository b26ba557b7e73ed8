import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { toRefusal } from './query-reader.ts'

/** A name, an IPv4 address or a bracketed IPv6 address, with or without a port; nothing that could leave a URL's host. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,252}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i
/** What stands before the path when a client asks as it would ask a proxy (RFC 9112 §3.2.2). */
const ABSOLUTE_FORM = /^https?:\/\/[^/?#]*/i
/** For HTTP/1.0 clients, which need not say whom they ask. */
const HOST_UNSAID = 'localhost'

/**
 * The address that absolute links of an answer start with, without a slash at the end: the operator's, else the one
 * that the request names (through X-Forwarded-* only where the proxy is trusted).
 * Throws AppError `invalid` when that is no host name, so that nothing else than one is ever written into a link.
 */
export function toBaseUrl(request: FastifyRequest, publicUrl: string | null): string {
  if (publicUrl !== null) return publicUrl
  const host = request.host || HOST_UNSAID
  const scheme = request.protocol === 'https' ? 'https' : 'http'
  const url = HOST.test(host) ? URL.parse(`${scheme}://${host}`) : null
  if (!url) throw toRefusal([{ where: 'host', detail: 'host: must be a host name with an optional port' }])
  return url.origin
}

/** The absolute address that a request asked for. */
export function toSelfUrl(request: FastifyRequest, base: string): URL {
  const url = URL.parse(base + request.url.replace(ABSOLUTE_FORM, ''))
  if (!url) throw toRefusal([{ where: 'path', detail: 'path: cannot be read as part of an address' }])
  return url
}

/**
 * Everything in a request that `toBaseUrl` looks at, untouched: requests with the same place have the same base. What a
 * peer says that is not trusted is none of it.
 */
export function toPlace({ headers }: IncomingMessage, isPeerTrusted: boolean): string {
  if (!isPeerTrusted) return headers.host ?? ''
  const { host, 'x-forwarded-host': forwardedHost, 'x-forwarded-proto': forwardedScheme } = headers
  return forwardedHost || forwardedScheme ? `${host} ${forwardedHost} ${forwardedScheme}` : (host ?? '')
}
