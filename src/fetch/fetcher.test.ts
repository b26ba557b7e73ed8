import { connect } from 'node:net'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fetcher, FetchRequest, Validators } from '../document.ts'
import { createSite, type Route, type Site } from '../testing/site.ts'
import { createFetcher, type FetcherOptions } from './fetcher.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const HOUR = 3_600_000
const FEED = '<rss version="2.0"><channel><title>Blog</title></channel></rss>'
const USER_AGENT = 'incoming-transmission/1.0 (+https://reader.example; 3 subscribers)'

let site: Site
let other: Site
let clock: { now: number; slept: number[] }
let fetchers: Fetcher[]

beforeEach(async () => {
  site = await createSite({ '/feed': FEED })
  other = await createSite({ '/feed': FEED })
  clock = { now: NOW, slept: [] }
  fetchers = []
})

afterEach(async () => {
  await Promise.all(fetchers.map((fetcher) => fetcher.close()))
  await Promise.all([site.close(), other.close()])
})

/** A fetcher on the test's clock that may visit loopback. */
function start(options: Partial<FetcherOptions> = {}): Fetcher {
  const fetcher = createFetcher({
    userAgent: USER_AGENT,
    allowPrivateNetworks: true,
    now: () => clock.now,
    sleep: async (ms) => {
      clock.slept.push(ms)
      clock.now += ms
    },
    ...options,
  })
  fetchers.push(fetcher)
  return fetcher
}

async function get(path: string, more: Partial<FetchRequest> = {}, fetcher = start()) {
  const result = await fetcher.fetch({ url: site.url(path), kind: 'feed', ...more })
  if (result.outcome === 'fresh') return { outcome: 'fresh' as const, ...result.document }
  if (result.outcome === 'unchanged') return { outcome: 'unchanged' as const, ...result.unchanged }
  return { outcome: 'failed' as const, ...result.failure }
}

const text = (result: unknown) => Buffer.from((result as { body: Uint8Array }).body).toString()

describe('a document', () => {
  it('comes with its bytes, headers, validators and time', async () => {
    const headers = {
      'Content-Type': 'application/rss+xml',
      ETag: '"1"',
      'X-Many': ['a', 'b'],
      'Set-Cookie': 'a=1',
    }
    site.serve({ '/feed': { headers, body: FEED } })
    const result = await get('/feed')
    const url = site.url('/feed')
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
    expect(text(result)).toBe(FEED)
    expect(result).toMatchObject({ headers: { 'content-type': 'application/rss+xml', 'x-many': 'a, b' } })
    expect(result).not.toHaveProperty(['headers', 'set-cookie'])
  })

  it.each([
    ['gzip', gzipSync(FEED)],
    ['br', brotliCompressSync(FEED)],
    ['zstd', zstdCompressSync(FEED)],
  ])('is unpacked from %s, which was asked for', async (coding, body) => {
    site.serve({ '/feed': { headers: { 'content-encoding': coding }, body } })
    expect(text(await get('/feed'))).toBe(FEED)
    expect(site.requests[0]?.headers['accept-encoding']).toMatch(new RegExp(`\\b${coding}\\b`))
  })
})

describe('a request', () => {
  it('says who we are and what we read, and nothing else', async () => {
    await get('/feed')
    expect(Object.keys(site.requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ])
    expect(site.requests[0]?.headers).toMatchObject({
      'user-agent': USER_AGENT,
      accept: expect.stringContaining('application/atom+xml'),
    })
  })

  it('brings no cookie back, neither on the next request nor after a redirect', async () => {
    const cookies = { 'set-cookie': ['sid=1; Path=/', 'all=2; Domain=127.0.0.1'] }
    site.serve({
      '/set': { status: 302, headers: { ...cookies, location: '/feed' } },
      '/feed': { headers: cookies, body: FEED },
    })
    const fetcher = start()
    await get('/set', {}, fetcher)
    await get('/feed', {}, fetcher)
    expect(site.requests).toHaveLength(3)
    for (const { headers } of site.requests) expect(headers).not.toHaveProperty('cookie')
  })

  it('asks for the address as it was given', async () => {
    await get('/feed?b=2&a=1&utm_source=x&empty=')
    expect(site.requests[0]?.path).toBe('/feed?b=2&a=1&utm_source=x&empty=')
  })

  it('takes the user agent anew each time where it is a function', async () => {
    let subscribers = 1
    const fetcher = start({ userAgent: () => `incoming-transmission/1.0 (${subscribers++} subscribers)` })
    await get('/feed', {}, fetcher)
    await get('/feed', {}, fetcher)
    expect(site.requests.map(({ headers }) => headers['user-agent'])).toEqual([
      'incoming-transmission/1.0 (1 subscribers)',
      'incoming-transmission/1.0 (2 subscribers)',
    ])
  })

  it('goes out even where the contact of the operator does not fit into a header', async () => {
    expect(await get('/feed', {}, start({ userAgent: 'reader/1.0 (联系 me)\n' }))).toMatchObject({
      outcome: 'fresh',
    })
    expect(site.requests[0]?.headers['user-agent']).toBe('reader/1.0 (? me)?')
  })
})

