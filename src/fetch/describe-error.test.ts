import { errors } from 'undici'
import { describe, expect, it } from 'vitest'
import { DeadlineError } from './budget.ts'
import { describeError } from './describe-error.ts'
import { BlockedAddressError } from './guarded-connect.ts'

const URL_ASKED = new URL('https://blog.example:8443/feed')
const withCode = (code: string) => Object.assign(new Error('low level words'), { code })

describe('describeError', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'refused'],
    ['ENETUNREACH', 'refused'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
    ['HPE_INVALID_CONSTANT', 'bad-response'],
    ['EMFILE', 'worker'],
    ['ESOMETHINGNEW', 'bad-response'],
  ])('%s before the end of the headers is %s', (code, expected) => {
    expect(describeError(withCode(code), URL_ASKED, 'head')).toMatchObject({ code: expected })
  })

  it.each(['UND_ERR_SOCKET', 'ECONNRESET', 'HPE_INVALID_EOF_STATE', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'])(
    '%s in the body is a truncated answer',
    (code) => {
      expect(describeError(withCode(code), URL_ASKED, 'body')).toMatchObject({ code: 'truncated' })
    },
  )

  it('reads the last of several attempts', () => {
    const error = new AggregateError([withCode('ENETUNREACH'), withCode('ECONNREFUSED')])
    expect(describeError(error, URL_ASKED, 'head')?.detail).toContain('refused the connection')
  })

  it('knows a parser error without a code', () => {
    expect(describeError(new errors.HTTPParserError('bad'), URL_ASKED, 'head')).toMatchObject({
      code: 'bad-response',
    })
  })

  it('says how long it waited', () => {
    expect(describeError(new DeadlineError(30_000), URL_ASKED, 'body')).toEqual({
      code: 'timeout',
      detail: 'blog.example:8443 gave no complete answer within 30 seconds.',
    })
  })

  it('says where a name leads that may not be visited, and how to allow it', () => {
    const failure = describeError(new BlockedAddressError('blog.example', '10.0.0.1'), URL_ASKED, 'head')
    expect(failure?.code).toBe('blocked-address')
    expect(failure?.detail).toMatch(/^blog\.example is at 10\.0\.0\.1, which .*ALLOW_PRIVATE_NETWORKS/)
  })

  it.each([
    ['a bug', new TypeError('x is not a function')],
    ['a request that we made wrong', new errors.InvalidArgumentError('invalid header')],
    ['no error at all', 'text'],
  ])('leaves %s to be thrown', (_name, error) => {
    expect(describeError(error, URL_ASKED, 'head')).toBeNull()
  })
})
