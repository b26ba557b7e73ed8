import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toConditional } from '../testing/conditional-reply.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'
import { createSite, type Reply, type Route } from '../testing/site.ts'

const body = toTestFeed([['p1', 'Post 1', '<p>Words of the post.</p>']])
const feed = toConditional({ headers: { etag: '"a"' }, body })
const to = (status: number, location: string): Reply => ({ status, headers: { location } })

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
})
afterEach(() => rig.close())

const follow = async (routes: Record<string, Route>, hours: number) => {
  rig.site.serve(routes)
  await rig.follow('/old')
  await rig.live(hours)
}
const count = (path: string) => rig.site.requestsFor(path).length

describe('redirects', () => {
  it.each([301, 308])('rule 15: %i is taken over when three fetches met it', async (status) => {
    await follow({ '/old': to(status, '/new'), '/new': feed }, 6)
    expect([count('/old'), count('/new')]).toEqual([3, 6])
    expect(await rig.find()).toMatchObject({ movedTo: rig.site.url('/new'), noted: { code: 'moved' } })
  })

  it('rule 15: 301 on every hop is taken over as a whole', async () => {
    await follow({ '/old': to(301, '/mid'), '/mid': to(308, '/new'), '/new': feed }, 6)
    expect([count('/old'), count('/mid'), count('/new')]).toEqual([3, 3, 6])
  })

  it.each([302, 303, 307])('rule 15: %i is never taken over', async (status) => {
    await follow({ '/old': to(status, '/new'), '/new': feed }, 6)
    expect([count('/old'), count('/new')]).toEqual([6, 6])
    expect((await rig.find()).movedTo).toBeNull()
  })

  it.each([
    [301, 302],
    [302, 301],
    [308, 307],
  ])('rule 15: %i and then %i is not permanent', async (first, second) => {
    await follow({ '/old': to(first, '/mid'), '/mid': to(second, '/new'), '/new': feed }, 6)
    expect(count('/old')).toBe(6)
    expect((await rig.find()).movedTo).toBeNull()
  })

  it('rule 15: 301 to what is no feed is never taken over', async () => {
    const parked = { headers: { 'content-type': 'text/html' }, body: '<html><body>For sale</body></html>' }
    await follow({ '/old': [feed, to(301, '/sale')], '/sale': parked }, 60)
    expect(count('/old')).toBeGreaterThan(4)
    expect(await rig.find()).toMatchObject({ movedTo: null, moving: null, entryCount: 1 })
  })

  it('rule 15: where the new address is gone, the old one is asked again', async () => {
    await follow({ '/old': to(301, '/new'), '/new': feed }, 6)
    rig.site.serve({ '/old': feed, '/new': { status: 410 } })
    await rig.live(24 * 3)
    expect(await rig.find()).toMatchObject({ status: 'active', movedTo: null, failures: 0 })
  })

  it.each([
    [302, 'active'],
    [301, 'gone'],
  ])('rule 14: 410 behind a %i leaves the source %s', async (status, expected) => {
    await follow({ '/old': to(status, '/new'), '/new': { status: 410 } }, 24 * 3)
    expect((await rig.find()).status).toBe(expected)
  })

  it('rule 15: 301 that went away again is forgotten', async () => {
    await follow({ '/old': [to(301, '/new'), to(301, '/new'), feed, to(301, '/new'), feed], '/new': feed }, 6)
    expect(count('/old')).toBe(6)
    expect(await rig.find()).toMatchObject({ movedTo: null, moving: null })
  })

  it('rule 21: at most five redirects are followed', async () => {
    const chain = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`/h${n}`, to(302, `/h${n + 1}`)]))
    await follow({ '/old': to(302, '/h1'), ...chain, '/h7': feed }, 1)
    expect(rig.site.requests.map(({ path }) => path)).toEqual(['/old', '/h1', '/h2', '/h3', '/h4', '/h5'])
    expect((await rig.find()).lastError?.code).toBe('redirects')
  })

  it('rule 21: a loop is seen at its first repetition', async () => {
    await follow({ '/old': to(301, '/a'), '/a': to(301, '/old') }, 1)
    expect(rig.site.requests.map(({ path }) => path)).toEqual(['/old', '/a'])
    expect((await rig.find()).lastError?.code).toBe('redirects')
  })

  it('rule 21: nothing of one site is sent to another', async () => {
    const other = await createSite({ '/feed': feed })
    const login = { 'set-cookie': 'session=1', etag: '"hop"' }
    await follow({ '/old': { status: 302, headers: { location: other.url('/feed'), ...login } } }, 3)
    expect(other.requests.length).toBe(3)
    for (const { headers } of other.requests) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('authorization')
      expect(headers).not.toHaveProperty('referer')
    }
    expect(other.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"a"', '"a"'])
    await other.close()
  })
})