describe('a conditional request', () => {
  const DATE = 'Mon, 05 Jan 2026 10:00:00 GMT'

  it('sends both validators byte for byte and takes 304 for an answer', async () => {
    site.serve({ '/feed': { status: 304, headers: { 'cache-control': 'max-age=7200' } } })
    const result = await get('/feed', { validators: { etag: 'W/"a-gzip"', lastModified: DATE } })
    expect(result).toMatchObject({ outcome: 'unchanged', validators: null, movedTo: null })
    expect(result).toMatchObject({ headers: { 'cache-control': 'max-age=7200' } })
    expect(site.requests[0]?.headers).toMatchObject({
      'if-none-match': 'W/"a-gzip"',
      'if-modified-since': DATE,
    })
  })

  it('gives the validators that a 304 brought', async () => {
    site.serve({ '/feed': { status: 304, headers: { etag: '"2"' } } })
    const result = await get('/feed', { validators: { etag: '"1"', lastModified: DATE } })
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
    site.serve({ '/feed': { status: 304 } })
    expect(await get('/feed', { validators })).toMatchObject({
      outcome: 'failed',
      code: 'bad-response',
      status: 304,
    })
    expect(site.requests[0]?.headers).not.toHaveProperty('if-none-match')
  })

  it('finds the address that gave the validators behind its redirects', async () => {
    site.serve({ '/old': { status: 301, headers: { location: other.url('/feed') } } })
    other.serve({
      '/feed': (request, response) => {
        const known = request.headers['if-none-match'] === '"1"'
        response.writeHead(known ? 304 : 200, { etag: '"1"' }).end(known ? undefined : FEED)
      },
    })
    const first = await get('/old')
    expect(first).toMatchObject({ outcome: 'fresh', validators: { etag: '"1"', url: other.url('/feed') } })
    const validators = 'validators' in first ? first.validators : null
    expect(await get('/old', { validators })).toMatchObject({
      outcome: 'unchanged',
      movedTo: other.url('/feed'),
    })
    expect(site.requests.filter(({ headers }) => 'if-none-match' in headers)).toEqual([])
  })

  it('keeps no validators of an error', async () => {
    site.serve({ '/feed': { status: 500, headers: { etag: '"error"' } } })
    expect(await get('/feed')).not.toHaveProperty('validators')
  })
})

describe('redirects', () => {
  it('are followed, and the final address is named', async () => {
    site.serve({ '/old': { status: 302, headers: { location: '/feed' } } })
    expect(await get('/old')).toMatchObject({
      url: site.url('/old'),
      finalUrl: site.url('/feed'),
      movedTo: null,
    })
  })

  it('carry no validators to another origin', async () => {
    site.serve({ '/old': { status: 302, headers: { location: other.url('/feed') } } })
    await get('/old', { validators: { etag: '"1"', lastModified: 'then' } })
    expect(site.requests[0]?.headers).toHaveProperty('if-none-match')
    expect(other.requests[0]?.headers).not.toHaveProperty('if-none-match')
    expect(other.requests[0]?.headers).not.toHaveProperty('if-modified-since')
  })

  it('are checked at every hop: the second place of the same machine is never asked', async () => {
    const allowed = Number(new URL(site.origin).port)
    const isAllowedAddress = (address: string, port: number) => address === '127.0.0.1' && port === allowed
    site.serve({
      '/a': { status: 301, headers: { location: '/b' } },
      '/b': { status: 301, headers: { location: other.url('/feed') } },
    })
    const fetcher = start({ allowPrivateNetworks: false, isAllowedAddress })
    expect(await get('/a', {}, fetcher)).toMatchObject({ code: 'blocked-address' })
    expect(site.requests).toHaveLength(2)
    expect(other.requests).toHaveLength(0)
  })
})

