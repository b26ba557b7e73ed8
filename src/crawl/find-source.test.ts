import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fetcher } from '../document.ts'
import { toFailure } from '../failure.ts'
import { toTestDocument, toTestFeed } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { createFetchRig, type FetchRig } from '../testing/fetch-rig.ts'
import { findSource, toFollowed } from './find-source.ts'
import { toRules } from './preview.ts'
import { createReader } from './read.ts'

let rig: FetchRig

beforeEach(async () => {
  rig = await createFetchRig()
})
afterEach(() => rig.close())

describe('findSource', () => {
  it('neither asks nor offers what a page names outside the internet', async () => {
    const named = ['http://169.254.169.254/feed', 'javascript:alert(1)', rig.other.url('/feed'), '/real']
    const links = named.map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`)
    rig.site.serve({
      '/': { headers: { 'content-type': 'text/html' }, body: `<head>${links.join('')}</head>` },
      '/real': toTestFeed([['1', 'One', 'Words.']]),
    })
    const fetcher = rig.start({ allowPrivateNetworks: [new URL(rig.site.origin).host] })
    const result = await findSource(
      { fetcher, reader: createReader([]) },
      rig.site.url('/'),
      toTestSource({ url: rig.site.url('/') }),
    )
    expect(result).toMatchObject({ found: { discovered: [{ url: rig.site.url('/real') }] } })
    expect(rig.other.requests).toEqual([])
  })
})

const RSS =
  '<rss version="2.0"><channel><title>Feed</title><item><title>A</title><link>/a</link></item></channel></rss>'
const page = (head: string, body = '<h1>Hello</h1>') =>
  `<!doctype html><html><head><title>Site</title>${head}</head><body>${body}</body></html>`
const generator = (name: string) => page(`<meta name="generator" content="${name}">`)
const CHANNEL = `UC${'a'.repeat(22)}`

/** Finds a source on a web that has these documents and no others; `sitemaps` are those that robots.txt names. */
async function find(url: string, web: Record<string, string>, sitemaps: string[] = []) {
  const asked: string[] = []
  const fetcher: Fetcher = {
    fetch: async (request) => {
      asked.push(request.url)
      const text = web[request.url]
      return text === undefined
        ? {
            outcome: 'failed',
            failure: toFailure('http-status', 'The server answered 403.', { status: 403 }),
          }
        : { outcome: 'fresh', document: toTestDocument(text, { url: request.url }) }
    },
    refuse: () => null,
    listSitemaps: async () => sitemaps,
    post: () => Promise.reject(new Error('nothing is sent')),
    close: async () => {},
  }
  const result = await findSource({ fetcher, reader: createReader([]) }, url, toRules(url))
  return { asked, result, followed: 'found' in result ? toFollowed(url, result.found) : null }
}

describe('findSource: feeds by platform', () => {
  it.each([
    [
      'a link',
      page('<link rel="alternate" type="application/rss+xml" href="/x/y.rss">'),
      'https://a.example/',
      'https://a.example/x/y.rss',
    ],
    ['Hexo', generator('Hexo 7.0'), 'https://a.example/', 'https://a.example/atom.xml'],
    [
      'Hugo in a folder',
      generator('Hugo 0.1'),
      'https://a.example/blog/',
      'https://a.example/blog/index.xml',
    ],
    ['Jekyll', generator('Jekyll v4'), 'https://a.example/', 'https://a.example/feed.xml'],
    ['WordPress', generator('WordPress 6.5'), 'https://a.example/', 'https://a.example/feed/'],
    ['Ghost', generator('Ghost 5.8'), 'https://a.example/', 'https://a.example/rss/'],
    ['a common path', page(''), 'https://a.example/', 'https://a.example/rss.xml'],
    ['a common path at the root', page(''), 'https://a.example/blog/x.html', 'https://a.example/feed.xml'],
    ['Substack', page(''), 'https://lab.substack.com/', 'https://lab.substack.com/feed'],
    [
      'Substack elsewhere',
      page('<script src="https://substackcdn.com/x.js"></script>'),
      'https://a.example/p/b',
      'https://a.example/feed',
    ],
    ['Medium', page(''), 'https://medium.com/@ada', 'https://medium.com/feed/@ada'],
    [
      'GitHub releases',
      page(''),
      'https://github.com/ada/engine',
      'https://github.com/ada/engine/releases.atom',
    ],
    [
      'GitHub commits',
      page(''),
      'https://github.com/ada/engine/commits/main',
      'https://github.com/ada/engine/commits.atom',
    ],
    [
      'a YouTube handle',
      page(`<link rel="canonical" href="https://www.youtube.com/channel/${CHANNEL}">`),
      'https://www.youtube.com/@lab',
      `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`,
    ],
    [
      'a YouTube playlist',
      page(''),
      'https://www.youtube.com/playlist?list=PL1',
      'https://www.youtube.com/feeds/videos.xml?playlist_id=PL1',
    ],
    ['CSDN', page(''), 'https://blog.csdn.net/ada', 'https://blog.csdn.net/ada/rss/list'],
    ['cnblogs', page(''), 'https://www.cnblogs.com/ada/', 'https://www.cnblogs.com/ada/rss'],
    ['a bridge', RSS, 'https://rsshub.example/zhihu/zhuanlan/a', 'https://rsshub.example/zhihu/zhuanlan/a'],
  ])('%s', async (_, html, url, feed) => {
    const { followed } = await find(url, { [feed]: RSS, [url]: html })
    expect(followed).toEqual({ url: feed, page: null, json: null, sitemap: null })
  })

  it.each([
    ['https://zhuanlan.zhihu.com/deep-notes', 'https://YOUR-HOST/zhihu/zhuanlan/deep-notes'],
    ['https://mp.weixin.qq.com/s/AbC', 'wewe-rss'],
  ])('of %s it names the bridge to take, asking once', async (url, advice) => {
    const { result, asked } = await find(url, {})
    expect('failure' in result && result.failure.detail).toContain(advice)
    expect('failure' in result && result.failure.detail).toContain('The server answered 403.')
    expect(asked).toEqual([url])
    const open = await find(url, {
      [url]: page('', '<a href="/s/other">Another article of ours</a>'.repeat(5)),
    })
    expect('failure' in open.result && open.result.failure.detail).toContain(advice)
  })
})

describe('findSource: sitemaps of robots.txt', () => {
  it('follows what the file of the site names, and not where that leads outside the internet', async () => {
    const named = ['http://169.254.169.254/s.xml', rig.other.url('/s.xml'), '/maps/s.xml']
    rig.site.serve({
      '/': { headers: { 'content-type': 'text/html' }, body: page('') },
      '/feed': { status: 404 },
      '/robots.txt': named.map((url) => `Sitemap: ${url}`).join('\n'),
      '/maps/s.xml': `<urlset><url><loc>${rig.site.url('/blog/a')}</loc></url></urlset>`,
    })
    const fetcher = rig.start({ allowPrivateNetworks: [new URL(rig.site.origin).host] })
    const url = rig.site.url('/')
    const result = await findSource({ fetcher, reader: createReader([]) }, url, toRules(url))
    expect(result).toMatchObject({ found: { document: { url: rig.site.url('/maps/s.xml') } } })
    expect(rig.site.requestsFor('/robots.txt')).toHaveLength(1)
    expect(rig.other.requests).toEqual([])
  })
})

describe('findSource: lists where there is no feed', () => {
  const posts = [1, 2, 3, 4].map((n) => ({
    title: `A post on attention ${n}`,
    url: `/blog/post-${n}`,
    date: `2026-11-0${n}`,
  }))
  const links = posts.map(
    ({ title, url, date }) => `<li><a href="${url}">${title}</a> <time>${date}</time></li>`,
  )
  const sitemap = (paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>https://a.example${path}</loc></url>`).join('')}</urlset>`
  const url = 'https://a.example/blog/'

  it.each([
    ['repeated structure', page('', `<ul>${links.join('')}</ul>`), { url, page: 'auto' }],
    [
      'state in a script',
      page(`<script type="application/json">${JSON.stringify({ posts })}</script>`),
      { url, page: 'auto' },
    ],
    ['an API', JSON.stringify({ data: { posts } }), { url, json: 'auto' }],
  ])('%s', async (_, text, expected) => {
    const { followed, result } = await find(url, { [url]: text })
    expect(followed).toEqual({ page: null, json: null, sitemap: null, ...expected })
    expect('found' in result && result.found.reading.itemCount).toBe(4)
  })

  it('takes the sitemap at last: of a section what is beneath it', async () => {
    const { followed, result } = await find(url, {
      [url]: page(''),
      'https://a.example/sitemap.xml': `<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>`,
      'https://a.example/s1.xml': sitemap(['/blog/', '/blog/a', '/docs/b', '/blog/c']),
    })
    expect(followed).toEqual({
      url: 'https://a.example/sitemap.xml',
      page: null,
      json: null,
      sitemap: { include: ['/blog/'], exclude: ['/blog/$'] },
    })
    expect('found' in result && result.found.reading.items.map(({ post }) => post.url)).toEqual([
      'https://a.example/blog/a',
      'https://a.example/blog/c',
    ])
  })

  it('takes a sitemap that robots.txt names before one in the usual place, one of posts before one of pages', async () => {
    const [pages, posts] = ['https://a.example/page-sitemap.xml', 'https://cdn.example/all.xml']
    const web = {
      'https://a.example/': page(''),
      'https://a.example/sitemap.xml': sitemap(['/blog/usual']),
      [pages]: sitemap(['/blog/page']),
      [posts]: sitemap(['/blog/a', '/blog/c']),
    }
    const { result, followed, asked } = await find('https://a.example/', web, [pages, posts])
    expect(followed).toEqual({ url: posts, page: null, json: null, sitemap: null })
    expect(asked.at(-1)).toBe(posts)
    expect(result).toMatchObject({
      found: {
        reading: { feed: { title: 'a.example', link: 'https://a.example/' }, itemCount: 2 },
        discovered: [{ url: posts, kind: 'sitemap' }],
      },
    })
  })

  it('looks in the usual place where what robots.txt names cannot be read', async () => {
    const web = { [url]: page(''), 'https://a.example/sitemap.xml': sitemap(['/blog/a']) }
    const { followed } = await find(url, web, ['https://a.example/gone.xml'])
    expect(followed?.url).toBe('https://a.example/sitemap.xml')
  })

  it('says what it looked for where there is nothing', async () => {
    const { result } = await find(url, { [url]: page('') })
    expect('failure' in result && result.failure.detail).toMatch(
      'No feed was found beside it, no list of posts that can be read, and no sitemap of them.',
    )
  })
})
