import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toCondition } from '../condition/condition.ts'
import { toConditional } from '../testing/conditional-reply.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'
import type { Route } from '../testing/site.ts'

const post = (n: number) => `<article><h2><a href="/posts/${n}">Post ${n}</a></h2><p>Words.</p></article>`
const page = toConditional({
  headers: { etag: '"a"', 'content-type': 'text/html' },
  body: `<html><body>${[1, 2, 3].map(post).join('')}</body></html>`,
})
const FORBIDDEN = 'User-agent: *\nDisallow: /news\n'

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
})
afterEach(() => rig.close())

const follow = async (robots: Route, hours = 1) => {
  rig.site.serve({ '/robots.txt': robots, '/news': page, '/page': page })
  await rig.follow('/news', { page: { item: 'article' } })
  await rig.live(hours)
}
const count = (path: string) => rig.site.requestsFor(path).length

describe('robots.txt', () => {
  it('rule 22: what it forbids is not asked for, and the operator is told', async () => {
    await follow(FORBIDDEN, 48)
    expect(count('/news')).toBe(0)
    const source = await rig.find()
    expect(toCondition(source, rig.clock.now)).toMatchObject({
      code: 'robots',
      detail: expect.stringContaining('asks robots not to read this page'),
    })
  })

  it.each([404, 403, 401, 410])('rule 22: none (%i) allows everything', async (status) => {
    await follow({ status })
    expect(count('/news')).toBe(1)
  })

  it.each<[string, Exclude<Route, unknown[]>]>([
    ['a server that cannot say', { status: 500 }],
    ['one that cannot be reached', (request) => request.socket.destroy()],
  ])('rule 22: %s forbids everything until it can', async (_, route) => {
    await follow([route, 'User-agent: *\nAllow: /\n'], 0.5)
    expect(count('/news')).toBe(0)
    await rig.live(48)
    expect(count('/news')).toBeGreaterThan(0)
  })

  it('a server that cannot say has trouble like any other, and is not taken for closed', async () => {
    await follow([{ status: 500 }, 'User-agent: *\nAllow: /\n'], 0.5)
    const source = await rig.find()
    expect(toCondition(source, rig.clock.now)).toMatchObject({
      code: 'failing',
      detail: expect.stringMatching(/robots\.txt could not be read.*answered 500/),
    })
    await rig.live(1)
    expect(count('/news')).toBe(1)
  })

  it('rule 22: it is asked at most once a day, however often its pages are', async () => {
    await follow('User-agent: *\nDisallow: /private\n', 47)
    expect(count('/news')).toBeGreaterThan(2)
    expect(count('/robots.txt')).toBe(2)
  })

  it('rule 22: five redirects are followed to it, and no more', async () => {
    const hop = (n: number) => ({ status: 302, headers: { location: `/r${n}` } })
    rig.site.serve(Object.fromEntries([1, 2, 3, 4].map((n) => [`/r${n}`, hop(n + 1)])))
    rig.site.serve({ '/r5': FORBIDDEN })
    await follow(hop(1))
    expect(count('/news')).toBe(0)
  })

  it('rule 22: 500 KiB of it are read', async () => {
    const filler = `# ${'x'.repeat(98)}\n`.repeat(5100)
    expect(filler.length).toBeGreaterThan(500 * 1024)
    await follow(`${filler.slice(0, 500 * 1024 - 200)}\n${FORBIDDEN}`)
    expect(count('/news')).toBe(0)
  })

  it('rule 22: posts’ own pages are asked for only where it allows them', async () => {
    const item = (path: string) =>
      `<item><title>${path}</title><link>${rig.site.url(path)}</link><description>Short. Read more</description></item>`
    rig.site.serve({
      '/robots.txt': 'User-agent: *\nDisallow: /secret\n',
      '/feed': `<rss version="2.0"><channel><title>t</title>${item('/secret/1')}${item('/open/1')}</channel></rss>`,
      '/open/1': '<html><body><article><p>Words.</p></article></body></html>',
    })
    await rig.follow('/feed', { article: { fetch: 'always', content: [], remove: [], math: 'auto' } })
    await rig.live(1)
    expect([count('/secret/1'), count('/open/1')]).toEqual([0, 1])
  })

  it('rule 22: a feed that an operator named is asked for directly', async () => {
    const body = toTestFeed([['p1', 'Post 1', '<p>Words of the post.</p>']])
    rig.site.serve({ '/robots.txt': 'User-agent: *\nDisallow: /\n', '/feed': body })
    await rig.follow('/feed')
    await rig.live(1)
    expect([count('/robots.txt'), count('/feed')]).toEqual([0, 1])
  })
})
