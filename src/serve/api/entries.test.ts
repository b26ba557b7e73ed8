import { describe, expect, it } from 'vitest'
import { createTestApp, shareTestApp } from '../../testing/app.ts'
import { toTestCard, toTestDetail, toTestTag } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'

const beta = { id: 'beta', title: 'Beta', url: 'https://beta.example/' }
const entries = Array.from({ length: 50 }, (_, index) =>
  toTestDetail(index + 1, {
    ...(index % 2 && { source: beta, language: 'zh-Hans', tags: [toTestTag('rl')] }),
    ...(index % 5 === 0 && { authors: ['Bo Beta'] }),
    seenAt: TEST_NOW + index,
  }),
)

const shared = createTestApp({ entries })

describe('GET /api/v1/entries', () => {
  it('answers an entry exactly as the contract says', async () => {
    const { app } = await shareTestApp({ entries: [toTestDetail(1, { updatedAt: TEST_NOW })] })
    const { headers, ...answer } = await app.inject('/api/v1/entries')
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json()).toEqual({
      entries: [
        {
          ...toTestCard(1),
          publishedAt: '2026-11-23T11:00:00.000Z',
          updatedAt: '2026-11-23T12:00:00.000Z',
          seenAt: '2026-11-23T11:01:00.000Z',
        },
      ],
      total: 1,
      page: 1,
      pages: 1,
      next: null,
      previous: null,
    })
  })

  it.each([
    ['tag=nlp', 25],
    ['tag=nlp&tag=rl', 50],
    ['tag=nlp,rl', 50],
    ['tag=none', 0],
    ['source=beta', 25],
    ['language=zh', 25],
    ['language=zh-Hant', 0],
    ['author=Bo%20Beta', 10],
    ['q=post%2017', 1],
    ['since=PT10H', 10],
    ['until=2026-11-22', 14],
    ['since=2026-11-23T08:00:00%2B08:00&until=2026-11-23T01:00:00Z', 1],
    ['tag=&q=&since=&limit=', 50],
    ['utm_source=x', 50],
  ])('with %s counts %i', async (query, total) => {
    const { app } = await shared
    expect((await app.inject(`/api/v1/entries?${query}`)).json().total).toBe(total)
  })

  it('sorts by when we saw them', async () => {
    const { app } = await shared
    const answer = (await app.inject('/api/v1/entries?sort=seen&limit=1')).json()
    expect(answer.entries[0].title).toBe('Post 50')
  })

  it('answers a batch of ids, all on one page unless said, together with other filters', async () => {
    const { app } = await shared
    const ask = async (query: string) => (await app.inject(`/api/v1/entries?id=${query}`)).json()
    const ids = entries.slice(5, 35).map(({ id }) => id)
    const batch = await ask(`${ids.join(',')},unknown`)
    expect(batch).toMatchObject({ total: 30, pages: 1, next: null })
    expect(batch.entries.map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(await ask(`${ids.join('&id=')}&source=beta&limit=5`)).toMatchObject({ total: 15, pages: 3 })
    const many = Array.from({ length: 101 }, (_, n) => n).join(',')
    expect((await ask(many)).detail).toContain('id: 101 values, at most 100 are allowed')
  })

  it('gives only the fields that are asked for', async () => {
    const { app } = await shared
    const answer = await app.inject('/api/v1/entries?fields=title,id&fields=tags&limit=2')
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.json()).toMatchObject({ total: 50, page: 1, next: expect.any(String) })
    const [{ id, title, tags }] = entries as [(typeof entries)[number]]
    expect(answer.json().entries[0]).toEqual({ id, title, tags })
  })

  it('has pages, and an empty one behind the last', async () => {
    const { app } = await shared
    const ask = async (query: string) => (await app.inject(`/api/v1/entries?${query}`)).json()
    expect(await ask('')).toMatchObject({ page: 1, pages: 3, total: 50 })
    expect((await ask('page=3')).entries).toHaveLength(10)
    expect(await ask('page=9')).toMatchObject({ entries: [], page: 9, pages: 3, total: 50, next: null })
  })

  it('is walked there and back by cursors', async () => {
    const { app } = await shared
    const walk = async (direction: 'next' | 'previous', start: string) => {
      const ids: string[][] = []
      let cursor: string | null = start
      while (cursor !== null) {
        const answer: { entries: { id: string }[]; next: string | null; previous: string | null } = (
          await app.inject(`/api/v1/entries?limit=15${cursor && `&cursor=${cursor}`}`)
        ).json()
        ids.push(answer.entries.map(({ id }) => id))
        cursor = answer[direction]
      }
      return ids
    }
    const forward = await walk('next', '')
    expect(forward.flat()).toEqual(entries.map(({ id }) => id))
    const { previous } = (await app.inject('/api/v1/entries?limit=15&page=3')).json()
    expect(await walk('previous', previous)).toEqual([forward[1], forward[0]])
  })

  it('names the pages around it in Link, filters kept', async () => {
    const { app } = await shared
    const { headers } = await app.inject({
      url: '/api/v1/entries?language=zh&limit=5&page=2',
      headers: { host: 'a.example' },
    })
    const links = Object.fromEntries(
      [...String(headers.link).matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(([, href, rel]) => [rel, href]),
    )
    expect(links).toEqual({
      first: 'http://a.example/api/v1/entries?language=zh&limit=5',
      last: 'http://a.example/api/v1/entries?language=zh&limit=5&page=5',
      next: expect.stringMatching(
        /^http:\/\/a\.example\/api\/v1\/entries\?language=zh&limit=5&cursor=[\w-]+$/,
      ),
      prev: expect.stringContaining('&cursor='),
    })
  })

  it('goes by page number where relevance orders', async () => {
    const { app } = await shared
    const answer = await app.inject('/api/v1/entries?q=post&sort=relevance&page=2')
    expect(answer.json()).toMatchObject({ next: null, previous: null })
    expect(answer.headers.link).toContain('page=3>; rel="next"')
    expect(answer.headers.link).toContain('page=1>; rel="prev"')
  })
})

