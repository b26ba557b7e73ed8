import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Document } from '../document.ts'
import type { StatedDate } from '../feed.ts'
import { parseDocument } from './parse-document.ts'

const FOLDER = join(import.meta.dirname, 'fixtures')
const URL_OF_ALL = 'https://example.org/feeds/all.xml'
const SOURCE = { page: null, json: null, sitemap: null, expect: { minItems: 0 } }

function toDocument(body: string | Uint8Array, more: Partial<Document> = {}): Document {
  return {
    url: URL_OF_ALL,
    finalUrl: URL_OF_ALL,
    movedTo: null,
    status: 200,
    headers: {},
    body: typeof body === 'string' ? Buffer.from(body) : body,
    validators: { etag: null, lastModified: null },
    fetchedAt: 0,
    ...more,
  }
}

function toText({ at, precision }: StatedDate): string {
  return new Date(at).toISOString().slice(0, { minute: 19, day: 10, month: 7 }[precision])
}

/** What a fixture says, without what it leaves unsaid; dates as long as they are exact. */
function toGolden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toGolden)
  if (typeof value !== 'object' || value === null) return value
  if ('precision' in value) return toText(value as StatedDate)
  const members = Object.entries(value).map(([name, member]) => [name, toGolden(member)] as const)
  return Object.fromEntries(
    members.filter(([name, member]) => {
      const isEmpty = member === null || (Array.isArray(member) && member.length === 0)
      return !isEmpty && !(name === 'pace' && Object.keys(member as object).length === 0)
    }),
  )
}

const FIXTURES = readdirSync(FOLDER).filter((name) => name !== 'lists' && !name.endsWith('.expected.json'))

describe('parseDocument', () => {
  it.each(FIXTURES)('reads %s', async (name) => {
    const isList = name.startsWith('page-')
    const finalUrl = isList ? 'https://example.org/blog/' : URL_OF_ALL
    const document = toDocument(readFileSync(join(FOLDER, name)), { finalUrl })
    const result = await parseDocument(document, { ...SOURCE, page: isList ? 'auto' : null })
    const golden = `${JSON.stringify(toGolden(result), null, 2)}\n`
    const path = join(FOLDER, `${name}.expected.json`)
    if (process.env.UPDATE) writeFileSync(path, golden)
    expect(golden).toBe(readFileSync(path, 'utf8'))
  })

  it('takes hubs and its own address from the Link header, and the base from Content-Location', async () => {
    const document = toDocument('<rss><channel><item><link>a</link></item></channel></rss>', {
      headers: {
        link: '<https://hub.example/>; rel="hub", </feed>; rel=self; title="a, b"',
        'content-location': 'https://example.org/blog/feed.xml',
      },
    })
    const result = await parseDocument(document, SOURCE)
    expect(result).toMatchObject({
      feed: {
        hubs: ['https://hub.example/'],
        self: 'https://example.org/feed',
        items: [{ url: 'https://example.org/blog/a' }],
      },
    })
  })

  it('takes hubs and its own address from the Link header before those in the document', async () => {
    const links = '<link rel="hub" href="https://old.example/"/><link rel="self" href="/old"/>'
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${links}</feed>`
    const link = '<https://hub.example/>; rel="hub", <https://other.example/>; rel=hub, </feed>; rel=self'
    const parse = async (headers: Record<string, string>) => {
      const result = await parseDocument(toDocument(atom, { headers }), SOURCE)
      return 'feed' in result ? [result.feed.hubs, result.feed.self] : null
    }
    const stated = [['https://old.example/'], 'https://example.org/old']
    expect(await parse({})).toEqual(stated)
    expect(await parse({ link: '</style.css>; rel=preload' })).toEqual(stated)
    const named = [['https://hub.example/', 'https://other.example/'], 'https://example.org/feed']
    expect(await parse({ link })).toEqual(named)
  })

  it('takes hubs and its own address from the head of a page, not from its body', async () => {
    const posts = [1, 2, 3].map(
      (n) => `<article><h2><a href="/posts/${n}">A post number ${n}</a></h2></article>`,
    )
    const head = '<head><link rel="hub" href="/hub"><link rel="self" href="/news"></head>'
    const html = `<html>${head}<body><main>${posts.join('')}</main><link rel="hub" href="https://evil.example/"></body></html>`
    const result = await parseDocument(toDocument(html), { ...SOURCE, page: 'auto' })
    const named = { hubs: ['https://example.org/hub'], self: 'https://example.org/news' }
    expect(result).toMatchObject({ feed: named })
  })

  it('fails when there are fewer items than the source expects', async () => {
    const document = toDocument('<rss><channel><title>T</title><item><title>x</title></item></channel></rss>')
    const result = await parseDocument(document, { ...SOURCE, expect: { minItems: 3 } })
    expect(result).toEqual({
      failure: {
        code: 'too-few-items',
        detail: 'Posts found: 1; the source expects at least 3. The document may have changed.',
      },
    })
  })

  it('reads a feed as a feed where a page was expected', async () => {
    const document = toDocument('<rss><channel><item><title>x</title></item></channel></rss>')
    const result = await parseDocument(document, { ...SOURCE, page: 'auto' })
    expect(result).toMatchObject({ feed: { kind: 'rss', items: [{ title: 'x' }] } })
  })

  it('says what would be found without a rule that fits no more', async () => {
    const posts = [1, 2, 3, 4].map(
      (n) => `<li><h2><a href="/news/post-${n}">Post number ${n}</a></h2><time>2026-11-0${n}</time></li>`,
    )
    const document = toDocument(`<html><body><main><ul>${posts.join('')}</ul></main></body></html>`)
    const read = (item: string) => parseDocument(document, { ...SOURCE, page: { item } })
    expect(await read('article')).toMatchObject({
      failure: {
        code: 'no-list',
        detail: expect.stringContaining(
          'Without the rule a list of 4 posts is found, the first "Post number 1": "page: auto" would read it.',
        ),
      },
    })
    const bare = toDocument('<html><body><p>Nothing.</p></body></html>')
    const nothing = await parseDocument(bare, { ...SOURCE, page: { item: 'article' } })
    expect(nothing).toMatchObject({ failure: { detail: expect.stringMatching(/may have changed\.$/) } })
  })

  it('says that a page asks for a login when its list is gone', async () => {
    const document = toDocument(readFileSync(join(FOLDER, 'html-login.html')))
    const result = await parseDocument(document, { ...SOURCE, page: { item: 'article' } })
    expect(result).toMatchObject({ failure: { code: 'login-page' } })
  })
})
