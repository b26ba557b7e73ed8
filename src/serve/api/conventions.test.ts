import { describe, expect, it } from 'vitest'
import { createTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestEdition } from '../../testing/builders.ts'

const entry = toTestDetail(1)
const shared = createTestApp({ entries: [entry], editions: [toTestEdition()] })

const READS = [
  '/api/v1/entries',
  '/api/v1/entries?fields=id',
  `/api/v1/entries/${entry.id}`,
  '/api/v1/sources',
  '/api/v1/sources/alpha',
  '/api/v1/tags',
  '/api/v1/tags/nlp',
  '/api/v1/digests',
  '/api/v1/digests/2026-W47',
  '/api/v1/stats',
  '/openapi.json',
]
const RATE = { 'ratelimit-limit': '100000', 'ratelimit-reset': expect.stringMatching(/^\d+$/) }

describe.each(READS)('GET %s', (url) => {
  it('is 304 for who has it already', async () => {
    const { app } = await shared
    const first = await app.inject(url)
    expect(first.statusCode).toBe(200)
    const etag = String(first.headers.etag)
    const again = await app.inject({ url, headers: { 'if-none-match': `"other", ${etag}` } })
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag])
    expect((await app.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200)
    const date = first.headers['last-modified']
    if (date === undefined) return
    const since = await app.inject({ url, headers: { 'if-modified-since': String(date) } })
    expect([since.statusCode, since.body]).toEqual([304, ''])
  })

  it('lets scripts of other sites read the headers of a 304, from memory too', async () => {
    const { app } = await shared
    const { headers } = await app.inject(url)
    for (let times = 0; times < 3; times += 1) {
      const again = await app.inject({ url, headers: { 'if-none-match': String(headers.etag) } })
      expect(again.statusCode).toBe(304)
      expect(again.headers['access-control-expose-headers']).toContain('etag')
    }
  })

  it('has a HEAD with the same headers', async () => {
    const { app } = await shared
    const get = await app.inject(url)
    const head = await app.inject({ method: 'HEAD', url })
    expect([head.statusCode, head.body]).toEqual([200, ''])
    for (const name of ['content-type', 'content-length', 'etag', 'last-modified', 'link', 'vary'])
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]])
  })

  it('tells its rate, and any site may read it and what it says beside the body', async () => {
    const { app } = await shared
    const { headers } = await app.inject({ url, headers: { origin: 'https://other.example' } })
    expect(headers).toMatchObject({ ...RATE, 'access-control-allow-origin': '*' })
    const exposed = String(headers['access-control-expose-headers']).split(', ')
    for (const name of ['etag', 'link', 'retry-after', 'ratelimit-remaining']) expect(exposed).toContain(name)
  })
})

describe('any answer of the API', () => {
  it.each([
    ['GET', '/api/v1/nowhere', 404],
    ['GET', '/api/v1/entries/unknown', 404],
    ['GET', '/api/v1/entries?limit=0', 400],
    ['PUT', '/api/v1/entries', 405],
    ['POST', '/api/v1/sources', 401],
  ] as const)('tells its rate: %s %s, %i', async (method, url, status) => {
    const { app } = await shared
    const answer = await app.inject({ method, url })
    expect([answer.statusCode, answer.headers]).toEqual([status, expect.objectContaining(RATE)])
  })

  it('lets other sites read only', async () => {
    const { app } = await shared
    const preflight = async (method: string) =>
      app.inject({
        method: 'OPTIONS',
        url: '/api/v1/sources',
        headers: { origin: 'https://other.example', 'access-control-request-method': method },
      })
    expect((await preflight('POST')).headers['access-control-allow-methods']).toBe('GET, HEAD')
    expect((await preflight('POST')).headers['access-control-allow-headers']).not.toContain('authorization')
  })
})
