import { type Failure, type FailureCode, toFailure } from '../failure.ts'
import { DeadlineError } from './budget.ts'
import { BlockedAddressError } from './guarded-connect.ts'

/** Where a request stood when it failed: before the end of the headers, or in the body. */
export type Phase = 'head' | 'body'

interface Rule {
  codes: RegExp
  code: FailureCode
  detail: (url: URL) => string
}

/** What to say of an error code of Node, undici or llhttp; the first match counts. */
const RULES: Rule[] = [
  rule(
    /^(ENOTFOUND|ENODATA)$/,
    'dns',
    ({ hostname }) =>
      `The name ${hostname} does not exist, or this machine cannot look it up; check the address.`,
  ),
  rule(
    /^(EAI_|ESERVFAIL$|ETIMEOUT$)/,
    'dns',
    ({ hostname }) =>
      `The name ${hostname} could not be looked up; if many sources say so, check the DNS of this machine.`,
  ),
  rule(
    /^ECONNREFUSED$/,
    'refused',
    ({ host }) => `${host} refused the connection: no web server answers there.`,
  ),
  rule(
    /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM|ENETDOWN|EHOSTDOWN)$/,
    'refused',
    ({ host }) => `There is no way to ${host}; if many sources say so, check the network of this machine.`,
  ),
  rule(
    /^CERT_HAS_EXPIRED$/,
    'tls',
    ({ host }) => `The certificate of ${host} has expired; the owner of the site must renew it.`,
  ),
  rule(
    /^CERT_NOT_YET_VALID$/,
    'tls',
    ({ host }) => `The certificate of ${host} is not valid yet; check the clock of this machine.`,
  ),
  rule(
    /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    'tls',
    ({ host }) => `The certificate of ${host} was made for another name; check the address.`,
  ),
  rule(
    /^(SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|CERT_)/,
    'tls',
    ({ host }) => `The certificate of ${host} is not trusted; the owner of the site must mend it.`,
  ),
  rule(
    /^(ERR_TLS_|ERR_SSL_|EPROTO$|INVALID_CA|INVALID_PURPOSE)/,
    'tls',
    ({ host }) => `No secure connection to ${host} could be agreed on; try the address with http.`,
  ),
  rule(
    /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/,
    'timeout',
    ({ host }) => `${host} could not be connected to in time; it is slow or shuts us out.`,
  ),
  rule(/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, 'timeout', ({ host }) => `${host} stopped answering.`),
  rule(
    /^(UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/,
    'too-large',
    ({ host }) => `${host} sent too many headers.`,
  ),
  rule(/^(HPE_|UND_ERR_RES_)/, 'bad-response', ({ host }) => `What ${host} answered is not valid HTTP.`),
  rule(
    /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/,
    'reset',
    ({ host }) => `${host} closed the connection before it answered.`,
  ),
  rule(
    /^(EMFILE|ENFILE|ENOBUFS|ENOMEM)$/,
    'worker',
    () => 'This machine has no room for another connection; crawl with less concurrency.',
  ),
]

/** The peer went away in the middle of a body: closed, reset, or ended before the length or the last chunk it promised. */
const BROKEN_OFF =
  /^(UND_ERR_SOCKET|HPE_INVALID_EOF_STATE|HPE_CLOSED_CONNECTION|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ECONNRESET|EPIPE)$/

/** How undici words an answer that it does not accept, under the code of a lost connection. */
const REFUSED_ANSWER = /^bad (response|upgrade)$/

/**
 * What an error of a connection means. Null for errors that no origin can cause: those are bugs and must be thrown.
 * @param url what was asked
 */
export function describeError(error: unknown, url: URL, phase: Phase): Failure | null {
  const { host } = url
  if (error instanceof BlockedAddressError) return describeBlocked(error)
  if (error instanceof DeadlineError) {
    return toFailure('timeout', `${host} gave no complete answer within ${error.limitMs / 1_000} seconds.`)
  }
  const code = toCode(error)
  if (!code || code === 'UND_ERR_INVALID_ARG' || code.startsWith('ERR_INVALID_')) return null
  if (phase === 'body' && BROKEN_OFF.test(code)) {
    return toFailure('truncated', `${host} broke off in the middle of its answer; nothing of it was kept.`)
  }
  if (error instanceof Error && REFUSED_ANSWER.test(error.message)) {
    return toFailure('bad-response', `${host} answered something else than was asked for.`)
  }
  const found = RULES.find(({ codes }) => codes.test(code))
  return found
    ? toFailure(found.code, found.detail(url))
    : toFailure('bad-response', `The exchange with ${host} failed (${code}).`)
}

function rule(codes: RegExp, code: FailureCode, detail: Rule['detail']): Rule {
  return { codes, code, detail }
}

/** The code of an error; of several attempts at several addresses, that of the last. */
function toCode(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return toCode(error.errors.at(-1))
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  // undici leaves the code of parser errors out; the end of the connection is the one that must be known.
  if (error.name !== 'HTTPParserError') return null
  return error.message.includes('EOF state') ? 'HPE_INVALID_EOF_STATE' : 'HPE_OTHER'
}

function describeBlocked({ hostname, address }: BlockedAddressError): Failure {
  const where = hostname.replace(/^\[|\]$/g, '') === address ? address : `${hostname} is at ${address}, which`
  const detail = `${where} is not on the public internet. ALLOW_PRIVATE_NETWORKS lets sources stand in your own network.`
  return toFailure('blocked-address', detail)
}
