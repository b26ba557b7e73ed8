import { beforeEach, describe, expect, it } from 'vitest'
import type { FetchResult } from '../document.ts'
import { createKin } from '../enrich/kin.ts'
import { createNeighbours } from '../enrich/neighbours.ts'
import type { Source, SourceWithState } from '../source.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { createFakeFetcher, toTestDocument, toTestFeed } from '../testing/documents.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import type { Crawler } from './crawler.ts'
import { createReader } from './read.ts'
import { refreshSource } from './refresh-source.ts'

const HOUR = 3_600_000
const FEED = 'https://signal.example/feed.xml'
const body = (n: number) =>
  `<p>${Array.from({ length: 60 }, (_, i) => `Word${n * 97 + i} of post ${n} tells of thing${n * 31 + i} and \\(x_${n} > T\\).`).join(' ')}</p>`
const feed = (...numbers: number[]) => toTestFeed(numbers.map((n) => [`p${n}`, `Post ${n}`, body(n)]))
const fresh = (text: string, fields: Parameters<typeof toTestDocument>[1] = {}): FetchResult => ({
  outcome: 'fresh',
  document: toTestDocument(text, fields),
})

let store: Store
let now: number
const reader = createReader([])

beforeEach(async () => {
  store = await openStore('file::memory:')
  now = TEST_NOW
})

async function refresh(answers: Record<string, FetchResult>, rules: Partial<Source> = {}) {
  await store.writes.syncSources([toTestSource(rules)], now)
  const fetcher = createFakeFetcher(answers)
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const crawler: Crawler = {
    name: 'here/1/a',
    fetcher,
    reader,
    reads: store.reads,
    writes: store.writes,
    tags: [],
    neighbours: createNeighbours(),
    kin: createKin(),
    now: () => now,
    random: () => 0,
    log,
    retentionMs: null,
  }
  const source = (await store.reads.findSource('signal')) as SourceWithState
  const result = await refreshSource(crawler, source)
  return {
    result,
    requests: fetcher.requests,
    source: (await store.reads.findSource('signal')) as SourceWithState,
  }
}

async function list() {
  const filter = ALL_ENTRIES
  return (await store.reads.listEntries({ filter, sort: 'published', limit: 50, page: 1, cursor: null }))
    .entries
}

