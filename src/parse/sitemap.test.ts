import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { SitemapRule } from '../source.ts'
import { toTestDocument } from '../testing/documents.ts'
import { parseDocument } from './parse-document.ts'

const HOME = 'https://lab.example'

function toSitemap(rows: string[], root = 'urlset', row = 'url'): string {
  const all = rows.map((inner) => `<${row}>${inner}</${row}>`).join('')
  return `<?xml version="1.0"?><${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${all}</${root}>`
}

const at = (path: string, lastmod = '') =>
  `<loc>${HOME}${path}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}`

async function read(body: string | Uint8Array, sitemap: SitemapRule | null = null) {
  const document = { ...toTestDocument('', { url: `${HOME}/sitemap.xml` }), body: Buffer.from(body) }
  return parseDocument(document, { page: null, json: null, sitemap, expect: { minItems: 0 } })
}

async function readUrls(body: string | Uint8Array, sitemap: SitemapRule | null = null) {
  const result = await read(body, sitemap)
  if ('failure' in result) return result.failure.detail
  return result.feed.items.map(({ url }) => url?.slice(HOME.length))
}

describe('a sitemap', () => {
  const rows = [
    at('/'),
    at('/blog/a', '2026-11-01'),
    at('/docs/b', '2026-11-03T09:00:00Z'),
    at('/tags/c'),
    at('/blog/en/d', '2026-11'),
  ]

  it('gives what looks like a post, newest change first, each date as exact as it is stated', async () => {
    const result = await read(toSitemap(rows))
    const items = 'feed' in result ? result.feed.items : []
    expect(items.map(({ url, updated }) => [url?.slice(HOME.length), updated?.precision])).toEqual([
      ['/docs/b', 'minute'],
      ['/blog/a', 'day'],
      ['/blog/en/d', 'month'],
    ])
  })

  it.each<[SitemapRule, string[]]>([
    [{ include: ['/blog/'] }, ['/blog/a', '/blog/en/d']],
    [{ exclude: ['/blog/en/'] }, ['/docs/b', '/blog/a']],
    [{ include: ['/tags/', '/blog/'], exclude: ['*/en/'] }, ['/blog/a', '/tags/c']],
  ])('follows the rule %j', async (rule, expected) => {
    expect(await readUrls(toSitemap(rows), rule)).toEqual(expected)
  })

  const posts = Array.from({ length: 10 }, (_, n) => `/blog/post-${n}`)
  const lists = [
    '/blog',
    '/blog/tag/llm',
    '/blog/author/ann',
    '/blog/authors/',
    '/blog/page/2/',
    '/blog?page=3',
  ]

  it.each<[string, SitemapRule | null]>([
    ['without a rule', null],
    ['with a rule that takes in the section', { include: ['/blog'] }],
  ])('leaves out the list page of a section, of authors and of page numbers, %s', async (_, rule) => {
    expect(await readUrls(toSitemap([...lists, ...posts].map((path) => at(path))), rule)).toEqual(posts)
  })

  it('takes lists that the rule names', async () => {
    const rows = ['/category/nlp', '/category/nlp/a', '/author/ann'].map((path) => at(path))
    expect(await readUrls(toSitemap(rows), { include: ['/category/nlp$', '/author/'] })).toEqual([
      '/category/nlp',
      '/author/ann',
    ])
  })

  it('says which addresses it has where none fits', async () => {
    expect(await readUrls(toSitemap(rows), { include: ['/notes/'] })).toBe(
      'Found a sitemap (addresses: 5) in which nothing fits `include` (/notes/) and not `exclude`. The first address is https://lab.example/.',
    )
  })

  it('does not take the time of a build for that of a change', async () => {
    const built = [at('/blog/a', '2026-11-01'), at('/blog/b', '2026-11-01'), at('/blog/c', '2026-11-01')]
    const result = await read(toSitemap(built))
    expect('feed' in result && result.feed.items.map(({ updated }) => updated)).toEqual([null, null, null])
  })

  it('takes titles, dates and languages of a news sitemap', async () => {
    const news = `${at('/blog/a')}<news:news><news:publication><news:name>Lab</news:name><news:language>zh</news:language>
      </news:publication><news:publication_date>2026-11-03</news:publication_date><news:title>A &amp; B</news:title></news:news>`
    const result = await read(toSitemap([news]))
    expect('feed' in result && result.feed.items[0]).toMatchObject({
      title: 'A & B',
      language: 'zh',
      published: { precision: 'day' },
    })
  })

  it('is read out of a gzip file, but not without end', async () => {
    expect(await readUrls(gzipSync(toSitemap(rows), { level: 1 }))).toHaveLength(3)
    const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024), { level: 1 })
    expect(await readUrls(bomb)).toContain('a binary file')
  })
})

describe('an index of sitemaps', () => {
  it('names its parts, those with posts and the newest first, those with tags and persons not at all', async () => {
    const parts = [
      '/tag-sitemap.xml',
      '/pages-1.xml',
      '/misc.xml',
      '/post-sitemap1.xml',
      '/post-sitemap2.xml',
    ]
    const rows = parts.map((path, n) => at(path, `2026-11-0${n + 1}`))
    const result = await read(toSitemap(rows, 'sitemapindex', 'sitemap'))
    expect('feed' in result && result.feed.parts.map(({ url }) => url.slice(HOME.length))).toEqual([
      '/post-sitemap2.xml',
      '/post-sitemap1.xml',
      '/misc.xml',
    ])
  })

  it('names all where the names tell nothing', async () => {
    const result = await read(toSitemap([at('/pages-1.xml'), at('/pages-2.xml')], 'sitemapindex', 'sitemap'))
    expect('feed' in result && result.feed.parts).toHaveLength(2)
  })
})
