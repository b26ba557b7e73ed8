import { describe, expect, it } from 'vitest'
import { describeStatus } from './describe-status.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const from = (status: number, headers: Record<string, string> = {}) =>
  describeStatus({ url: new URL('https://blog.example/feed'), status, headers, body: new Uint8Array() }, NOW)

describe('describeStatus', () => {
  it.each([
    [202, 'http-status'],
    [204, 'empty'],
    [206, 'bad-response'],
    [226, 'bad-response'],
    [300, 'http-status'],
    [304, 'bad-response'],
    [401, 'http-status'],
    [403, 'http-status'],
    [404, 'http-status'],
    [410, 'gone'],
    [418, 'http-status'],
    [429, 'rate-limited'],
    [451, 'http-status'],
    [500, 'http-status'],
    [503, 'rate-limited'],
    [999, 'http-status'],
  ])('%i is %s', (status, code) => {
    expect(from(status)).toMatchObject({ code, status })
  })

  it('says who answered what and what to do', () => {
    expect(from(404).detail).toBe(
      'blog.example answered 404 Not Found: there is nothing at this address; look for the new one on the site.',
    )
  })

  it.each([429, 500, 503, 403])('keeps Retry-After of %i', (status) => {
    const failure = from(status, { 'retry-after': '3600' })
    expect(failure.retryAt).toBe(NOW + 3_600_000)
    expect(failure.detail).toContain('2026-11-20T11:00:00.000Z')
  })

  it.each([
    ['nonsense', 429, 'soon'],
    ['a success', 204, '3600'],
  ])('has no retryAt for %s', (_name, status, value) => {
    expect(from(status, { 'retry-after': value })).not.toHaveProperty('retryAt')
  })

  it('knows a challenge by its header', () => {
    expect(from(403, { 'cf-mitigated': 'challenge' })).toMatchObject({ code: 'challenge-page', status: 403 })
  })
})
