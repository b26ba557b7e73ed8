import { describe, expect, it } from 'vitest'
import type { FetchResult } from '../document.ts'
import { toTestFeed } from '../testing/documents.ts'
import { createRefreshRig, FEED, toBody, toFeed, toFresh } from '../testing/refresh-rig.ts'

const HOUR = 3_600_000
const rig = createRefreshRig()

describe('refreshSource', () => {
  it('brings posts with snippet, math and date', async () => {
    const { result } = await rig.refresh({ [FEED]: toFresh(toFeed(1, 2)) })
    expect(result).toMatchObject({ outcome: 'fresh', entriesNew: 2, entriesUpdated: 0 })
    const [entry] = await rig.list()
    expect(entry).toMatchObject({
      hasMath: true,
      publishedPrecision: 'minute',
      url: expect.stringContaining('/p'),
    })
    expect(entry?.snippet).toContain('> T')
  })

  it('brings only what is new the next time, and changes what changed', async () => {
    await rig.refresh({ [FEED]: toFresh(toFeed(1, 2)) })
    const changed = toTestFeed([
      ['p3', 'Post 3', toBody(3)],
      ['p2', 'Post 2, revised', toBody(2)],
      ['p1', 'Post 1', toBody(1)],
    ])
    const { result } = await rig.refresh({ [FEED]: toFresh(changed) })
    expect(result).toMatchObject({ entriesNew: 1, entriesUpdated: 1 })
    expect((await rig.list()).map(({ title }) => title).sort()).toEqual([
      'Post 1',
      'Post 2, revised',
      'Post 3',
    ])
  })

  it('shows a post once, at no other place, where its source gives it new ids', async () => {
    const toItem = (id: string) =>
      `<item><guid>${id}</guid><title>Post</title><link>https://signal.example/p</link><description>${toBody(1)}</description></item>`
    for (const id of ['a', 'b', 'c'])
      await rig.refresh({ [FEED]: toFresh(`<rss><channel><title>t</title>${toItem(id)}</channel></rss>`) })
    expect((await rig.list()).map(({ alsoAt }) => alsoAt)).toEqual([[]])
  })

  it('asks with the validators of the last answer, and keeps all on 304', async () => {
    const validators = { etag: '"a"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT', url: FEED }
    await rig.refresh({ [FEED]: toFresh(toFeed(1), { validators }) })
    const version = await rig.store.reads.findVersion()
    const unchanged = { validators: null, headers: {}, movedTo: null }
    const { result, requests, source } = await rig.refresh({ [FEED]: { outcome: 'unchanged', unchanged } })
    expect(requests).toEqual([{ url: FEED, kind: 'feed', validators }])
    expect(result.outcome).toBe('unchanged')
    expect(source).toMatchObject({ etag: '"a"', failures: 0 })
    expect(await rig.store.reads.findVersion()).toEqual(version)
  })

  it('sees an equal body as unchanged where there are no validators', async () => {
    await rig.refresh({ [FEED]: toFresh(toFeed(1)) })
    expect((await rig.refresh({ [FEED]: toFresh(toFeed(1)) })).result.outcome).toBe('unchanged')
  })

  it('stores both validators anew on each 200, and none where an answer has none', async () => {
    await rig.refresh({ [FEED]: toFresh(toFeed(1), { validators: { etag: '"a"', lastModified: 'x' } }) })
    expect(
      (
        await rig.refresh({
          [FEED]: toFresh(toFeed(1, 2), { validators: { etag: '"b"', lastModified: null } }),
        })
      ).source,
    ).toMatchObject({ etag: '"b"', lastModified: null })
    expect((await rig.refresh({ [FEED]: toFresh(toFeed(1, 2, 3)) })).source).toMatchObject({
      etag: null,
      lastModified: null,
    })
  })

  it('records why it failed, backs off, keeps the entries, and recovers', async () => {
    await rig.refresh({ [FEED]: toFresh(toFeed(1)) })
    const failed = await rig.refresh({})
    expect(failed.result).toMatchObject({ outcome: 'failed', failure: { status: 404 } })
    expect(failed.source).toMatchObject({
      failures: 1,
      lastError: { detail: 'It was not found (404).' },
      nextFetchAt: rig.now + HOUR,
    })
    expect(await rig.list()).toHaveLength(1)
    expect((await rig.refresh({ [FEED]: toFresh(toFeed(1, 2)) })).source).toMatchObject({
      failures: 0,
      lastError: null,
    })
  })

  it('fails plainly where a feed became a login page', async () => {
    const login =
      '<html><head><title>Sign in</title></head><body><form><input type="password"></form></body></html>'
    const { source } = await rig.refresh({
      [FEED]: toFresh(login, { headers: { 'content-type': 'text/html' } }),
    })
    expect(source.lastError?.code).toBe('login-page')
  })

  it('stops after a second "gone" most of a day after the first', async () => {
    const gone: FetchResult = {
      outcome: 'failed',
      failure: { code: 'gone', detail: 'It is gone (410).', status: 410 },
    }
    expect((await rig.refresh({ [FEED]: gone })).source.status).toBe('active')
    rig.now += 19 * HOUR
    expect((await rig.refresh({ [FEED]: gone })).source.status).toBe('active')
    rig.now += HOUR
    expect((await rig.refresh({ [FEED]: gone })).source).toMatchObject({
      status: 'gone',
      noted: { code: 'gone', since: rig.now },
    })
    expect((await rig.store.reads.listChanges(9)).map(({ code }) => code)).toEqual(['gone', 'failing'])
  })

  it('follows a source again that was gone and answers when asked', async () => {
    await rig.refresh({ [FEED]: toFresh(toFeed(1)) })
    await rig.store.writes.setStatus('signal', { status: 'gone', now: rig.now })
    expect((await rig.refresh({ [FEED]: toFresh(toFeed(1, 2)) })).source).toMatchObject({
      status: 'active',
      goneAt: null,
    })
  })

  it('counts a "gone" from the first since the last success', async () => {
    const gone: FetchResult = { outcome: 'failed', failure: { code: 'gone', detail: 'Gone.', status: 410 } }
    await rig.refresh({ [FEED]: gone })
    await rig.refresh({ [FEED]: toFresh(toFeed(1)) })
    rig.now += 24 * HOUR
    expect((await rig.refresh({ [FEED]: gone })).source.status).toBe('active')
  })

  it('reads a teaser’s own page, and keeps the teaser when that fails', async () => {
    const teasers = toTestFeed([
      ['p1', 'Post 1', 'Short. Read more'],
      ['p2', 'Post 2', 'Brief. Read more'],
    ])
    const page = `<html><body><article><h1>Post 1</h1>${toBody(1)}</article></body></html>`
    const url = 'https://signal.example/p1'
    const { source, requests } = await rig.refresh({
      [FEED]: toFresh(teasers),
      [url]: toFresh(page, { url }),
    })
    expect(requests.filter(({ kind }) => kind === 'page').map((request) => request.url)).toEqual([
      url,
      'https://signal.example/p2',
    ])
    const entries = await rig.list()
    expect(entries.find(({ title }) => title === 'Post 1')?.snippet).toContain('Word97')
    expect(entries.find(({ title }) => title === 'Post 2')?.snippet).toContain('Brief')
    expect(source.warnings.join()).toContain('could not be read: It was not found (404).')
  })

  it('saves a post whose own page fails again only when that can be read at last', async () => {
    const teasers = (...numbers: number[]) =>
      toFresh(toTestFeed(numbers.map((n) => [`p${n}`, `Post ${n}`, `Short ${n}. Read more`])))
    const url = 'https://signal.example/p1'
    const page = toFresh(`<html><body><article><h1>Post 1</h1>${toBody(1)}</article></body></html>`, { url })
    await rig.refresh({ [FEED]: teasers(1) })
    const again = await rig.refresh({ [FEED]: teasers(1, 2) })
    expect(again.result).toMatchObject({ entriesNew: 1, entriesUpdated: 0 })
    const read = await rig.refresh({ [FEED]: teasers(1, 2, 3), [url]: page })
    expect(read.result).toMatchObject({ entriesNew: 1, entriesUpdated: 1 })
    expect((await rig.list()).find(({ title }) => title === 'Post 1')?.snippet).toContain('Word97')
    rig.now += 4 * 24 * HOUR
    const late = await rig.refresh({ [FEED]: teasers(1, 2, 3, 4) })
    expect(late.result).toMatchObject({ entriesNew: 1, entriesUpdated: 0 })
    expect(late.requests.filter(({ kind }) => kind === 'page')).toHaveLength(1)
  })

  it('tells what posts lack', async () => {
    const bare = `<rss version="2.0"><channel><title>t</title><item><description>${'Only words. '.repeat(90)}</description></item><item/></channel></rss>`
    const { source } = await rig.refresh({ [FEED]: toFresh(bare) })
    expect(source.warnings.join(' ')).toMatch(/left out.*no link.*no title.*no date/)
    expect(await rig.list()).toMatchObject([
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
      const posts = toFeed(...Array.from({ length: count }, (_, n) => n + 1))
      await rig.refresh({ [FEED]: toFresh(posts, { movedTo: moved }) })
    }
  }

  it('follows a permanent move once three readings led there', async () => {
    const redirect = { [FEED]: toFresh(toFeed(1), { movedTo: moved }) }
    expect((await rig.refresh(redirect)).source).toMatchObject({
      movedTo: null,
      moving: { to: moved, seen: 1 },
    })
    expect((await rig.refresh(redirect)).requests[0]?.url).toBe(FEED)
    expect((await rig.refresh(redirect)).source).toMatchObject({ movedTo: moved, moving: null })
    const { requests, source } = await rig.refresh({ [moved]: toFresh(toFeed(1, 2)) })
    expect(requests[0]?.url).toBe(moved)
    expect(source.noted?.code).toBe('moved')
  })

  it('does not take a page for the new address of a feed', async () => {
    const page = toFresh('<html><body><p>We have moved.</p></body></html>', {
      movedTo: moved,
      headers: { 'content-type': 'text/html' },
    })
    for (let n = 0; n < 4; n++) expect((await rig.refresh({ [FEED]: page })).source.movedTo).toBeNull()
  })

  it('asks the old address again when the new one is broken', async () => {
    await move()
    for (let n = 1; n <= 10; n++) expect((await rig.refresh({})).requests[0]?.url).toBe(moved)
    expect((await rig.refresh({})).requests[0]?.url).toBe(FEED)
  })

  it('learns how often a source posts and how many posts it lists', async () => {
    const day = (n: number) => new Date(rig.now - n * 7 * 24 * HOUR).toUTCString()
    const weekly = toTestFeed([1, 2, 3, 4, 5].map((n) => [`p${n}`, `Post ${n}`, toBody(n)])).replace(
      /<pubDate>[^<]*/g,
      (() => {
        let n = 0
        return () => `<pubDate>${day(n++)}`
      })(),
    )
    const { source } = await rig.refresh({
      [FEED]: toFresh(weekly, { validators: { etag: '"a"', lastModified: null } }),
    })
    expect(source).toMatchObject({
      usualGapMs: 7 * 24 * HOUR,
      itemCounts: [5],
      nextFetchAt: rig.now + 6 * HOUR,
      nextFetchReason: 'every 6 h: posts weekly',
    })
  })

  it('notes a change of condition with the reading that brings it', async () => {
    await rig.refresh({ [FEED]: toFresh(toFeed(1)) })
    expect(await rig.store.reads.listChanges(9)).toEqual([])
    await rig.refresh({})
    await rig.refresh({})
    await rig.refresh({ [FEED]: toFresh(toFeed(1, 2)) })
    expect((await rig.store.reads.listChanges(9)).map(({ code, previous }) => [previous, code])).toEqual(
      expect.arrayContaining([
        ['healthy', 'failing'],
        ['failing', 'healthy'],
      ]),
    )
  })
})
