import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../testing/any-text.ts'
import { createTestApp, createTestOperations, TEST_ADMIN } from '../testing/app.ts'
import { toTestDetail, toTestSourceState } from '../testing/builders.ts'
import { TEST_NOW } from '../testing/entries.ts'
import { expectProblem } from '../testing/expect-problem.ts'
import { LIST_PARAMETERS } from '../testing/list-parameters.ts'

const entries = [toTestDetail(1), toTestDetail(2)]
const shared = createTestApp({ entries })

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
    const names = [...LIST_PARAMETERS, 'full', 'hl', 'theme']
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

  it('may call an empty body JSON where none is wanted', async () => {
    const operations = createTestOperations({ remove: async () => {}, separate: async () => {} })
    const { app } = await createTestApp({ entries }, { operations })
    const ask = async (method: 'PUT' | 'DELETE' | 'POST', url: string) => {
      const headers = { ...TEST_ADMIN, 'content-type': 'application/json' }
      return app.inject({ method, url: `/api/v1/${url}`, headers })
    }
    expect((await ask('DELETE', 'sources/alpha')).statusCode).toBe(204)
    expect((await ask('PUT', 'entries/x/separation')).statusCode).toBe(204)
    const { errors } = expectProblem(await ask('POST', 'sources'), 400)
    expect(errors).toEqual([{ where: '', detail: 'the body must be a JSON object' }])
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

  it('cannot put its own links into what readers behind the proxy are sent', async () => {
    let now = TEST_NOW
    const { app, reads } = await createTestApp(
      {},
      { now: () => now, settings: { trustProxy: ['127.0.0.2'] } },
    )
    const headers = { 'x-forwarded-host': 'ours.example', 'x-forwarded-proto': 'https', host: 'evil.example' }
    const ask = async (remoteAddress: string) => {
      await nextTurn()
      return (await app.inject({ url: '/feed.json', headers, remoteAddress })).json().feed_url
    }
    const [stranger, proxy] = ['127.0.0.1', '127.0.0.2']
    for (const peer of [stranger, stranger, proxy, proxy, proxy, stranger]) {
      expect(await ask(peer)).toBe(`${peer === proxy ? 'https://ours' : 'http://evil'}.example/feed.json`)
    }
    // What is rendered behind is as much trusted as what was asked.
    reads.state.version++
    now += 1500
    for (const peer of [proxy, stranger, proxy, stranger]) {
      expect(await ask(peer)).toBe(`${peer === proxy ? 'https://ours' : 'http://evil'}.example/feed.json`)
    }
  })
})
