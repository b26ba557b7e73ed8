import fc from 'fast-check'
import Fastify from 'fastify'
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith'
import jsonFeedSchema from 'jsonfeed-schema/schema-v1.1.json' with { type: 'json' }
import RssParser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import { anyText } from '../../testing/any-text.ts'
import { createTestApp, shareTestApp } from '../../testing/app.ts'
import { toTestDetail, toTestSourceState, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'

const MATH =
  '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x &lt; y</annotation></semantics></math>'

/** One entry with everything, of a source that gives whole contents. */
const rich = toTestDetail(1, {
  title: 'A & B <i> ]]> "quotes" 深度学习',
  url: 'https://alpha.example/p?a=1&b=2',
  snippetHtml: `Let ${MATH} be.`,
  contentHtml: `<h2>All</h2><p>Let ${MATH} be.</p>`,
  authors: ['Ada Alpha', '王小明'],
  language: 'zh-Hans',
  tags: [toTestTag('nlp'), toTestTag('c-plus-plus', { name: 'C++ & co', origin: 'author' })],
  image: 'https://alpha.example/i.png?w=1&h=2',
  updatedAt: TEST_NOW,
  enclosures: [
    { url: 'https://alpha.example/a.mp3', type: null, length: 123 },
    { url: 'https://alpha.example/b.pdf', type: 'application/pdf', length: null },
  ],
})
const others = Array.from({ length: 4 }, (_, index) =>
  toTestDetail(index + 2, { source: { id: 'beta', title: 'Beta', url: 'https://beta.example/' }, tags: [] }),
)
const sources = [toTestSourceState({ full: true }), toTestSourceState({ id: 'beta', title: 'Beta' })]
const state = () => ({ entries: [rich, ...others], sources })

/** For tests that change nothing. */
const shared = createTestApp(state())

/** Throws where a strict XML parser does. */
const parseStrictly = (xml: string) => new RssParser().parseString(xml)

const PLACES = ['', '/tags/nlp', '/tags/rl', '/sources/alpha', '/search']
const FORMATS = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

describe.each(Object.entries(FORMATS))('feed.%s', (format, type) => {
  it.each(PLACES)('stands under "%s" with its exact type and address', async (place) => {
    const { app } = await shared
    const url = `${place}/feed.${format}?q=a&limit=2`
    const answer = await app.inject({ url, headers: { host: 'ml.example' } })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type])
    expect(answer.body).toContain(`http://ml.example${url}`.replace('&', format === 'json' ? '&' : '&amp;'))
    if (format !== 'json') await parseStrictly(answer.body)
  })

  it('pages by cursors that stay put when new entries arrive', async () => {
    const { app, reads } = await createTestApp(state())
    const seen: string[] = []
    let url: string | null = `/feed.${format}?limit=2`
    while (url) {
      const { ids, next } = read(format, (await app.inject(url)).body)
      seen.push(...ids)
      url = next
      reads.state.entries = [toTestDetail(-seen.length), ...reads.state.entries]
      reads.state.version++
    }
    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
  })

  it('gives whole contents only when asked and only where the source allows', async () => {
    const { app } = await shared
    const short = (await app.inject(`/feed.${format}`)).body
    const full = (await app.inject(`/feed.${format}?full=1`)).body
    expect(short).not.toContain('All')
    expect(full.match(/All/g)).toHaveLength(1)
  })

  it('keeps ids whatever the name of the service', async () => {
    const { app } = await shared
    const ask = async (host: string) =>
      read(format, (await app.inject({ url: `/feed.${format}`, headers: { host } })).body)
    const { ids } = await ask('one.example')
    expect(ids).toEqual((await ask('two.example')).ids)
    for (const id of ids) expect(id).toMatch(/^tag:incoming-transmission,2026:entry\/[\da-z]{16}$/)
  })

  it('is a feed also when nothing matches', async () => {
    const { app } = await shared
    const { body } = await app.inject(`/feed.${format}?author=Nobody`)
    expect(read(format, body).ids).toEqual([])
  })

  it('carries any text unchanged but for what XML cannot hold', { timeout: 20_000 }, async () => {
    const { app, reads } = await createTestApp(state())
    const text = anyText({ minLength: 1, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, text, async (title, snippet) => {
        reads.state.entries = [toTestDetail(1, { title, snippet, authors: [title], snippetHtml: 'x' })]
        reads.state.version++
        const { body } = await app.inject(`/feed.${format}`)
        if (format !== 'json') await parseStrictly(body)
        expect(readTitle(format, body)).toBeTruthy()
        expect(body).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Noncharacter_Code_Point}|\\u00[01]|\\ud[89a-f]/u)
        expect(body.isWellFormed()).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

function read(format: string, body: string): { ids: string[]; next: string | null } {
  if (format === 'json') {
    const feed = parseJsonFeed(body)
    return { ids: (feed.items ?? []).map((item) => item.id ?? ''), next: feed.next_url ?? null }
  }
  if (format === 'atom') {
    const feed = parseAtomFeed(body)
    const ids = (feed.entries ?? []).map((entry) => entry.id ?? '')
    return { ids, next: feed.links?.find(({ rel }) => rel === 'next')?.href ?? null }
  }
  const feed = parseRssFeed(body)
  const ids = (feed.items ?? []).map((item) => item.guid?.value ?? '')
  return { ids, next: feed.atom?.links?.find(({ rel }) => rel === 'next')?.href ?? null }
}

function readTitle(format: string, body: string): string | undefined {
  if (format === 'json') return parseJsonFeed(body).items?.[0]?.title
  if (format === 'atom') return parseAtomFeed(body).entries?.[0]?.title?.value
  return parseRssFeed(body).items?.[0]?.title
}

describe('RSS', () => {
  it('says all it knows of an entry', async () => {
    const { app } = await shared
    const { body } = await app.inject('/feed.rss?full=1')
    const item = parseRssFeed(body).items?.[0]
    expect(item).toMatchObject({
      title: rich.title,
      link: rich.url,
      description: `<p>Let ${MATH} be.</p><p><a href="https://alpha.example/p?a=1&amp;b=2">在 Alpha Notes 阅读全文</a></p>`,
      content: { encoded: rich.contentHtml },
      pubDate: 'Mon, 23 Nov 2026 11:00:00 GMT',
      categories: [{ name: 'NLP' }, { name: 'C++ & co' }],
      enclosures: [{ url: 'https://alpha.example/a.mp3', type: 'audio/mpeg', length: 123 }],
      source: { title: 'Alpha Notes', url: 'https://alpha.example/feed.xml' },
      dc: { creators: rich.authors, languages: ['zh-Hans'] },
      xml: { lang: 'zh-Hans' },
    })
    expect(body).toContain(`<title><![CDATA[${rich.title.replace(']]>', ']]]]><![CDATA[>')}]]></title>`)
    expect(body).toContain('<link><![CDATA[https://alpha.example/p?a=1&b=2]]></link>')
  })
})

describe('Atom', () => {
  it('says all it knows of an entry', async () => {
    const { app } = await shared
    const { body } = await app.inject('/feed.atom?full=1')
    const feed = parseAtomFeed(body)
    const entry = feed.entries?.[0]
    expect(feed).toMatchObject({ id: 'tag:localhost,2026:feed/', title: { value: 'Incoming Transmission' } })
    expect(entry).toMatchObject({
      title: { value: rich.title },
      published: '2026-11-23T11:00:00.000Z',
      authors: [{ name: 'Ada Alpha' }, { name: '王小明' }],
      content: { value: rich.contentHtml, type: 'html' },
      source: { id: 'https://alpha.example/feed.xml', title: { value: 'Alpha Notes' } },
      xml: { lang: 'zh-Hans' },
    })
    expect(entry?.updated).toMatch(/^2026-11-23T12:00:00\.\d{3}Z$/)
    expect(entry?.links?.map(({ rel }) => rel)).toEqual(['alternate', 'enclosure', 'enclosure'])
    expect(entry?.categories?.[0]).toEqual({
      term: 'nlp',
      label: 'NLP',
      scheme: 'tag:incoming-transmission,2026:tags',
    })
  })

  it('says no date of publication where none was stated, and names the source where no author is known', async () => {
    const entry = toTestDetail(1, { publishedPrecision: 'seen', authors: [], language: null })
    const { app } = await shareTestApp({ entries: [entry] })
    const parsed = parseAtomFeed((await app.inject('/feed.atom')).body).entries?.[0]
    expect(parsed?.published).toBeUndefined()
    expect(parsed?.authors).toEqual([{ name: 'Alpha Notes' }])
    expect(parsed?.xml).toBeUndefined()
  })

  it('has an id for each of its feeds, the same in every format and on every page', async () => {
    const { app } = await shared
    const ask = async (url: string) => parseAtomFeed((await app.inject(url)).body).id
    expect(await ask('/tags/nlp/feed.atom?limit=1')).toBe('tag:localhost,2026:feed/tags/nlp')
    for (const query of ['language=zh&page=2', '_=1764&tag=&language=zh&full=1'])
      expect(await ask(`/feed.atom?${query}`)).toBe('tag:localhost,2026:feed/?language=zh')
    expect(await ask('/search/feed.atom?q=深度 x')).toMatch(/^tag:localhost,2026:feed\/search\?q=[%+\w]+$/)
  })
})

describe('JSON Feed', () => {
  it('satisfies its schema', async () => {
    const { app } = await shared
    const judge = Fastify()
    judge.post('/', { schema: { body: jsonFeedSchema } }, async () => 'sound')
    for (const url of ['/feed.json', '/feed.json?full=1', '/feed.json?limit=1', '/tags/rl/feed.json']) {
      const payload = (await app.inject(url)).json()
      expect((await judge.inject({ method: 'POST', url: '/', payload })).body).toBe('sound')
    }
  })

  it('says all it knows of an entry', async () => {
    const { app } = await shared
    const feed = (await app.inject('/feed.json?limit=1')).json()
    expect(feed).toMatchObject({
      home_page_url: 'http://localhost/',
      feed_url: 'http://localhost/feed.json?limit=1',
    })
    expect(feed.items[0]).toMatchObject({
      title: rich.title,
      url: rich.url,
      summary: rich.snippet,
      content_text: rich.snippet,
      date_published: '2026-11-23T11:00:00.000Z',
      date_modified: '2026-11-23T12:00:00.000Z',
      authors: [{ name: 'Ada Alpha' }, { name: '王小明' }],
      tags: ['NLP', 'C++ & co'],
      language: 'zh-Hans',
      attachments: [
        { url: 'https://alpha.example/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 123 },
        { url: 'https://alpha.example/b.pdf', mime_type: 'application/pdf' },
      ],
    })
  })
})

describe('links', () => {
  it('start with PUBLIC_URL where it is set, its path included', async () => {
    const { app } = await createTestApp(state(), { settings: { publicUrl: 'https://ml.example/reader' } })
    const feed = (await app.inject('/tags/nlp/feed.json?language=zh-Hans')).json()
    expect(feed.feed_url).toBe('https://ml.example/reader/tags/nlp/feed.json?language=zh-Hans')
    expect(feed.home_page_url).toBe('https://ml.example/reader/tags/nlp?language=zh-Hans')
  })
})

describe('GET /opml', () => {
  it('is a list also when nothing is followed', async () => {
    const { app } = await shareTestApp()
    const { statusCode, body } = await app.inject('/opml')
    expect([statusCode, body.includes('xmlUrl')]).toEqual([200, false])
    expect(parseOpml(body).body?.outlines).toHaveLength(1)
  })

  it('lists the sources that are followed, head before body', async () => {
    const { app } = await shareTestApp({
      sources: [
        toTestSourceState({ title: 'A & "B"', url: 'https://alpha.example/f?a=1&b=2', tags: ['nlp'] }),
        toTestSourceState({ id: 'old', status: 'retired' }),
      ],
    })
    const { headers, body } = await app.inject('/opml')
    expect(headers['content-type']).toBe('text/x-opml; charset=utf-8')
    expect(body.indexOf('<head>')).toBeLessThan(body.indexOf('<body>'))
    expect(parseOpml(body).body?.outlines).toEqual([
      {
        text: 'A & "B"',
        title: 'A & "B"',
        type: 'rss',
        xmlUrl: 'https://alpha.example/f?a=1&b=2',
        htmlUrl: 'https://alpha.example/',
        category: '/nlp',
      },
    ])
  })

  it('says how each source is read, in a namespace of its own that other readers pass over', async () => {
    const { app } = await shareTestApp({
      sources: [toTestSourceState({ id: 'lab', language: 'zh', page: { item: 'li > a[rel="x"]' } })],
    })
    const { body } = await app.inject('/opml')
    const extra = { extraOutlineAttributes: ['incoming:id', 'incoming:rules'] }
    expect(parseOpml(body, extra).body?.outlines).toMatchObject([
      {
        type: 'page',
        language: 'zh',
        'incoming:id': 'lab',
        'incoming:rules': expect.stringContaining('li > a'),
      },
    ])
    expect(body).toContain('<opml xmlns:incoming="tag:incoming-transmission,2026:opml" version="2.0">')
  })
})
