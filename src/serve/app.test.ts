import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError, type AppErrorCode } from '../errors.ts'
import { anyText } from '../testing/any-text.ts'
import { createTestApp, createTestOperations, TEST_ADMIN } from '../testing/app.ts'
import { toTestDetail, toTestSourceState } from '../testing/builders.ts'

const entries = [toTestDetail(1), toTestDetail(2)]
const shared = createTestApp({ entries })

/** Checks the one shape that every failure has. */
function expectProblem(
  answer: { statusCode: number; headers: Record<string, unknown>; body: string },
  status: number,
) {
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const problem = JSON.parse(answer.body)
  expect(problem).toMatchObject({ type: 'about:blank', status })
  for (const field of ['title', 'detail', 'code']) expect(problem[field]).toEqual(expect.stringMatching(/./))
  expect(answer.body).not.toMatch(/node_modules|at \w+ \(|\.ts:/)
  return problem
}

describe('failures', () => {
  it.each([
    ['GET', '/nowhere', 404],
    ['GET', '/api/v1/nowhere', 404],
    ['GET', '/api/v2/entries', 404],
    ['GET', '/api/v1/entries/unknown', 404],
    ['GET', '/api/v1/sources/unknown', 404],
    ['GET', '/api/v1/tags/unknown', 404],
    ['GET', '/tags/unknown/feed.rss', 404],
    ['GET', '/sources/unknown/feed.atom', 404],
    ['GET', '/search/feed.json', 400],
    ['GET', '/feed.xml', 404],
    ['GET', '/api/v1/entries?limit=0', 400],
    ['GET', '/feed.rss?cursor=nonsense', 400],
    ['GET', '/feed.rss?full=maybe', 400],
    ['GET', '/%ff', 400],
    ['GET', '/api/v1/entries/%E0%A4%A', 400],
    ['GET', '/..%2f..%2fetc/passwd', 404],
    ['GET', '//api/v1/entries', 404],
    ['GET', `/api/v1/entries/${'x'.repeat(600)}`, 414],
    ['POST', '/api/v1/entries', 405],
    ['DELETE', '/feed.rss', 405],
    ['PUT', '/', 405],
    ['POST', '/docs/static/index.css', 405],
    ['GET', '/api/v1/preview', 405],
    ['TRACE', '/feed.rss', 405],
    ['POST', '/api/v1/preview', 401],
  ])('%s %s is a problem with status %i', async (method, url, status) => {
    const { app } = await shared
    expectProblem(await app.inject({ method: method as 'GET', url }), status)
  })

  it('names what is allowed with a refused method', async () => {
    const { app } = await shared
    const allow = async (url: string) => (await app.inject({ method: 'PUT', url })).headers.allow
    expect(await allow('/feed.rss')).toBe('GET, HEAD, OPTIONS')
    expect(await allow('/api/v1/sources')).toBe('GET, HEAD, POST, OPTIONS')
    expect(await allow('/api/v1/sources/alpha')).toBe('GET, HEAD, PATCH, DELETE, OPTIONS')
  })

  it('names every wrong parameter', async () => {
    const { app } = await shared
    const problem = expectProblem(await app.inject('/api/v1/entries?limit=x&since=x&page=1&page=2'), 400)
    expect(problem.code).toBe('invalid')
    expect(problem.errors.map(({ where }: { where: string }) => where)).toEqual(['since', 'limit', 'page'])
  })

  it('are pages where a browser asks, but not under the API', async () => {
    const { app } = await shared
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
    const page = await app.inject({ url: '/nowhere', headers })
    expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expectProblem(await app.inject({ url: '/api/v1/nowhere', headers }), 404)
  })

  it('tell a client nothing of a bug but where to find it', async () => {
    const { app, reads } = await createTestApp()
    reads.listEntries = async () => Promise.reject(new Error('SECRET at /home/x.ts:1'))
    const answer = await app.inject('/api/v1/entries')
    const problem = expectProblem(answer, 500)
    expect(problem).toMatchObject({ code: 'internal' })
    expect(problem.detail).toContain(answer.headers['x-request-id'])
    expect(answer.body).not.toContain('SECRET')
  })

  it.each<[AppErrorCode, number]>([
    ['invalid', 400],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['unprocessable', 422],
    ['upstream', 502],
    ['busy', 503],
    ['unavailable', 503],
  ])('of code %s have status %i', async (code, status) => {
    const refresh = async () => Promise.reject(new AppError(code, 'Because.'))
    const { app } = await createTestApp({}, { operations: createTestOperations({ refresh }) })
    const answer = await app.inject({ method: 'POST', url: '/api/v1/sources/a/refresh', headers: TEST_ADMIN })
    expect(expectProblem(answer, status)).toMatchObject({ code, detail: 'Because.' })
    expect(answer.headers['retry-after']).toBe(code === 'busy' ? '5' : undefined)
  })
})

describe('hostile requests', () => {
  it('are never answered with a server error', { timeout: 20_000 }, async () => {
    const { app } = await shared
    const paths = [
      '/',
      '/feed.rss',
      '/feed.json',
      '/api/v1/entries',
      '/search',
      '/search/feed.atom',
      '/tags/nlp',
      '/entries/x',
      '/api/v1/tags/x',
    ]
    const names = [
      'tag',
      'source',
      'language',
      'author',
      'q',
      'since',
      'until',
      'sort',
      'limit',
      'page',
      'cursor',
      'full',
      'hl',
      'theme',
    ]
    const hostile = fc.constantFrom(
      '%00',
      '%',
      '%zz',
      '%ff%fe',
      '%ED%A0%80',
      '[]',
      '__proto__',
      '1e999',
      '9'.repeat(400),
      'x'.repeat(5000),
      'P9999Y',
      '"',
      '<script>',
      "'--",
      '*',
      'NEAR(',
      '🜁',
      '-0',
      'NaN',
    )
    const value = fc.oneof(
      hostile,
      anyText().map((text) => encodeURIComponent(text.toWellFormed())),
    )
    const pair = fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('', '[]', '[a]', '%00'), value)
      .map(([name, suffix, text]) => `${name}${suffix}=${text}`)
    const accept = fc.constantFrom('text/html', '*/*', 'application/json;q=x', ',,;q=')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(pair, { maxLength: 4 }),
        accept,
        async (path, pairs, accept) => {
          const answer = await app.inject({ url: `${path}?${pairs.join('&')}`, headers: { accept } })
          expect(answer.statusCode).toBeLessThan(500)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('with any JSON are never answered with a server error', { timeout: 20_000 }, async () => {
    const source = toTestSourceState()
    const failure = { code: 'not-a-feed', detail: 'No feed.' } as const
    const operations = createTestOperations({
      add: async () => source,
      change: async () => source,
      preview: async () => ({ failure, fetched: true }),
    })
    const { app } = await createTestApp({ sources: [source] }, { operations })
    const keys = fc.constantFrom(
      'url',
      'as',
      'source',
      'id',
      'page',
      'article',
      'item',
      'tags',
      'status',
      '__proto__',
    )
    const values = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('https://a.example/', 'auto', 'article', 'a[', '\ud800'),
    )
    const body = fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.oneof(values, fc.dictionary(keys, values))))
    const route = fc.constantFrom(
      ['POST', 'preview'],
      ['POST', 'sources'],
      ['PATCH', 'sources/alpha'],
    ) as fc.Arbitrary<['POST' | 'PATCH', string]>
    await fc.assert(
      fc.asyncProperty(route, body, async ([method, path], body) => {
        const headers = { ...TEST_ADMIN, 'content-type': 'application/json' }
        const answer = await app.inject({
          method,
          url: `/api/v1/${path}`,
          headers,
          payload: JSON.stringify(body),
        })
        expect(answer.statusCode).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
  })

  it('with odd bodies are refused, whatever they call themselves', async () => {
    const { app } = await shared
    const send = async (payload: string, type = 'application/json', url = '/api/v1/preview') =>
      app.inject({ method: 'POST', url, payload, headers: { ...TEST_ADMIN, 'content-type': type } })
    const url = JSON.stringify({ url: 'https://a.example/' })
    expectProblem(await send('{"url":'), 400)
    expectProblem(await send('[]'), 400)
    expectProblem(await send('null'), 400)
    expectProblem(await send('"x"'), 400)
    expectProblem(await send('{}'), 400)
    expectProblem(await send('{"url":5}'), 400)
    expectProblem(await send('{"url":"ftp://a.example/"}'), 400)
    expectProblem(await send('{"url":"https://a.example/","extra":1}'), 400)
    expectProblem(await send('{"__proto__":{"url":"https://a.example/"}}'), 400)
    expectProblem(await send(''), 400)
    expectProblem(await send(url, 'text/plain'), 415)
    expectProblem(await send(url, 'text/xml'), 415)
    expectProblem(await send(url, 'application/x-www-form-urlencoded'), 415)
    expectProblem(await send(url, 'a\tb;;='), 415)
    expectProblem(await send(`{"url":"${'x'.repeat(2 ** 20)}"}`), 413)
    expectProblem(await send('', 'text/x-opml', '/api/v1/opml'), 400)
  })

  it('cannot name a host that is none', async () => {
    const { app } = await shared
    for (const host of ['a/b', 'a"b', 'a b', 'user@a', '<a>', '[::1', 'a:99999']) {
      expectProblem(await app.inject({ url: '/feed.rss', headers: { host } }), 400)
    }
  })

  it('cannot choose host or address unless the proxy is trusted', async () => {
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', host: 'a.example' }
    const ask = async (trustProxy: boolean) => {
      const { app } = await createTestApp({}, { settings: { trustProxy } })
      return (await app.inject({ url: '/feed.json', headers })).json().feed_url
    }
    expect(await ask(false)).toBe('http://a.example/feed.json')
    expect(await ask(true)).toBe('https://evil.example/feed.json')
  })
})

describe('every answer', () => {
  it('carries strict policies and the id of its request', async () => {
    const { app } = await shared
    for (const url of ['/', '/feed.rss', '/api/v1/entries', '/nowhere', '/healthz']) {
      const { headers } = await app.inject(url)
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/)
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
      expect(headers['access-control-allow-origin']).toBe('*')
    }
  })

  it('lets other sites read but not write', async () => {
    const { app } = await shared
    const headers = { origin: 'https://other.example', 'access-control-request-method': 'POST' }
    const answer = await app.inject({ method: 'OPTIONS', url: '/api/v1/preview', headers })
    expect(answer.headers['access-control-allow-methods']).toBe('GET, HEAD')
  })

  it('takes an address with a slash at its end for the same', async () => {
    const { app } = await shared
    expect((await app.inject('/api/v1/entries/')).statusCode).toBe(200)
  })
})

describe('rate limit', () => {
  it('counts kept answers, unknown addresses and refused tokens, and says when to come back', async () => {
    const { app } = await createTestApp({ entries }, { settings: { rateLimitPerMinute: 4 } })
    const first = await app.inject('/api/v1/entries')
    expect([first.headers['ratelimit-limit'], first.headers['ratelimit-remaining']]).toEqual(['4', '3'])
    await app.inject('/api/v1/entries')
    await app.inject('/nowhere')
    await app.inject({ method: 'POST', url: '/api/v1/preview' })
    const answer = await app.inject({ url: '/api/v1/entries', headers: { 'x-forwarded-for': '192.0.2.7' } })
    expect(expectProblem(answer, 429).code).toBe('rate-limited')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('leaves health alone', async () => {
    const { app } = await createTestApp({}, { settings: { rateLimitPerMinute: 1 } })
    for (const url of ['/healthz', '/readyz', '/metrics', '/healthz']) {
      expect((await app.inject(url)).statusCode).toBe(200)
    }
  })
})