describe('the guard', () => {
  it.each([
    ['127.0.0.1', (port: string) => `http://127.0.0.1:${port}/feed`],
    ['a decimal number', (port: string) => `http://2130706433:${port}/feed`],
    ['a hexadecimal number', (port: string) => `http://0x7f000001:${port}/feed`],
    ['octal parts', (port: string) => `http://0177.0.0.1:${port}/feed`],
    ['a shortened address', (port: string) => `http://127.1:${port}/feed`],
    ['zero', (port: string) => `http://0:${port}/feed`],
    ['circled digits', (port: string) => `http://①②⑦.⓪.⓪.①:${port}/feed`],
    ['full-width dots', (port: string) => `http://127。0。0。1:${port}/feed`],
    ['a dot at the end', (port: string) => `http://127.0.0.1.:${port}/feed`],
    ['IPv6 loopback', (port: string) => `http://[::1]:${port}/feed`],
    ['an IPv4-mapped address', (port: string) => `http://[::ffff:127.0.0.1]:${port}/feed`],
    ['localhost', (port: string) => `http://localhost:${port}/feed`],
    ['localhost in capitals with a dot', (port: string) => `http://LOCALHOST.:${port}/feed`],
    ['a name under localhost', (port: string) => `http://a.localhost:${port}/feed`],
    ['a name that leads there', (port: string) => `http://private.example:${port}/feed`],
    ['a name that leads there among others', (port: string) => `http://mixed.example:${port}/feed`],
  ])('keeps us from loopback as %s', async (_name, toUrl) => {
    const names: Record<string, string[]> = {
      'private.example': ['127.0.0.1'],
      'mixed.example': ['2606:4700::1111', '127.0.0.1'],
    }
    const fetcher = start({ allowPrivateNetworks: false, resolve: async (name) => names[name] ?? [] })
    const url = toUrl(new URL(site.origin).port)
    expect(await get('', { url }, fetcher)).toMatchObject({ code: 'blocked-address' })
    expect(site.requests).toHaveLength(0)
  })

  it('connects to the address that it checked, when a name changes its answer', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']]
    const asked: string[] = []
    const fetcher = start({
      allowPrivateNetworks: false,
      isAllowedAddress: (address) => address === '127.0.0.1',
      resolve: async (name) => {
        asked.push(name)
        return answers[asked.length - 1] ?? []
      },
    })
    const url = `http://rebind.example:${new URL(site.origin).port}/feed`
    expect(await get('', { url }, fetcher)).toMatchObject({ outcome: 'fresh' })
    expect(asked).toEqual(['rebind.example'])
    expect(await get('', { url }, fetcher)).toMatchObject({ code: 'blocked-address' })
    expect(site.requests).toHaveLength(1)
  })

  it('still refuses schemes, logins and ports where private networks are allowed', async () => {
    for (const url of ['file:///etc/passwd', 'http://user@127.0.0.1/', 'http://127.0.0.1:22/']) {
      expect(await get('', { url })).toMatchObject({ outcome: 'failed' })
    }
  })
})

