import RssParser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { toEdition } from '../edition.ts'
import { readBlogs } from '../read-blogs.ts'
import { FORMATS } from './formats.ts'

const HOME = 'http://blog.example/'
const editions = readBlogs(Date.parse('2026-11-23T20:30:00Z')).map((blog) => toEdition(blog, HOME))
const xmlFeeds = editions.filter(({ blog }) => /^(rss|rdf|atom)/.test(blog.format))

function readText({ type, body }: { type: string; body: string | Uint8Array }): string {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const declared = /encoding="([^"]+)"/.exec(Buffer.from(bytes.slice(0, 60)).toString('latin1'))?.[1]
  const charset = /charset=([\w-]+)/.exec(type)?.[1] ?? declared ?? 'utf-8'
  return new TextDecoder(charset, { fatal: true }).decode(bytes)
}

describe('feeds', () => {
  it.each(xmlFeeds.map((edition) => [edition.blog.id, edition] as const))(
    'of %s is well-formed in its encoding and holds every post',
    async (_, edition) => {
      const [answer] = Object.values(FORMATS[edition.blog.format].write(edition))
      // Reads strictly: any slip in the XML throws.
      const feed = await new RssParser().parseString(readText(answer!))
      expect(feed.items.map((item) => item.title)).toEqual(edition.posts.map(({ post }) => post.title))
      expect(feed.items.every((item) => item.isoDate)).toBe(true)
    },
  )

  it('in JSON says its version and holds the contents', () => {
    const edition = editions.find(({ blog }) => blog.format === 'json-feed')!
    const [answer] = Object.values(FORMATS['json-feed'].write(edition))
    const feed = JSON.parse(readText(answer!))
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items).toHaveLength(edition.posts.length)
    expect(feed.items[0].content_html).toContain('<p>')
  })

  it('in GBK are really in GBK', () => {
    const edition = editions.find(({ blog }) => blog.format === 'rss-gbk')!
    const [answer] = Object.values(FORMATS['rss-gbk'].write(edition))
    const bytes = answer!.body as Uint8Array
    expect(answer!.type).not.toContain('charset')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    expect(readText(answer!)).toContain('感知机的阈值')
  })

  it('that are teasers leave the content to the pages', () => {
    const edition = editions.find(({ blog }) => blog.format === 'rss-teaser')!
    const [answer] = Object.values(FORMATS['rss-teaser'].write(edition))
    expect(readText(answer!)).not.toContain('katex')
  })
})

describe('lists', () => {
  it('go over several pages that lead to one another', () => {
    const edition = editions.find(({ blog }) => blog.format === 'list')!
    const pages = Object.entries(FORMATS.list.write(edition))
    expect(pages.map(([path]) => path)).toEqual(['/news/', '/news/page-2.html'])
    expect(readText(pages[0]![1])).toContain('<a rel="next" href="/news/page-2.html">')
    expect(readText(pages[1]![1])).not.toContain('rel="next"')
  })

  it('in a sitemap stand between other addresses', () => {
    const edition = editions.find(({ blog }) => blog.format === 'sitemap')!
    const [answer] = Object.values(FORMATS.sitemap.write(edition))
    const addresses = [...readText(answer!).matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1])
    expect(addresses).toEqual(expect.arrayContaining(edition.posts.map(({ url }) => url)))
    expect(addresses.length).toBeGreaterThan(edition.posts.length)
  })
})
