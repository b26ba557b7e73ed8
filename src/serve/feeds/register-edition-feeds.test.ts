import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { shareTestApp } from '../../testing/app.ts'
import { toTestCard, toTestDetail, toTestEdition, toTestSourceState } from '../../testing/builders.ts'

const hostile = toTestCard(4, { title: 'A <b>& "B"', snippetHtml: 'x &lt; y', language: 'zh-Hans' })
const kept = {
  entry: toTestCard(5),
  points: 1,
  reasons: [],
  forFeeds: {
    enclosures: [{ url: 'https://alpha.example/5.mp3', type: 'audio/mpeg', length: null }],
    sourceUrl: 'https://alpha.example/then.xml',
  },
}
const free = { id: 'free', title: 'Free Notes', url: 'https://free.example/' }
const state = {
  entries: [...[1, 2, 3].map((n) => toTestDetail(n)), toTestDetail(6, { source: free })],
  sources: [toTestSourceState(), toTestSourceState({ ...free, full: true })],
  editions: [
    toTestEdition({
      week: '2026-W44',
      sections: [
        {
          topic: null,
          entries: [toTestCard(6, { source: free }), toTestCard(7, { source: free }), toTestCard(1)].map(
            (entry) => ({ ...kept, entry }),
          ),
        },
      ],
    }),
    toTestEdition({ week: '2026-W45', sections: [{ topic: null, entries: [kept] }] }),
    toTestEdition({ week: '2026-W46', closedAt: Date.UTC(2026, 10, 17) }),
    toTestEdition({ sections: [{ topic: null, entries: [{ entry: hostile, points: 1, reasons: [] }] }] }),
    toTestEdition({ week: '2026-W48', closedAt: null }),
  ],
}
const get = async (url: string) => {
  const { app } = await shareTestApp(state)
  return app.inject({ url, headers: { host: 'ml.example' } })
}
const getJson = async (url: string) => (await get(url)).json()

describe('/digests/feed', () => {
  it.each([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json; charset=utf-8'],
  ])('is served as %s', async (format, type) => {
    const answer = await get(`/digests/feed.${format}`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type])
    expect(answer.headers.etag).toMatch(/^(W\/)?"/)
  })

  it('has an entry for each closed edition, with its posts by subject', async () => {
    const feed = parseAtomFeed((await get('/digests/feed.atom')).body)
    expect(feed.entries?.map(({ title }) => title?.value)).toEqual([
      'Digest 2026-W47',
      'Digest 2026-W46',
      'Digest 2026-W45',
      'Digest 2026-W44',
    ])
    const [, entry] = feed.entries ?? []
    expect(entry?.id).toBe('tag:ml.example,2026:digests/2026-W46')
    expect(entry?.links?.[0]?.href).toBe('http://ml.example/digests/2026-W46')
    expect(entry?.summary?.value).toContain('<h2>NLP · 「nlp」</h2>')
    expect(entry?.summary?.value).toContain('carried by 2 other sources')
    expect(entry?.categories?.map(({ term }) => term)).toEqual(['nlp'])
  })

  it('escapes what posts say', async () => {
    const [item] = parseRssFeed((await get('/digests/feed.rss')).body).items ?? []
    expect(item?.description).toContain('A &lt;b&gt;&amp; &quot;B&quot;</a>')
    expect(item?.description).toContain('<p lang="zh-Hans">x &lt; y</p>')
  })

  it('leads to no page here that may be deleted', async () => {
    expect((await get('/digests/feed.json')).body).not.toContain('/entries/')
  })

  it('names no source: these are our own words', async () => {
    expect((await get('/digests/feed.atom?limit=1')).body).not.toContain('<source>')
    expect((await get('/digests/feed.rss')).body).not.toContain('<source ')
    expect((await get('/digests/feed.json')).body).not.toContain('_source')
  })

  it('takes a limit', async () => {
    expect(parseJsonFeed(JSON.parse((await get('/digests/feed.json?limit=1')).body)).items).toHaveLength(1)
    expect((await get('/digests/feed.json?limit=0')).statusCode).toBe(400)
  })
})

describe('/digests/:week/feed', () => {
  it('has the posts of one edition, in its order', async () => {
    const feed = parseJsonFeed(JSON.parse((await get('/digests/2026-W46/feed.json')).body))
    expect(feed.items?.map(({ title }) => title)).toEqual(['Post 1', 'Post 2', 'Post 3'])
    expect(feed.home_page_url).toBe('http://ml.example/digests/2026-W46')
  })

  it('tells what was kept with it, whatever became of its posts and their sources', async () => {
    const item = (await getJson('/digests/2026-W45/feed.json')).items[0]
    expect(item.attachments).toEqual([{ url: 'https://alpha.example/5.mp3', mime_type: 'audio/mpeg' }])
    expect(item._source.feed_url).toBe('https://alpha.example/then.xml')
  })

  it('tells what is known now where nothing was kept with it', async () => {
    const item = (await getJson('/digests/2026-W46/feed.json')).items[0]
    expect(item._source.feed_url).toBe('https://alpha.example/feed.xml')
  })

  it('takes a limit, and is whole without one', async () => {
    const [all, some] = [
      await get('/digests/2026-W46/feed.atom'),
      await get('/digests/2026-W46/feed.atom?limit=2'),
    ]
    expect(parseAtomFeed(some.body).entries?.map(({ title }) => title?.value)).toEqual(['Post 1', 'Post 2'])
    expect([all.body.includes('<fh:complete'), some.body.includes('<fh:complete')]).toEqual([true, false])
  })

  it('is not whole while its week lasts', async () => {
    expect((await get('/digests/2026-W48/feed.atom')).body).not.toContain('<fh:complete')
  })

  it.each(['limit=0', 'limit=101', 'limit=x', 'full=maybe'])('refuses %s', async (query) => {
    const answer = await get(`/digests/2026-W46/feed.rss?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail).toContain(`${query.split('=')[0]}: `)
  })

  it('gives whole contents where the licence allows and they are still kept', async () => {
    const whole = await getJson('/digests/2026-W44/feed.json?full=1')
    expect(whole.items.map((item: { content_html: string }) => item.content_html)).toEqual([
      '<p>Snippet of post 6.</p>',
      expect.stringContaining('Read on at Free Notes'),
      expect.stringContaining('Read on at Alpha Notes'),
    ])
    const plain = await getJson('/digests/2026-W44/feed.json')
    expect(plain.items[0].content_html).toContain('Read on at Free Notes')
  })

  it.each(['2026-W49', 'nonsense'])('%s is refused', async (week) => {
    expect((await get(`/digests/${week}/feed.rss`)).statusCode).toBeGreaterThanOrEqual(400)
  })
})
