import { describe, expect, it } from 'vitest'
import { toFailure } from '../failure.ts'
import { createFakeFetcher, toTestDocument } from '../testing/documents.ts'
import { findSource } from './find-source.ts'
import { toRules } from './preview.ts'
import { createReader } from './read.ts'

const HOME = 'https://a.example'
const FETCHED_AT = Date.parse('2026-11-29T12:00:00Z')

type Item = [path: string, date: string]

const POSTS: Item[] = [1, 2, 3, 4, 5].map((n) => [`/p/post-on-attention-${n}`, `2026-11-1${n}`])
const rss = (items: Item[]) =>
  `<rss version="2.0"><channel><title>Feed</title>${items
    .map(
      ([path, date]) =>
        `<item><title>A post</title><link>${HOME}${path}</link><pubDate>${new Date(date).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`
const link = (path: string, title = '') =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${path}">`
const list = POSTS.map(
  ([path, date], at) => `<li><a href="${path}">A post on attention, part ${at}</a> <time>${date}</time></li>`,
)
const page = (links: string[], body = `<ul>${list.join('')}</ul>`) =>
  `<!doctype html><html><head><title>Site</title>${links.join('')}</head><body>${body}</body></html>`

/** What is found behind a page (by default `/`) of a web with these documents. */
async function find(web: Record<string, string>, path = '/') {
  const answers = Object.entries(web).map(([at, text]) => {
    const document = toTestDocument(text, { url: HOME + at, fetchedAt: FETCHED_AT })
    return [HOME + at, { outcome: 'fresh' as const, document }]
  })
  const fetcher = createFakeFetcher(Object.fromEntries(answers))
  const url = HOME + path
  const result = await findSource({ fetcher, reader: createReader([]) }, url, toRules(url))
  const found =
    'found' in result ? result.found : { remarks: [], discovered: [], reading: null, document: null }
  return {
    failure: 'failure' in result ? result.failure : toFailure('worker', 'none'),
    address: found.document?.url.slice(HOME.length),
    kind: found.reading?.feed.kind,
    remarks: found.remarks,
    discovered: found.discovered.map((each) => each.url.slice(HOME.length)),
    asked: fetcher.requests.map((request) => request.url.slice(HOME.length)),
  }
}

describe('findSource: a feed that is worth less than the list of its page', () => {
  it.each<[string, string, string]>([
    ['is empty', rss([]), 'has no posts'],
    [
      'is cut in its first item',
      '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><item><title>Old',
      'has no post with a link',
    ],
    [
      'is years behind',
      rss([1, 2, 3].map((n) => [`/old/${n}`, `2018-01-0${n}`])),
      'stops at 2018-01-03, while the page lists posts up to 2026-11-15',
    ],
  ])('is passed over where it %s, with a word of it', async (_, feed, flaw) => {
    const found = await find({ '/': page([link('/feed.xml')]), '/feed.xml': feed })
    expect(found).toMatchObject({
      address: '/',
      kind: 'page',
      remarks: [`The feed ${HOME}/feed.xml ${flaw}: it is not followed.`],
      discovered: ['/', '/feed.xml'],
    })
  })

  it('gives way to a sound feed that is named later', async () => {
    const links = [link('/empty.rss'), link('/gone.rss'), link('/sound.rss')]
    const found = await find({ '/': page(links), '/empty.rss': rss([]), '/sound.rss': rss(POSTS) })
    expect(found).toMatchObject({ address: '/sound.rss', remarks: [] })
    expect(found.discovered).toEqual(['/sound.rss', '/empty.rss', '/gone.rss'])
  })

  it('is taken where there is nothing else, and where it is asked for', async () => {
    const web = { '/': page([link('/feed.xml')], '<h1>Soon</h1>'), '/feed.xml': rss([]) }
    expect(await find(web)).toMatchObject({
      address: '/feed.xml',
      remarks: [`The feed ${HOME}/feed.xml has no posts; nothing else was found to follow.`],
    })
    expect((await find(web, '/feed.xml')).remarks).toEqual([`The feed ${HOME}/feed.xml has no posts.`])
  })

  it('is followed all the same where the page has only a few newer posts, or announces some', async () => {
    const feed = rss([['/p/old', '2026-04-01']])
    const coming = list.map((row) => row.replace('2026-11', '2029-11'))
    for (const rows of [[...list.slice(0, 2), ...coming.slice(2)], coming]) {
      const found = await find({
        '/': page([link('/feed.xml')], `<ul>${rows.join('')}</ul>`),
        '/feed.xml': feed,
      })
      expect(found).toMatchObject({ address: '/feed.xml', remarks: [] })
    }
  })
})

describe('findSource: which of several feeds', () => {
  const other = rss([['/ep/1', '2026-11-02']])

  it('takes the feed of the blog before the podcast that is named first', async () => {
    const links = [link('/podcast.xml', 'Podcast'), link('/blog/atom.xml', 'Blog')]
    const found = await find(
      { '/blog/': page(links), '/podcast.xml': other, '/blog/atom.xml': rss(POSTS) },
      '/blog/',
    )
    expect(found).toMatchObject({ address: '/blog/atom.xml', discovered: ['/blog/atom.xml', '/podcast.xml'] })
    expect(found.asked).toEqual(['/blog/', '/blog/atom.xml'])
  })

  it('takes, of feeds that are equal by their addresses, the one whose posts the page lists', async () => {
    const links = [link('/f/1.xml'), link('/f/2.xml')]
    const web = { '/': page(links), '/f/1.xml': other, '/f/2.xml': rss(POSTS) }
    expect((await find(web)).address).toBe('/f/2.xml')
    const neither = await find({ ...web, '/f/2.xml': rss([['/ep/2', '2026-11-03']]) })
    expect(neither.address).toBe('/f/1.xml')
    expect(neither.asked).toEqual(['/', '/f/1.xml', '/f/2.xml'])
  })

  it('keeps to the feed of the category that is asked for', async () => {
    const links = [link('/feed/', 'Feed'), link('/category/news/feed/', 'News Category Feed')]
    const web = { '/category/news/': page(links), '/feed/': rss(POSTS), '/category/news/feed/': other }
    expect((await find(web, '/category/news/')).address).toBe('/category/news/feed/')
  })

  it('takes the list rather than the feed of comments, and that only where there is nothing else', async () => {
    const comments = link('/comments/feed/', 'Comments Feed')
    const web = { '/': page([comments]), '/comments/feed/': other }
    const found = await find(web)
    expect(found).toMatchObject({ kind: 'page', remarks: [] })
    expect(found.asked).not.toContain('/comments/feed/')
    expect(await find({ ...web, '/': page([comments], '<h1>Hello</h1>') })).toMatchObject({
      address: '/comments/feed/',
      remarks: [`The feed ${HOME}/comments/feed/ holds comments; nothing else was found to follow.`],
    })
  })
})
