import { setImmediate as nextTurn } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createTestApp, createTestOperations, TEST_ADMIN } from '../testing/app.ts'
import { toTestDetail, toTestSourceState } from '../testing/builders.ts'
import { TEST_NOW } from '../testing/entries.ts'

const entries = () => Array.from({ length: 30 }, (_, index) => toTestDetail(index + 1))
const url = '/api/v1/entries'

describe('answer cache', () => {
  it('asks the store once while nothing changes, and again when something does', async () => {
    let now = TEST_NOW
    const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now })
    const countLists = () => reads.calls.filter((call) => call === 'listEntries').length
    // What is asked for once only is not worth its memory.
    await app.inject(url)
    const first = await app.inject(url)
    const second = await app.inject(url)
    expect(second.body).toBe(first.body)
    expect(second.headers.link).toBe(first.headers.link)
    expect(second.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(countLists()).toBe(2)
    reads.state.entries.push(toTestDetail(0, { title: 'News' }))
    reads.state.version++
    now += 2000
    await nextTurn()
    expect((await app.inject(url)).json().entries[0].title).toBe('News')
    expect(countLists()).toBe(3)
  })

  it('answers 304 to the entity tag, for GET and HEAD, rendered or from memory', async () => {
    const { app } = await createTestApp({ entries: entries() })
    const { etag } = (await createTestApp({ entries: entries() }).then(({ app }) => app.inject(url))).headers
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const answer = await app.inject({ method, url, headers: { 'if-none-match': `"x", ${etag}` } })
      expect([answer.statusCode, answer.body, answer.headers.etag]).toEqual([304, '', etag])
      expect(answer.headers['content-type']).toBeUndefined()
      expect(answer.headers['content-length']).toBeUndefined()
    }
  })

  it('keeps entity tag and date when the data moves but the answer does not', async () => {
    let now = TEST_NOW
    const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now })
    const before = await app.inject('/api/v1/entries?tag=none')
    reads.state.version++
    reads.state.changedAt = TEST_NOW
    now += 1000
    await nextTurn()
    const after = await app.inject('/api/v1/entries?tag=none')
    expect(after.headers.etag).toBe(before.headers.etag)
    expect(after.headers['last-modified']).toBe(before.headers['last-modified'])
    const since = { 'if-modified-since': String(before.headers['last-modified']) }
    expect((await app.inject({ url: '/api/v1/entries?tag=none', headers: since })).statusCode).toBe(304)
  })

  it('renders anew once a second however fast the data moves, while the answer at hand is sent', async () => {
    let now = TEST_NOW
    const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now })
    const ask = async () => {
      await nextTurn()
      return (await app.inject(url)).json().total
    }
    await ask()
    const totals: number[] = []
    for (let tenth = 0; tenth < 20; tenth++) {
      totals.push(await ask())
      reads.state.entries.pop()
      reads.state.version++
      now += 100
    }
    expect(totals).toEqual([...Array(11).fill(30), ...Array(9).fill(20)])
    expect(reads.calls.filter((call) => call === 'listEntries')).toHaveLength(3)
  })

  it('renders once for all who wait for what has grown too old', async () => {
    let now = TEST_NOW
    const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now })
    const ask = async () => (await app.inject(url)).json().total
    await ask()
    await ask()
    reads.state.entries.pop()
    reads.state.version++
    now += 60_000
    await nextTurn()
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([29, 29, 29])
    expect(reads.calls.filter((call) => call === 'listEntries')).toHaveLength(3)
  })

  it('forgets what is gone', async () => {
    let now = TEST_NOW
    const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now })
    const [entry] = reads.state.entries
    const ask = async () => (await app.inject(`/api/v1/entries/${entry?.id}`)).statusCode
    expect([await ask(), await ask()]).toEqual([200, 200])
    reads.state.entries.shift()
    reads.state.version++
    now += 60_000
    await nextTurn()
    const count = () => reads.calls.filter((call) => call === 'findEntry').length
    const before = count()
    expect([await ask(), await ask(), await ask()]).toEqual([404, 404, 404])
    // The first is rendered behind, and found to be a failure.
    expect(count() - before).toBe(4)
  })

  it('counts no rendering of its own against a client', async () => {
    let now = TEST_NOW
    const settings = { rateLimitPerMinute: 3 }
    const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now, settings })
    const left: unknown[] = []
    for (let second = 0; second < 3; second++) {
      left.push((await app.inject(url)).headers['ratelimit-remaining'])
      reads.state.version++
      now += 1500
      await nextTurn()
    }
    expect(left).toEqual(['2', '1', '0'])
    expect(reads.calls.filter((call) => call === 'listEntries')).toHaveLength(3)
  })

  it('shows a change to whoever made it', async () => {
    const { app, reads } = await createTestApp(
      { entries: entries() },
      {
        operations: createTestOperations({
          remove: async () => {
            reads.state.entries.pop()
            reads.state.version++
          },
        }),
      },
    )
    const ask = async () => (await app.inject(url)).json().total
    expect(await ask()).toBe(30)
    await nextTurn()
    await app.inject({ method: 'DELETE', url: '/api/v1/sources/alpha', headers: TEST_ADMIN })
    await nextTurn()
    expect(await ask()).toBe(29)
  })

  it('sends what every answer carries also from memory', async () => {
    const { app } = await createTestApp({ entries: entries() }, { settings: { rateLimitPerMinute: 3 } })
    const [rendered, kept] = [await app.inject(url), await app.inject(url)]
    const said = ({ headers }: typeof kept) => Object.keys(headers).sort()
    expect(said(kept)).toEqual(said(rendered))
    expect(kept.headers['content-security-policy']).toBe(rendered.headers['content-security-policy'])
    expect(kept.headers['x-request-id']).not.toBe(rendered.headers['x-request-id'])
    expect([rendered, kept].map(({ headers }) => headers['ratelimit-remaining'])).toEqual(['2', '1'])
    await app.inject(url)
    expect((await app.inject(url)).statusCode).toBe(429)
  })

  it('moves entity tag and date when the answer changes', async () => {
    let now = TEST_NOW - 5000
    const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now })
    const before = await app.inject(url)
    reads.state.entries.pop()
    reads.state.version++
    reads.state.changedAt = TEST_NOW
    const since = { 'if-modified-since': String(before.headers['last-modified']) }
    now = TEST_NOW + 1000
    await nextTurn()
    const after = await app.inject({ url, headers: since })
    expect(after.statusCode).toBe(200)
    expect(after.headers.etag).not.toBe(before.headers.etag)
    expect(after.headers['last-modified']).toBe(new Date(TEST_NOW).toUTCString())
  })

  it.each([
    [url, 0],
    [url, 3000],
    ['/opml', 0],
  ])(
    '%s lets nobody who asks by date alone miss a change, its data seen to move %d ms late',
    async (at, lateMs) => {
      let now = TEST_NOW + 100
      const { app, reads } = await createTestApp({ entries: entries() }, { now: () => now })
      let [date, body, stated]: [unknown, string, number] = [undefined, '', 0]
      for (let step = 0; step < 40; step++) {
        now += 300
        if (step % 7 < 3) {
          reads.state.entries.pop()
          reads.state.sources = [toTestSourceState({ title: `Title ${step}` })]
          reads.state.version++
          reads.state.changedAt = now - lateMs
        }
        await nextTurn()
        const headers = date === undefined ? {} : { 'if-modified-since': String(date) }
        const current = (
          await app.inject({ url: `${at}?x=${step}`, headers: { 'cache-control': 'no-cache' } })
        ).body
        now += 5000 * Number(step % 7 === 6)
        const answer = await app.inject({ url: `${at}?x=1`, headers })
        if (answer.statusCode === 200) [date, body] = [answer.headers['last-modified'], answer.body]
        expect(Date.parse(String(date ?? 'none')) > now - 1000).toBe(false)
        stated += Number(date !== undefined)
        if (step % 7 === 6) expect(body).toBe(current)
      }
      expect(stated).toBeGreaterThan(5)
    },
  )

  it('renders again after a minute what depends on the clock', async () => {
    let now = TEST_NOW
    const { app } = await createTestApp({ entries: entries() }, { now: () => now })
    const total = async () => (await app.inject('/api/v1/entries?since=PT2H')).json().total
    expect(await total()).toBe(2)
    now += 59 * 60_000
    expect(await total()).toBe(1)
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('compresses with %s, the first time and from memory', async (encoding, decompress) => {
    const { app } = await createTestApp({ entries: entries() })
    const plain = await app.inject(url)
    for (let round = 0; round < 2; round++) {
      const answer = await app.inject({ url, headers: { 'accept-encoding': encoding } })
      expect(answer.headers['content-encoding']).toBe(encoding)
      expect(answer.headers.vary).toContain('accept-encoding')
      expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length))
      expect(answer.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
      expect(decompress(answer.rawPayload).toString()).toBe(plain.body)
    }
  })

  it('sends HEAD the headers of GET and no body', async () => {
    const { app } = await createTestApp({ entries: entries() })
    const headers = { 'accept-encoding': 'gzip' }
    for (let round = 0; round < 2; round++) {
      const head = await app.inject({ method: 'HEAD', url, headers })
      const get = await app.inject({ url, headers })
      expect(head.body).toBe('')
      for (const name of [
        'etag',
        'content-length',
        'content-type',
        'content-encoding',
        'link',
        'last-modified',
      ]) {
        expect(head.headers[name]).toBe(get.headers[name])
      }
    }
  })

  it('keeps answers of different hosts apart', async () => {
    const { app } = await createTestApp({ entries: entries() })
    const ask = async (host: string) =>
      (await app.inject({ url: '/feed.json', headers: { host } })).json().feed_url
    expect(await ask('one.example')).toBe('http://one.example/feed.json')
    expect(await ask('two.example:8080')).toBe('http://two.example:8080/feed.json')
  })

  it('never keeps refusals', async () => {
    const { app, reads } = await createTestApp()
    expect((await app.inject('/api/v1/entries/x')).statusCode).toBe(404)
    reads.state.entries.push(toTestDetail(1, { id: 'x' }))
    expect((await app.inject('/api/v1/entries/x')).statusCode).toBe(200)
  })
})
