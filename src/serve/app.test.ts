import { describe, expect, it } from 'vitest'
import { AppError, type AppErrorCode } from '../errors.ts'
import { createTestApp, createTestOperations, TEST_ADMIN } from '../testing/app.ts'
import { toTestDetail } from '../testing/builders.ts'
import { expectProblem } from '../testing/expect-problem.ts'

const entries = [toTestDetail(1), toTestDetail(2)]
const shared = createTestApp({ entries })

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
    ['TRACE', '/nowhere', 404],
    ['PUT', '/api/v1/nowhere', 404],
    ['OPTIONS', '/api/v1/nowhere', 404],
    ['GET', '/docs/static/nowhere.css', 404],
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

  it.each(['TRACE', 'PROPFIND', 'OPTIONS'])(
    'names what an address takes to who asks by %s',
    async (method) => {
      const { app } = await shared
      const allow = async (url: string) =>
        (await app.inject({ method: method as 'TRACE', url })).headers.allow
      expect(await allow('/api/v1/entries/')).toBe('GET, HEAD, OPTIONS')
      expect(await allow('/api/v1/entries/x/separation?a')).toBe('PUT, DELETE, OPTIONS')
      expect(await allow('/api/v1/papers/doi:10.1000/182')).toBe('GET, HEAD, OPTIONS')
      expect(await allow('/sources/health.rss')).toBe('GET, HEAD, OPTIONS')
      expect(await allow('/api/v1/preview')).toBe('POST, OPTIONS')
      expect(await allow('/nowhere')).toBeUndefined()
    },
  )

  it('names what is wrong with a host, a body and an address', async () => {
    const { app } = await shared
    const send = async (payload: string, type = 'application/json') => {
      const headers = { ...TEST_ADMIN, 'content-type': type }
      return app.inject({ method: 'POST', url: '/api/v1/preview', payload, headers })
    }
    const { errors } = expectProblem(await send('{"url":'), 400)
    expect(errors).toEqual([{ where: '', detail: 'the body must be JSON, as its Content-Type says' }])
    expect(expectProblem(await send('a', 'text/plain'), 415).errors[0].where).toBe('content-type')
    const utf16 = await send('{"url":"https://a.example/"}', 'application/json; charset=utf-16')
    expect(expectProblem(utf16, 415).errors[0].where).toBe('content-type')
    const proto = await send(
      '{"url":"https://a.example/","__proto__":{"a":1}}',
      'application/json; charset="UTF-8"',
    )
    expect(expectProblem(proto, 400).errors[0]).toMatchObject({
      where: '/__proto__',
      detail: expect.stringContaining('is not a known key'),
    })
    expect(expectProblem(await send('a'.repeat(2 ** 21)), 413).detail).toContain('1048576 bytes')
    for (const [query, where] of [
      ['q=%E6', 'q'],
      ['x=1&tag=a&tag=%ff', 'tag'],
      ['q=%', 'q'],
      ['%=', '%'],
    ]) {
      const { errors } = expectProblem(await app.inject(`/api/v1/entries?${query}`), 400)
      expect(errors).toEqual([{ where, detail: `${where}: must be UTF-8, percent-encoded` }])
    }
    expect((await app.inject('/feed.rss?q=100%25+%E6%A8%A1')).statusCode).toBe(200)
    const answer = await app.inject({ url: '/api/v1/entries', headers: { host: 'a/b' } })
    expect(expectProblem(answer, 400).errors[0].where).toBe('host')
  })

  it('names every wrong parameter', async () => {
    const { app } = await shared
    expect(expectProblem(await app.inject('/search/feed.rss'), 400).errors).toEqual([
      { where: 'q', detail: 'q: say what to search for, as in /search/feed.rss?q=attention' },
    ])
    const problem = expectProblem(await app.inject('/api/v1/entries?limit=x&since=x&page=1&page=2'), 400)
    expect(problem.code).toBe('invalid')
    const toPlaces = ({ errors }: { errors: { where: string }[] }) => errors.map(({ where }) => where)
    expect(toPlaces(problem)).toEqual(['since', 'limit', 'page'])
    const both = expectProblem(await app.inject('/api/v1/entries?fields=nope&limit=0'), 400)
    expect(toPlaces(both)).toEqual(['fields', 'limit'])
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
    expect([answer.statusCode, answer.headers.allow]).toEqual([204, undefined])
    const nowhere = await app.inject({ method: 'OPTIONS', url: '/nowhere', headers })
    expect(nowhere.statusCode).toBe(204)
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

  it('knows a client whom a proxy names with a port, and a network of IPv6', async () => {
    const { app } = await createTestApp({}, { settings: { rateLimitPerMinute: 9, trustProxy: true } })
    const ask = async (address: string) => {
      const answer = await app.inject({ url: '/nowhere', headers: { 'x-forwarded-for': address } })
      return answer.headers['ratelimit-remaining']
    }
    expect(await ask('198.51.100.8')).toBe('8')
    expect(await ask('198.51.100.8:1000')).toBe('7')
    expect(await ask('::ffff:198.51.100.8')).toBe('6')
    expect(await ask('2001:db8:9::1')).toBe('8')
    expect(await ask('[2001:db8:9::2]:7')).toBe('7')
    expect(await ask('[2001:db8:9::3]')).toBe('6')
  })

  it('leaves health alone', async () => {
    const { app } = await createTestApp({}, { settings: { rateLimitPerMinute: 1 } })
    for (const url of ['/healthz', '/readyz/', '/metrics?from=home', '/healthz']) {
      expect((await app.inject(url)).statusCode).toBe(200)
    }
  })
})