describe('GET /api/v1/entries?q=', () => {
  const found = [
    toTestDetail(1, { title: 'On <b>muon</b>', snippetHtml: 'A <em>muon</em> &lt; 1.' }),
    toTestDetail(2, { contentText: 'First. Here is muon at last.' }),
  ]
  const match = async (q: string) => {
    const { app } = await shareTestApp({ entries: found })
    const { entries } = (await app.inject(`/api/v1/entries?q=${encodeURIComponent(q)}`)).json()
    return entries.map((entry: { match?: object }) => entry.match)
  }

  it('marks the words in title and snippet, or in the passage that has them', async () => {
    expect(await match('muon')).toEqual([
      {
        titleHtml: 'On &lt;b&gt;<mark>muon</mark>&lt;/b&gt;',
        snippetHtml: 'A <em><mark>muon</mark></em> &lt; 1.',
      },
      { titleHtml: 'Post 2', snippetHtml: '… Here is <mark>muon</mark> at last.' },
    ])
  })

  it('marks nothing where no word is searched for', async () => {
    expect(await match('lang:en')).toEqual([undefined, undefined])
  })
})

describe('GET /api/v1/entries/:id', () => {
  it('answers the entry in full', async () => {
    const entry = toTestDetail(1, {
      categories: ['机器学习'],
      papers: [{ kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.org/abs/1706.03762' }],
      enclosures: [{ url: 'https://a.example/a.mp3', type: null, length: null }],
      related: [toTestCard(2)],
    })
    const { app } = await shareTestApp({ entries: [entry] })
    const { contentHtml, contentText, categories, papers, enclosures } = entry
    expect((await app.inject(`/api/v1/entries/${entry.id}`)).json()).toMatchObject({
      ...{ contentHtml, contentText, categories, papers, enclosures },
      related: [{ id: toTestCard(2).id, publishedAt: '2026-11-23T10:00:00.000Z' }],
    })
  })

  it('gives only the fields that are asked for, and says which there are', async () => {
    const { app } = await shared
    const ask = async (query: string) =>
      (await app.inject(`/api/v1/entries/${entries[0]?.id}?${query}`)).json()
    expect(await ask('fields=contentText,id')).toEqual({
      id: entries[0]?.id,
      contentText: entries[0]?.contentText,
    })
    expect(await ask('fields=')).toHaveProperty('related')
    const { status, errors } = await ask('fields=id,body,__proto__')
    expect(status).toBe(400)
    expect(errors).toEqual([
      {
        where: 'fields',
        detail: expect.stringMatching(
          /^fields: there is no body, __proto__; there are id, url, .*contentHtml/,
        ),
      },
    ])
  })

  it('says why it has its tags', async () => {
    const tags = [toTestTag('gan', { why: 'GAN ×3; title' }), toTestTag('art', { origin: 'author' })]
    const entry = toTestDetail(1, { tags })
    const { app } = await shareTestApp({ entries: [entry] })
    expect((await app.inject(`/api/v1/entries/${entry.id}`)).json().tags).toEqual(tags)
  })
})
