import { describe, expect, it } from 'vitest'
import type { JsonRule } from '../../source.ts'
import { readJson } from '../read-json.ts'

const URL_OF_API = 'https://api.lab.example/v1/posts?page=1'

function run(document: unknown, rule: JsonRule | 'auto') {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  return readJson(text, URL_OF_API, rule)
}

function read(document: unknown, rule: JsonRule | 'auto') {
  const result = run(document, rule)
  if ('failure' in result) throw new Error(result.failure.detail)
  return result.feed
}

function fail(document: unknown, rule: JsonRule | 'auto') {
  const result = run(document, rule)
  return 'failure' in result ? `${result.failure.code}: ${result.failure.detail}` : 'read'
}

const POST = {
  uuid: 17,
  slug: 'on attention',
  title: 'On <em>attention</em> &amp; more',
  published_at: 1_793_698_761,
  updated_at: '2026-11-04',
  excerpt: 'Few words < many',
  body: { html: '<p>All of <a href="/x">it</a></p>' },
  authors: [{ name: 'Ada' }, { name: 'Bob (bob@lab.example)' }],
  tags: ['nlp', ' vision '],
  cover: [{ url: '/cover.png' }],
}

describe('readJson by a rule', () => {
  it('reads every field by its path', () => {
    const feed = read(
      { data: { posts: [POST] }, paging: { cursor: 'a b' } },
      {
        items: 'data.posts',
        id: 'uuid',
        link: 'https://lab.example/posts/{slug}',
        title: 'title',
        date: 'published_at',
        updated: 'updated_at',
        snippet: 'excerpt',
        content: 'body.html',
        author: 'authors[].name',
        tags: 'tags',
        image: 'cover[0].url',
        next: '/v1/posts?cursor={paging.cursor}',
      },
    )
    expect(feed).toMatchObject({
      kind: 'json',
      warnings: [],
      next: 'https://api.lab.example/v1/posts?cursor=a%20b',
    })
    expect(feed.items).toEqual([
      {
        guid: '17',
        url: 'https://lab.example/posts/on%20attention',
        title: 'On attention & more',
        authors: ['Ada', 'Bob'],
        published: { at: Date.UTC(2026, 10, 3, 9, 39, 21), precision: 'minute' },
        updated: { at: Date.UTC(2026, 10, 4), precision: 'day' },
        language: null,
        categories: ['nlp', 'vision'],
        summaryHtml: 'Few words &lt; many',
        contentHtml: '<p>All of <a href="https://lab.example/x">it</a></p>',
        image: 'https://api.lab.example/cover.png',
        enclosures: [],
      },
    ])
  })

  it('takes the usual names for what the rule leaves out', () => {
    const post = { name: 'A post', permalink: '/a-post', createdAt: '2026-11-03', description: 'Words' }
    expect(read({ list: [post] }, { items: 'list' }).items[0]).toMatchObject({
      url: 'https://api.lab.example/a-post',
      title: 'A post',
      published: { precision: 'day' },
      summaryHtml: 'Words',
    })
  })

  const titles = (document: unknown, items: JsonRule['items'], more: Partial<JsonRule> = {}) =>
    read(document, { items, title: 'title', ...more }).items.map(({ title }) => title)
  const [a, b] = [{ title: 'A' }, { title: 'B' }]

  it.each([
    ['the whole document', [a, b], '$'],
    ['a mapping by id', { posts: { x: a, y: b } }, 'posts'],
    ['a mapping that is opened', { posts: { x: a, total: 2, y: b } }, 'posts.*'],
    ['nodes of a graph', { data: { edges: [{ node: a }, { node: b }] } }, 'data.edges[].node'],
    ['lists within lists', { months: [{ posts: [a] }, { posts: [b] }] }, 'months[].posts'],
    ['lists within a mapping', { byYear: { 2025: [a], 2026: [b] } }, 'byYear.*'],
    ['a fallback', { posts: [a, b] }, ['data.posts', 'posts']],
  ])('finds posts in %s', (_, document, items) => {
    expect(titles(document, items)).toEqual(['A', 'B'])
  })

  it.each([
    [1_793_698_761, '2026-11-03T09:39:21'],
    ['1793698761', '2026-11-03T09:39:21'],
    [1_793_698_761_123.5, '2026-11-03T09:39:21'],
    [1_793_698_761_123_456, '2026-11-03T09:39:21'],
    ['2026-11-03T17:39:21+08:00', '2026-11-03T09:39:21'],
    [20261103, '2026-11-03T00:00:00'],
    [-1, null],
    [true, null],
    [{}, null],
  ])('reads %j as a date', (date, expected) => {
    const [item] = read([{ title: 'A', date }], { items: '$', date: 'date' }).items
    const at = item?.published?.at
    expect(at === undefined ? null : new Date(at).toISOString().slice(0, 19)).toBe(expected)
  })

  it('gives a template nothing where a gap stays empty, and lets the next fallback speak', () => {
    const link = ['https://lab.example/{slug}', '{url}?ref={n}', 'https://lab.example/id/{@key}']
    const document = {
      1: { title: 'A', slug: 'x/y?z' },
      2: { title: 'B', url: 'https://b.example/', n: 5 },
      3: { title: 'C' },
    }
    expect(read(document, { items: '$', link }).items.map(({ url }) => url)).toEqual([
      'https://lab.example/x/y%3Fz',
      'https://b.example/?ref=5',
      'https://lab.example/id/3',
    ])
  })

  it('names the paths that found nothing, and what the first post has', () => {
    const document = {
      posts: [
        { title: 'A', url: '/a', when: 'x' },
        { title: 'B', url: 'javascript:alert(1)' },
      ],
    }
    const { warnings } = read({ ...document }, { items: ['data', 'posts'], link: 'url', date: 'date' })
    expect(warnings).toEqual([
      'The path for posts "data" matched nothing; its fallback "posts" was used.',
      '1 of 2 posts have no link.',
      'The path for date, "date", found nothing in any of the 2 posts; the first is an object with title ("A"), url ("/a"), when ("x").',
      'The path for link, "url", found nothing in 1 of 2 posts.',
    ])
  })

  it.each([
    ['JSON behind a guard', `)]}',\n{"posts":[{"title":"A"}]}`],
    ['a call', 'load.posts({"posts":[{"title":"A"}]});'],
    [
      'a page',
      '<!doctype html><html><script id="__NEXT_DATA__" type="application/json">{"posts":[{"title":"A"}]}</script>',
    ],
    [
      'a page that assigns it',
      '<!doctype html><html><script>window.__STATE__ = {"posts":[{"title":"A"}]};</script>',
    ],
  ])('opens %s', (_, document) => {
    expect(titles(document, 'posts')).toEqual(['A'])
  })

  it('is not led by names that all objects have', () => {
    const document =
      '{"posts":[{"title":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]}'
    read(document, { items: 'posts', title: 'title', author: '__proto__.polluted', tags: 'constructor.name' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('takes an empty list for what it is', () => {
    expect(read({ posts: [] }, { items: 'posts' }).items).toEqual([])
  })
})

describe('readJson that finds no list', () => {
  it.each([
    [
      { data: { list: [1], total: 3 } },
      'no-list: The path for posts, "data.posts", leads to no list: "data" is an object with list (a list of 1), total (3). It may have changed.',
    ],
    [
      { error: 'no key' },
      'no-list: The path for posts, "data.posts", leads to no list: the document is an object with error ("no key"). It may have changed.',
    ],
    [
      { data: { posts: 'none' } },
      'no-list: The path for posts, "data.posts", leads to no list: "data.posts" is "none". It may have changed.',
    ],
    [
      { data: { posts: [{ a: 1 }] } },
      'no-list: 1 values stand at "data.posts", but none has a link or a title under a usual name; give the rule a `link` and a `title`. The first is an object with a (1).',
    ],
    ['<rss><channel/></rss>', 'no-list: Found a feed, where the `json` rule expects JSON.'],
    [
      '<!doctype html><title>Lab</title><p>Hi',
      'no-list: Found an HTML page titled "Lab" whose scripts hold no JSON, where the `json` rule expects JSON.',
    ],
    ['{"posts":[', 'no-list: Found JSON that is damaged or cut off, where the `json` rule expects JSON.'],
    ['', 'empty: The document is empty.'],
  ])('says so for %j', (document, expected) => {
    expect(fail(document, { items: 'data.posts' })).toBe(expected)
  })

  it('names the list that would be found without the rule', () => {
    const posts = [1, 2, 3].map((n) => ({ title: `Post ${n}`, url: `/posts/post-${n}`, date: '2026-11-03' }))
    expect(fail({ posts }, { items: 'items' })).toMatch('"json: auto" would read it')
    expect(read({ deep: [{ posts }] }, 'auto').items).toHaveLength(3)
    expect(fail({ a: 1 }, 'auto')).toMatch(
      'No list of posts was found in the JSON. It is an object with a (1).',
    )
  })

  it('tells a login page from an API that changed', () => {
    const page = '<!doctype html><title>Log in</title><form><input type="password"></form>'
    expect(fail(page, { items: 'posts' })).toMatch(/^login-page: /)
  })

  it('costs no more than its size: depth, width and many wildcards', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(fail(deep, { items: '[][][][][][].posts' })).toMatch('no-list')
    const wide = { rows: Array.from({ length: 50_000 }, (_, n) => ({ title: `Post ${n}`, tags: [[n]] })) }
    const feed = read(wide, { items: 'rows', title: 'title', tags: 'tags[][]' })
    expect(feed.items).toHaveLength(1_000)
    expect(feed.warnings).toContain('The document lists 50000 posts; the first 1000 are read.')
  })
})