describe('trouble', () => {
  const raw =
    (bytes: string): Route =>
    (request) =>
      request.socket.end(bytes, 'latin1')
  const LIMITS = { totalMs: 150, bodyBytesMax: 50_000, wireBytesMax: 50_000, headerBytesMax: 4_096 }

  it.each<[string, Route, string]>([
    ['a broken server', { status: 500 }, 'http-status'],
    ['an address that is gone', { status: 410 }, 'gone'],
    ['an answer without content', { status: 204 }, 'empty'],
    ['no answer', (request) => request.socket.end(), 'reset'],
    ['a reset', (request) => request.socket.resetAndDestroy(), 'reset'],
    ['no HTTP', raw('\0\x01\x02\r\n\r\n'), 'bad-response'],
    [
      'two lengths',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 9\r\n\r\nabcdefghi'),
      'bad-response',
    ],
    [
      'length and chunks',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'),
      'bad-response',
    ],
    [
      'a line break in a header',
      raw('HTTP/1.1 200 OK\r\netag: "a\nx-evil: 1"\r\ncontent-length: 0\r\n\r\n'),
      'bad-response',
    ],
    [
      'another protocol',
      raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      'bad-response',
    ],
    ['a body shorter than its length', raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc'), 'truncated'],
    [
      'the same on a closing connection',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\nabc'),
      'truncated',
    ],
    [
      'chunks without an end',
      raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n'),
      'truncated',
    ],
    [
      'the same on a closing connection, chunked',
      raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n3\r\nabc\r\n'),
      'truncated',
    ],
    [
      'half a gzip',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(FEED).subarray(0, 30) },
      'truncated',
    ],
    ['a body that is too large', { body: 'a'.repeat(50_001) }, 'too-large'],
    [
      'a bomb',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(5_000_000)) },
      'too-large',
    ],
    [
      'a length that is too large',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\nabc'),
      'too-large',
    ],
    ['headers that are too large', { headers: { 'x-long': 'a'.repeat(5_000) } }, 'too-large'],
    ['silence', () => {}, 'timeout'],
    ['headers and then silence', (_request, response) => response.writeHead(200).write('<rss>'), 'timeout'],
    ['a plain web server behind https', FEED, 'tls'],
  ])('%s', async (name, route, code) => {
    site.serve({ '/trouble': route })
    const url = site.url('/trouble').replace('http:', name.endsWith('https') ? 'https:' : 'http:')
    expect(await get('', { url }, start({ limits: LIMITS }))).toMatchObject({ outcome: 'failed', code })
  })

  it('a body without a length that ends with a reset', async () => {
    site.serve({
      '/trouble': (request) => {
        request.socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n<rss>', () => {
          setTimeout(() => request.socket.resetAndDestroy(), 20)
        })
      },
    })
    expect(await get('/trouble')).toMatchObject({ code: 'truncated' })
  })

  it('a body without a length that ends well is whole', async () => {
    site.serve({ '/fine': raw(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${FEED}`) })
    expect(text(await get('/fine'))).toBe(FEED)
  })

  it('a trickle does not outlast the deadline', async () => {
    site.serve({
      '/drip': (_request, response) => {
        response.writeHead(200)
        const timer = setInterval(() => response.write('a'), 20)
        response.on('close', () => clearInterval(timer))
      },
    })
    expect(await get('/drip', {}, start({ limits: LIMITS }))).toMatchObject({ code: 'timeout' })
  })

  it('many slow redirects share one deadline', async () => {
    const slow: Route = (request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 60)
    }
    site.serve({ '/s': slow, '/sx': slow, '/sxx': slow, '/sxxx': slow })
    expect(await get('/s', {}, start({ limits: LIMITS }))).toMatchObject({ code: 'timeout' })
  })

  it('a closed port is named', async () => {
    const closed = await createSite()
    await closed.close()
    const result = await get('', { url: closed.url('/feed') })
    expect(result).toMatchObject({ code: 'refused' })
  })

  it('a name that does not exist is named', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    const result = await get('', { url: 'http://nowhere.example/' }, start({ resolve }))
    expect(result).toMatchObject({ code: 'dns', detail: expect.stringContaining('nowhere.example') })
  })

  it('a resolver that never answers ends with the deadline', async () => {
    const fetcher = start({ resolve: () => new Promise(() => {}), limits: LIMITS })
    expect(await get('', { url: 'http://slow.example/' }, fetcher)).toMatchObject({ code: 'timeout' })
  })
})

describe('manners', () => {
  it('ask a host one thing at a time, a second apart, in order', async () => {
    const fetcher = start()
    site.serve({ '/a': FEED, '/b': FEED, '/c': FEED })
    await Promise.all(['/a', '/b', '/c'].map((path) => get(path, {}, fetcher)))
    expect(site.requests.map(({ path }) => path)).toEqual(['/a', '/b', '/c'])
    expect(site.inFlightMax()).toBe(1)
    expect(clock.slept).toEqual([1_000, 1_000])
  })

  it('keep the distance between the steps of a redirect too', async () => {
    site.serve({ '/old': { status: 302, headers: { location: '/feed' } } })
    await get('/old')
    expect(clock.slept).toEqual([1_000])
  })

  it('do not wait for another host', async () => {
    const fetcher = start()
    await get('/feed', {}, fetcher)
    await get('', { url: other.url('/feed') }, fetcher)
    expect(clock.slept).toEqual([])
  })

  it('leave an address alone as long as it asked', async () => {
    const fetcher = start({ spacingMs: 0 })
    site.serve({ '/feed': [{ status: 429, headers: { 'retry-after': '3600' } }, FEED] })
    const refused = { outcome: 'failed', code: 'rate-limited', retryAt: NOW + HOUR }
    expect(await get('/feed', {}, fetcher)).toMatchObject({ ...refused, status: 429 })
    clock.now += HOUR - 1
    expect(await get('/feed', {}, fetcher)).toMatchObject(refused)
    expect(site.requests).toHaveLength(1)
    clock.now += 1
    expect(await get('/feed', {}, fetcher)).toMatchObject({ outcome: 'fresh' })
  })
})

describe('robots.txt', () => {
  const page = (path: string, fetcher?: Fetcher) => get(path, { kind: 'page' }, fetcher)

  it('is asked for pages, once, before the first', async () => {
    site.serve({ '/robots.txt': 'User-agent: *\nDisallow: /private/', '/a': 'page', '/b': 'page' })
    const fetcher = start({ spacingMs: 0 })
    await page('/a', fetcher)
    await page('/b', fetcher)
    expect(await page('/private/c', fetcher)).toMatchObject({ code: 'robots' })
    expect(site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b'])
  })

  it('is not asked for feeds that the operator named', async () => {
    site.serve({ '/robots.txt': 'User-agent: *\nDisallow: /' })
    expect(await get('/feed')).toMatchObject({ outcome: 'fresh' })
    expect(site.requests.map(({ path }) => path)).toEqual(['/feed'])
  })

  it('is asked of every place that a page redirects to', async () => {
    other.serve({ '/robots.txt': 'User-agent: *\nDisallow: /' })
    site.serve({ '/a': { status: 302, headers: { location: other.url('/feed') } } })
    expect(await page('/a')).toMatchObject({ code: 'robots' })
    expect(other.requests.map(({ path }) => path)).toEqual(['/robots.txt'])
  })

  it('says how far apart its site wants requests', async () => {
    site.serve({ '/robots.txt': 'User-agent: *\nCrawl-delay: 4', '/a': 'page', '/b': 'page' })
    const fetcher = start()
    await page('/a', fetcher)
    await page('/b', fetcher)
    expect(clock.slept).toEqual([4_000, 4_000])
  })

  it('is read up to 512 KB and no further', async () => {
    const long = `User-agent: *\nDisallow: /private/\n${'# nothing here\n'.repeat(60_000)}Disallow: /late/\n`
    site.serve({ '/robots.txt': long, '/late/a': 'page' })
    const fetcher = start({ spacingMs: 0 })
    expect(await page('/late/a', fetcher)).toMatchObject({ outcome: 'fresh' })
    expect(await page('/private/a', fetcher)).toMatchObject({ code: 'robots' })
  })

  it('forbids everything while it cannot be read in time', async () => {
    site.serve({ '/robots.txt': () => {}, '/a': 'page' })
    const fetcher = start({ limits: { robotsMs: 100 } })
    expect(await page('/a', fetcher)).toMatchObject({ code: 'robots' })
    expect(site.requestsFor('/a')).toHaveLength(0)
  })
})

describe('close', () => {
  it('ends what is under way and what waits, and refuses what comes after', async () => {
    site.serve({ '/silence': () => {} })
    const fetcher = start({
      sleep: (_ms, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    })
    await get('/feed', {}, fetcher)
    const running = [
      fetcher.fetch({ url: other.url('/feed'), kind: 'feed' }),
      get('/silence', {}, fetcher),
      get('/feed', {}, fetcher),
    ]
    await running[0]
    const ended = Promise.allSettled(running)
    await fetcher.close()
    expect((await ended).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(fetcher.fetch({ url: site.url('/feed'), kind: 'feed' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
    })
  })

  it('leaves no connection open after an answer, though the server would', async () => {
    let sockets = 0
    site.serve({
      '/hang': (request) => {
        sockets++
        request.socket.on('close', () => sockets--)
        request.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: keep-alive\r\n\r\n<rss>')
      },
    })
    expect(await get('/hang')).toMatchObject({ outcome: 'fresh' })
    // A connection of our own goes through the server's loop after the end of the other one.
    await new Promise((resolve) =>
      connect(Number(new URL(site.origin).port), '127.0.0.1', () => resolve(null)).end(),
    )
    await expect.poll(() => sockets).toBe(0)
  })
})
