import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Validators } from '../document.ts'
import { createFetchRig, FEED, type FetchRig, NOW, toText, USER_AGENT } from '../testing/fetch-rig.ts'

let rig: FetchRig

beforeEach(async () => {
  rig = await createFetchRig()
})

afterEach(() => rig.close())

describe('a document', () => {
  it('comes with its bytes, headers, validators and time', async () => {
    const headers = {
      'Content-Type': 'application/rss+xml',
      ETag: '"1"',
      'X-Many': ['a', 'b'],
      'Set-Cookie': 'a=1',
    }
    rig.site.serve({ '/feed': { headers, body: FEED } })
    const result = await rig.get('/feed')
    const url = rig.site.url('/feed')
    const validators = { etag: '"1"', lastModified: null, url }
    const expected = {
      outcome: 'fresh',
      url,
      finalUrl: url,
      movedTo: null,
      status: 200,
      validators,
      fetchedAt: NOW,
    }
    expect(result).toMatchObject(expected)
    expect(toText(result)).toBe(FEED)
    expect(result).toMatchObject({ headers: { 'content-type': 'application/rss+xml', 'x-many': 'a, b' } })
    expect(result).not.toHaveProperty(['headers', 'set-cookie'])
  })

  it.each([
    ['gzip', gzipSync(FEED)],
    ['br', brotliCompressSync(FEED)],
    ['zstd', zstdCompressSync(FEED)],
  ])('is unpacked from %s, which was asked for', async (coding, body) => {
    rig.site.serve({ '/feed': { headers: { 'content-encoding': coding }, body } })
    expect(toText(await rig.get('/feed'))).toBe(FEED)
    expect(rig.site.requests[0]?.headers['accept-encoding']).toMatch(new RegExp(`\\b${coding}\\b`))
  })
})

describe('a request', () => {
  it('says who we are and what we read, and nothing else', async () => {
    await rig.get('/feed')
    expect(Object.keys(rig.site.requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
    expect(rig.site.requests[0]?.headers).toMatchObject({
      'user-agent': USER_AGENT,
      accept: expect.stringContaining('application/atom+xml'),
    })
  })

  it('brings no cookie back, neither on the next request nor after a redirect', async () => {
    const cookies = { 'set-cookie': ['sid=1; Path=/', 'all=2; Domain=127.0.0.1'] }
    rig.site.serve({
      '/set': { status: 302, headers: { ...cookies, location: '/feed' } },
      '/feed': { headers: cookies, body: FEED },
    })
    const fetcher = rig.start()
    await rig.get('/set', {}, fetcher)
    await rig.get('/feed', {}, fetcher)
    expect(rig.site.requests).toHaveLength(3)
    for (const { headers } of rig.site.requests) expect(headers).not.toHaveProperty('cookie')
  })

  it('asks for the address as it was given', async () => {
    await rig.get('/feed?b=2&a=1&utm_source=x&empty=')
    expect(rig.site.requests[0]?.path).toBe('/feed?b=2&a=1&utm_source=x&empty=')
  })

  it('takes the user agent anew each time where it is a function', async () => {
    let subscribers = 1
    const fetcher = rig.start({ userAgent: () => `incoming-transmission/1.0 (${subscribers++} subscribers)` })
    await rig.get('/feed', {}, fetcher)
    await rig.get('/feed', {}, fetcher)
    expect(rig.site.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      'incoming-transmission/1.0 (1 subscribers)',
      'incoming-transmission/1.0 (2 subscribers)',
    ])
  })

  it('goes out even where the contact of the operator does not fit into a header', async () => {
    expect(await rig.get('/feed', {}, rig.start({ userAgent: 'reader/1.0 (联系 me)\n' }))).toMatchObject({
      outcome: 'fresh',
    })
    expect(rig.site.requests[0]?.headers['user-agent']).toBe('reader/1.0 (? me)?')
  })
})

describe('a conditional request', () => {
  const DATE = 'Mon, 05 Jan 2026 10:00:00 GMT'

  it('sends both validators byte for byte and takes 304 for an answer', async () => {
    rig.site.serve({ '/feed': { status: 304, headers: { 'cache-control': 'max-age=7200' } } })
    const result = await rig.get('/feed', { validators: { etag: 'W/"a-gzip"', lastModified: DATE } })
    expect(result).toMatchObject({ outcome: 'unchanged', validators: null, movedTo: null })
    expect(result).toMatchObject({ headers: { 'cache-control': 'max-age=7200' } })
    expect(rig.site.requests[0]?.headers).toMatchObject({
      'if-none-match': 'W/"a-gzip"',
      'if-modified-since': DATE,
    })
  })

  it('gives the validators that a 304 brought', async () => {
    rig.site.serve({ '/feed': { status: 304, headers: { etag: '"2"' } } })
    const result = await rig.get('/feed', { validators: { etag: '"1"', lastModified: DATE } })
    expect(result).toMatchObject({ validators: { etag: '"2"', lastModified: DATE } })
  })

  it.each([
    ['no validators', null],
    ['empty validators', { etag: null, lastModified: null }],
    [
      'the validators of another address',
      { etag: '"1"', lastModified: null, url: 'https://old.example/feed' },
    ],
  ])('is not made with %s, and then a 304 is a failure', async (_name, validators: Validators | null) => {
    rig.site.serve({ '/feed': { status: 304 } })
    expect(await rig.get('/feed', { validators })).toMatchObject({
      outcome: 'failed',
      code: 'bad-response',
      status: 304,
    })
    expect(rig.site.requests[0]?.headers).not.toHaveProperty('if-none-match')
  })

  it('finds the address that gave the validators behind its redirects', async () => {
    rig.site.serve({ '/old': { status: 301, headers: { location: rig.other.url('/feed') } } })
    rig.other.serve({
      '/feed': (request, response) => {
        const known = request.headers['if-none-match'] === '"1"'
        response.writeHead(known ? 304 : 200, { etag: '"1"' }).end(known ? undefined : FEED)
      },
    })
    const first = await rig.get('/old')
    expect(first).toMatchObject({
      outcome: 'fresh',
      validators: { etag: '"1"', url: rig.other.url('/feed') },
    })
    const validators = first.validators as Validators
    expect(await rig.get('/old', { validators })).toMatchObject({
      outcome: 'unchanged',
      movedTo: rig.other.url('/feed'),
    })
    expect(rig.site.requests.filter(({ headers }) => 'if-none-match' in headers)).toEqual([])
  })

  it('keeps no validators of an error', async () => {
    rig.site.serve({ '/feed': { status: 500, headers: { etag: '"error"' } } })
    expect(await rig.get('/feed')).not.toHaveProperty('validators')
  })
})