describe('refreshSource', () => {
  it('brings posts with snippet, math and date', async () => {
    const { result } = await refresh({ [FEED]: fresh(feed(1, 2)) })
    expect(result).toMatchObject({ outcome: 'fresh', entriesNew: 2, entriesUpdated: 0 })
    const [entry] = await list()
    expect(entry).toMatchObject({
      hasMath: true,
      publishedPrecision: 'minute',
      url: expect.stringContaining('/p'),
    })
    expect(entry?.snippet).toContain('> T')
  })

  it('brings only what is new the next time, and changes what changed', async () => {
    await refresh({ [FEED]: fresh(feed(1, 2)) })
    const changed = toTestFeed([
      ['p3', 'Post 3', body(3)],
      ['p2', 'Post 2, revised', body(2)],
      ['p1', 'Post 1', body(1)],
    ])
    const { result } = await refresh({ [FEED]: fresh(changed) })
    expect(result).toMatchObject({ entriesNew: 1, entriesUpdated: 1 })
    expect((await list()).map(({ title }) => title).sort()).toEqual(['Post 1', 'Post 2, revised', 'Post 3'])
  })

  it('asks with the validators of the last answer, and keeps all on 304', async () => {
    const validators = { etag: '"a"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT', url: FEED }
    await refresh({ [FEED]: fresh(feed(1), { validators }) })
    const version = await store.reads.findVersion()
    const unchanged = { validators: null, headers: {}, movedTo: null }
    const { result, requests, source } = await refresh({ [FEED]: { outcome: 'unchanged', unchanged } })
    expect(requests).toEqual([{ url: FEED, kind: 'feed', validators }])
    expect(result.outcome).toBe('unchanged')
    expect(source).toMatchObject({ etag: '"a"', failures: 0 })
    expect(await store.reads.findVersion()).toEqual(version)
  })

  it('sees an equal body as unchanged where there are no validators', async () => {
    await refresh({ [FEED]: fresh(feed(1)) })
    expect((await refresh({ [FEED]: fresh(feed(1)) })).result.outcome).toBe('unchanged')
  })

  it('stores both validators anew on each 200, and none where an answer has none', async () => {
    await refresh({ [FEED]: fresh(feed(1), { validators: { etag: '"a"', lastModified: 'x' } }) })
    expect(
      (await refresh({ [FEED]: fresh(feed(1, 2), { validators: { etag: '"b"', lastModified: null } }) }))
        .source,
    ).toMatchObject({ etag: '"b"', lastModified: null })
    expect((await refresh({ [FEED]: fresh(feed(1, 2, 3)) })).source).toMatchObject({
      etag: null,
      lastModified: null,
    })
  })

  it('records why it failed, backs off, keeps the entries, and recovers', async () => {
    await refresh({ [FEED]: fresh(feed(1)) })
    const failed = await refresh({})
    expect(failed.result).toMatchObject({ outcome: 'failed', failure: { status: 404 } })
    expect(failed.source).toMatchObject({
      failures: 1,
      lastError: { detail: 'It was not found (404).' },
      nextFetchAt: now + HOUR,
    })
    expect(await list()).toHaveLength(1)
    expect((await refresh({ [FEED]: fresh(feed(1, 2)) })).source).toMatchObject({
      failures: 0,
      lastError: null,
    })
  })

  it('fails plainly where a feed became a login page', async () => {
    const login =
      '<html><head><title>Sign in</title></head><body><form><input type="password"></form></body></html>'
    const { source } = await refresh({ [FEED]: fresh(login, { headers: { 'content-type': 'text/html' } }) })
    expect(source.lastError?.code).toBe('login-page')
  })

  it('stops after a second "gone" most of a day after the first', async () => {
    const gone: FetchResult = {
      outcome: 'failed',
      failure: { code: 'gone', detail: 'It is gone (410).', status: 410 },
    }
    expect((await refresh({ [FEED]: gone })).source.status).toBe('active')
    now += 19 * HOUR
    expect((await refresh({ [FEED]: gone })).source.status).toBe('active')
    now += HOUR
    expect((await refresh({ [FEED]: gone })).source).toMatchObject({
      status: 'gone',
      noted: { code: 'gone', since: now },
    })
    expect((await store.reads.listChanges(9)).map(({ code }) => code)).toEqual(['gone', 'failing'])
  })

  it('follows a source again that was gone and answers when asked', async () => {
    await refresh({ [FEED]: fresh(feed(1)) })
    await store.writes.setStatus('signal', { status: 'gone', now })
    expect((await refresh({ [FEED]: fresh(feed(1, 2)) })).source).toMatchObject({
      status: 'active',
      goneAt: null,
    })
  })

  it('counts a "gone" from the first since the last success', async () => {
    const gone: FetchResult = { outcome: 'failed', failure: { code: 'gone', detail: 'Gone.', status: 410 } }
    await refresh({ [FEED]: gone })
    await refresh({ [FEED]: fresh(feed(1)) })
    now += 24 * HOUR
    expect((await refresh({ [FEED]: gone })).source.status).toBe('active')
  })

  it('reads a teaser’s own page, and keeps the teaser when that fails', async () => {
    const teasers = toTestFeed([
      ['p1', 'Post 1', 'Short. Read more'],
      ['p2', 'Post 2', 'Brief. Read more'],
    ])
    const page = `<html><body><article><h1>Post 1</h1>${body(1)}</article></body></html>`
    const url = 'https://signal.example/p1'
    const { source, requests } = await refresh({ [FEED]: fresh(teasers), [url]: fresh(page, { url }) })
    expect(requests.filter(({ kind }) => kind === 'page').map((request) => request.url)).toEqual([
      url,
      'https://signal.example/p2',
    ])
    const entries = await list()
    expect(entries.find(({ title }) => title === 'Post 1')?.snippet).toContain('Word97')
    expect(entries.find(({ title }) => title === 'Post 2')?.snippet).toContain('Brief')
    expect(source.warnings.join()).toContain('could not be read: It was not found (404).')
  })

  it('tells what posts lack', async () => {
    const bare = `<rss version="2.0"><channel><title>t</title><item><description>${'Only words. '.repeat(90)}</description></item><item/></channel></rss>`
    const { source } = await refresh({ [FEED]: fresh(bare) })
    expect(source.warnings.join(' ')).toMatch(/left out.*no link.*no title.*no date/)
    expect(await list()).toMatchObject([
      {
        title: expect.stringMatching(/^Only words/),
        url: 'https://signal.example/',
        publishedPrecision: 'seen',
      },
    ])
  })

  const moved = 'https://new.example/feed'
  const move = async () => {
    for (const count of [1, 2, 3]) {
      const posts = feed(...Array.from({ length: count }, (_, n) => n + 1))
      await refresh({ [FEED]: fresh(posts, { movedTo: moved }) })
    }
  }

  it('follows a permanent move once three readings led there', async () => {
    const redirect = { [FEED]: fresh(feed(1), { movedTo: moved }) }
    expect((await refresh(redirect)).source).toMatchObject({ movedTo: null, moving: { to: moved, seen: 1 } })
    expect((await refresh(redirect)).requests[0]?.url).toBe(FEED)
    expect((await refresh(redirect)).source).toMatchObject({ movedTo: moved, moving: null })
    const { requests, source } = await refresh({ [moved]: fresh(feed(1, 2)) })
    expect(requests[0]?.url).toBe(moved)
    expect(source.noted?.code).toBe('moved')
  })

  it('does not take a page for the new address of a feed', async () => {
    const page = fresh('<html><body><p>We have moved.</p></body></html>', {
      movedTo: moved,
      headers: { 'content-type': 'text/html' },
    })
    for (let n = 0; n < 4; n++) expect((await refresh({ [FEED]: page })).source.movedTo).toBeNull()
  })

  it('asks the old address again when the new one is broken', async () => {
    await move()
    for (let n = 1; n <= 10; n++) expect((await refresh({})).requests[0]?.url).toBe(moved)
    expect((await refresh({})).requests[0]?.url).toBe(FEED)
  })

  it('learns how often a source posts and how many posts it lists', async () => {
    const day = (n: number) => new Date(now - n * 7 * 24 * HOUR).toUTCString()
    const weekly = toTestFeed([1, 2, 3, 4, 5].map((n) => [`p${n}`, `Post ${n}`, body(n)])).replace(
      /<pubDate>[^<]*/g,
      (() => {
        let n = 0
        return () => `<pubDate>${day(n++)}`
      })(),
    )
    const { source } = await refresh({
      [FEED]: fresh(weekly, { validators: { etag: '"a"', lastModified: null } }),
    })
    expect(source).toMatchObject({
      usualGapMs: 7 * 24 * HOUR,
      itemCounts: [5],
      nextFetchAt: now + 6 * HOUR,
      nextFetchReason: 'every 6 h: posts weekly',
    })
  })

  it('notes a change of condition with the reading that brings it', async () => {
    await refresh({ [FEED]: fresh(feed(1)) })
    expect(await store.reads.listChanges(9)).toEqual([])
    await refresh({})
    await refresh({})
    await refresh({ [FEED]: fresh(feed(1, 2)) })
    expect((await store.reads.listChanges(9)).map(({ code, previous }) => [previous, code])).toEqual(
      expect.arrayContaining([
        ['healthy', 'failing'],
        ['failing', 'healthy'],
      ]),
    )
  })

  it('reads an API by its rule, page after page while all is new', async () => {
    const page = (n: number, next: string | null) =>
      JSON.stringify({ data: [{ title: `Post ${n}`, n }], next })
    const rules: Partial<Source> = {
      json: { items: 'data', link: '/posts/{n}', next: 'next', maxPages: 3 },
      article: { fetch: 'never', content: [], remove: [], math: 'auto' },
    }
    const older = `${FEED}?page=2`
    const answers = { [FEED]: fresh(page(1, '?page=2')), [older]: fresh(page(2, null), { url: older }) }
    const { result, requests } = await refresh(answers, rules)
    expect(result.entriesNew).toBe(2)
    expect(requests.map(({ kind }) => kind)).toEqual(['json', 'json'])
    const changed = await refresh({ [FEED]: fresh('{"error":"no key"}') }, rules)
    expect(changed.source.lastError).toMatchObject({
      code: 'no-list',
      detail: expect.stringContaining('the document is an object with error ("no key")'),
    })
  })

  it('reads the sitemaps of an index, again each time where it does not say when they changed', async () => {
    const [one, two] = ['https://signal.example/post-1.xml', 'https://signal.example/post-2.xml']
    const index = (lastmod: string) =>
      `<sitemapindex>${[one, two].map((loc) => `<sitemap><loc>${loc}</loc>${lastmod}</sitemap>`).join('')}</sitemapindex>`
    const posts = (n: number) =>
      `<urlset><url><loc>https://signal.example/blog/post-${n}</loc></url></urlset>`
    const answers = { [FEED]: fresh(index('')), [one]: fresh(posts(1), { url: one }) }
    const rules: Partial<Source> = { article: { fetch: 'never', content: [], remove: [], math: 'auto' } }
    const first = await refresh(answers, rules)
    expect(first.result.entriesNew).toBe(1)
    expect(first.source.warnings[0]).toMatch('A sitemap of the index could not be read')
    const second = await refresh({ ...answers, [two]: fresh(posts(2), { url: two }) }, rules)
    expect(second.result.entriesNew).toBe(1)
    const dated = {
      [FEED]: fresh(index('<lastmod>2026-11-03T09:00:00Z</lastmod>')),
      [one]: answers[one],
    } as const
    await refresh(dated as typeof answers, rules)
    const last = await refresh(dated as typeof answers, rules)
    expect(last.result.outcome).toBe('unchanged')
  })

  it('leaves posts of a long sitemap for the next reading rather than keep them without a title', async () => {
    const urls = Array.from({ length: 60 }, (_, n) => `https://signal.example/blog/post-${n}`)
    const sitemap = `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`
    const page = (url: string) => fresh(`<title>T</title><article><h1>T</h1>${body(1)}</article>`, { url })
    const answers = { [FEED]: fresh(sitemap), ...Object.fromEntries(urls.map((url) => [url, page(url)])) }
    const first = await refresh(answers)
    expect(first.result.entriesNew).toBe(50)
    expect(first.source.warnings).toContain('10 older posts wait: their own pages are read next time.')
    expect((await refresh(answers)).result.entriesNew).toBe(10)
    expect((await refresh(answers)).result.outcome).toBe('unchanged')
  })

  it('reads a page without a feed by its rule, page after page while all is new', async () => {
    const page = (n: number, next: string) =>
      `<html><body><article><a href="/n${n}">Note ${n}</a></article><a rel="next" href="${next}">older</a></body></html>`
    const rules = {
      page: { item: 'article', next: 'a[rel=next]', maxPages: 2 },
      article: { fetch: 'never', content: [], remove: [], math: 'auto' },
    } as const
    const answers = {
      [FEED]: fresh(page(1, '/older')),
      'https://signal.example/older': fresh(page(2, '/oldest'), { url: 'https://signal.example/older' }),
    }
    const { result, requests } = await refresh(answers, rules as unknown as Partial<Source>)
    expect(result.entriesNew).toBe(2)
    expect(requests.map(({ kind }) => kind)).toEqual(['page', 'page'])
  })
})
