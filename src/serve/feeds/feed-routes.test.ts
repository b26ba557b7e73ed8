import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTestApp, shareTestApp } from '../../testing/app.ts'
import { toTestCard, toTestDetail, toTestEdition, toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { toTestState } from '../../testing/reads.ts'

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'
const READER = 'application/rss+xml, application/atom+xml;q=0.8, application/xml;q=0.7, text/html;q=0.2'

const toState = () => ({
  entries: Array.from({ length: 60 }, (_, n) => toTestDetail(n + 1, { updatedAt: n % 3 ? null : TEST_NOW })),
  sources: [toTestSourceState()],
})

let now = TEST_NOW
/** One app, whose state each test sets anew. */
const stated = createTestApp(toState(), { now: () => now })

describe.each(['rss', 'atom', 'json'])('feed.%s', (format) => {
  it('takes any search that a page takes', async () => {
    const { app } = await shareTestApp(toState())
    for (const place of ['/search', '/search/feed', '/feed'].map((path, at) =>
      at ? `${path}.${format}` : path,
    )) {
      const statusOf = async (length: number) =>
        (await app.inject(`${place}?q=${'model '.repeat(50).slice(0, length - 1)}x`)).statusCode
      expect([place, await statusOf(300), await statusOf(301)]).toEqual([place, 200, 400])
    }
  })

  it.each(['/feed', '/tags/nlp/feed', '/sources/alpha/feed', '/search/feed'])(
    'under %s has an ETag that moves only with what it shows',
    async (place) => {
      const { app, reads } = await stated
      Object.assign(reads.state, toTestState({ ...toState(), version: reads.state.version }))
      const url = `${place}.${format}?q=post`
      const ask = async () => {
        reads.state.version++
        now += 120_000
        await setImmediate()
        return (await app.inject(url)).headers
      }
      const first = await ask()
      reads.state.sources = [
        toTestSourceState({ failures: 3, lastPublishedAt: TEST_NOW, nextFetchAt: 0, lastSuccessAt: 0 }),
      ]
      expect((await ask()).etag).toBe(first.etag)
      reads.state.entries.push(...Array.from({ length: 40 }, (_, n) => toTestDetail(n + 100)))
      expect(await ask()).toMatchObject({ etag: first.etag, 'last-modified': first['last-modified'] })
      reads.state.entries[0] = toTestDetail(1, { title: 'Post, mended' })
      expect((await ask()).etag).not.toBe(first.etag)
    },
  )
})

describe.each(['rss', 'atom'])('feed.%s in a browser', (format) => {
  it('is XML with a stylesheet, before and after it was asked for by a program', async () => {
    const { app } = await shareTestApp(toState())
    const ask = async (accept?: string) =>
      app.inject({ url: `/feed.${format}`, headers: accept === undefined ? {} : { accept } })
    const type = (answer: { headers: Record<string, unknown> }) => answer.headers['content-type']
    for (const accept of [undefined, READER, '*/*', 'text/html'])
      expect(type(await ask(accept))).toBe(`application/${format}+xml; charset=utf-8`)
    const shown = await ask(BROWSER)
    expect(type(shown)).toBe('application/xml; charset=utf-8')
    expect(shown.headers.vary).toMatch(/\baccept\b(?!-)/)
    expect(type(await ask(READER))).toBe(`application/${format}+xml; charset=utf-8`)
    const href = /^<\?xml [^>]+>\n<\?xml-stylesheet type="text\/css" href="(\/assets\/[^"]+)"\?>/.exec(
      shown.body,
    )
    const style = await app.inject(href?.[1] ?? '/nowhere')
    expect([style.statusCode, type(style)]).toEqual([200, 'text/css; charset=utf-8'])
    expect(style.body).toContain('订阅')
  })

  it('says that it is the whole feed only where it is', async () => {
    const edition = toTestEdition({
      sections: [{ topic: null, entries: [{ entry: toTestCard(1), points: 1, reasons: [] }] }],
    })
    const { app } = await shareTestApp({ ...toState(), editions: [edition] })
    const complete = '<fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>'
    expect((await app.inject(`/digests/2026-W47/feed.${format}`)).body).toContain(complete)
    for (const url of [`/feed.${format}?limit=100`, `/digests/feed.${format}`, `/sources/health.${format}`])
      expect((await app.inject(url)).body).not.toContain('fh:complete')
  })
})
