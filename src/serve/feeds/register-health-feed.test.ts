import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import type { ToldChange } from '../../store/condition-changes.ts'
import { createTestApp, shareTestApp } from '../../testing/app.ts'
import { TEST_NOW } from '../../testing/entries.ts'

const HOUR = 3_600_000

const change = (fields: Partial<ToldChange> = {}): ToldChange => ({
  id: 'c1',
  code: 'silent',
  previous: 'healthy',
  detail: 'silent for 5 weeks, usually weekly',
  advice: 'See whether the blog goes on at another address.',
  changedAt: TEST_NOW,
  source: {
    id: 'alpha',
    title: 'Alpha & <b>',
    url: 'https://alpha.example/feed?a=1&b=2',
    site: 'https://alpha.example/',
  },
  ...fields,
})
const changes = [
  change(),
  change({
    id: 'c0',
    code: 'healthy',
    previous: 'failing',
    detail: 'healthy',
    advice: null,
    changedAt: TEST_NOW - HOUR,
  }),
]

const get = async (url: string, given = changes) => {
  const { app } = await shareTestApp({ changes: given })
  return app.inject({ url, headers: { host: 'ml.example' } })
}

describe('/sources/health', () => {
  it.each([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json; charset=utf-8'],
  ])('is served as %s', async (format, type) => {
    const answer = await get(`/sources/health.${format}`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type])
    expect(answer.headers.etag).toMatch(/^(W\/)?"/)
  })

  it('tells what, since when, what it was before and what to do', async () => {
    const feed = parseAtomFeed((await get('/sources/health.atom')).body)
    expect(feed.title?.value).toBe('Sources of Incoming Transmission: how they are doing')
    expect(feed.entries).toHaveLength(2)
    const [entry] = feed.entries ?? []
    expect(entry?.id).toBe('tag:incoming-transmission,2026:condition/c1')
    expect(entry?.title?.value).toBe('Alpha & <b>: silent')
    expect(entry?.links?.[0]?.href).toBe('http://ml.example/sources/alpha')
    const text = entry?.summary?.value ?? ''
    expect(text).toContain('<p>Silent for 5 weeks, usually weekly.</p>')
    expect(text).toContain('<p>Since 2026-11-23 12:00 UTC; before that: well.</p>')
    expect(text).toContain('What to do: See whether the blog goes on at another address.')
    expect(text).toContain('Alpha &amp; &lt;b&gt; at this station')
  })

  it('says the same in all three formats', async () => {
    const [rss, json] = [
      parseRssFeed((await get('/sources/health.rss')).body),
      parseJsonFeed((await get('/sources/health.json')).body),
    ]
    expect(rss.items?.map((item) => item.guid?.value)).toEqual(json.items?.map((item) => item.id))
    expect(rss.items?.[1]?.description).not.toContain('What to do')
    expect(json.items?.[0]?.title).toBe('Alpha & <b>: silent')
  })

  it('takes a limit, and refuses one that is none', async () => {
    expect(parseAtomFeed((await get('/sources/health.atom?limit=1')).body).entries).toHaveLength(1)
    expect((await get('/sources/health.atom?limit=0')).statusCode).toBe(400)
  })

  it('goes on page by page, with cursors that stay put', async () => {
    const { app, reads } = await createTestApp({ changes })
    const page = async (url: string) => parseAtomFeed((await app.inject(url)).body)
    const toLink = (feed: Awaited<ReturnType<typeof page>>, wanted: string) =>
      feed.links?.find(({ rel }) => rel === wanted)?.href ?? null
    const first = await page('/sources/health.atom?limit=1')
    reads.state.changes = [change({ id: 'c2', changedAt: TEST_NOW + HOUR }), ...changes]
    reads.state.version++
    const second = await page(toLink(first, 'next') ?? '')
    expect(second.entries?.map(({ id }) => id)).toEqual([expect.stringMatching(/condition\/c0$/)])
    expect([toLink(second, 'next'), toLink(second, 'first')]).toEqual([null, toLink(first, 'first')])
  })

  it.each(['cursor=zzz', 'full=perhaps', 'cursor=1.a%20b'])('refuses %s', async (query) => {
    expect((await get(`/sources/health.atom?${query}`)).statusCode).toBe(400)
  })

  it('is a feed also where nothing has happened yet', async () => {
    expect(JSON.parse((await get('/sources/health.json', [])).body).items).toEqual([])
    expect((await get('/sources/health.atom', [])).statusCode).toBe(200)
  })

  it('is not changed by time', async () => {
    const { app, reads } = await createTestApp({ changes })
    const first = await app.inject('/sources/health.atom')
    reads.state.version += 1
    const second = await app.inject({
      url: '/sources/health.atom',
      headers: { 'if-none-match': String(first.headers.etag) },
    })
    expect(second.statusCode).toBe(304)
  })

  it('is named on the pages of the sources and of subscribing', async () => {
    expect((await get('/sources')).body).toContain(
      'type="application/atom+xml" title="How the sources are doing (Atom)"',
    )
    expect((await get('/about')).body).toContain('http://ml.example/sources/health.atom')
  })
})
