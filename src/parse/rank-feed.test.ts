import { describe, expect, it } from 'vitest'
import { rankFeeds } from './rank-feed.ts'

const HOME = 'https://lab.example'

/** The paths of feeds in order, each given as a path or as path and title. */
function rank(page: string, feeds: (string | [string, string])[]): string[] {
  const named = feeds.map((feed) => {
    const [path, title] = typeof feed === 'string' ? [feed, null] : feed
    return { url: new URL(path, HOME).href, kind: 'rss' as const, title }
  })
  return rankFeeds(named, HOME + page).map(({ url }) => url.slice(HOME.length))
}

describe('rankFeeds', () => {
  const blog = ['/podcast.xml', 'Podcast'] as [string, string]
  const wordpress: [string, string][] = [
    ['/comments/feed/', 'Several » Comments Feed'],
    ['/category/news/feed/', 'Several » News Category Feed'],
    ['/p/x/feed/', 'Several » X Comments Feed'],
    ['/feed/', 'Several » Feed'],
  ]

  it.each<[string, string, (string | [string, string])[], string]>([
    [
      'of the section before those of others',
      '/blog/',
      [blog, '/news.xml', '/blog/atom.xml'],
      '/blog/atom.xml',
    ],
    ['named like the section', '/blog', ['/rss/news.xml', '/rss/blog.xml'], '/rss/blog.xml'],
    ['of the site before one of a category', '/', wordpress, '/feed/'],
    ['of a category, where that is asked for', '/category/news/', wordpress, '/category/news/feed/'],
    ['of the site, where another category is asked for', '/category/art/', wordpress, '/feed/'],
    ['nearest to a post', '/blog/a-post', ['/feed.xml', '/blog/feed.xml'], '/blog/feed.xml'],
    ['of posts before a podcast', '/', [['/rss/show', 'The lab podcast'], '/rss/posts'], '/rss/posts'],
    [
      'of the podcast, where that is asked for',
      '/podcast/',
      ['/feed.xml', ['/show.xml', 'Podcast']],
      '/show.xml',
    ],
    [
      'of the site, where its name says podcast too',
      '/',
      [
        ['/tag/ai/feed/', 'The podcast » AI Tag Feed'],
        ['/feed/', 'The podcast » Feed'],
      ],
      '/feed/',
    ],
    ['of a language', '/zh/', ['/feed.xml', '/zh/feed.xml'], '/zh/feed.xml'],
    [
      'of the site before one of an author by query',
      '/',
      ['/?feed=rss2&author=3', '/?feed=rss2'],
      '/?feed=rss2',
    ],
  ])('the one %s', (_, page, feeds, expected) => {
    expect(rank(page, feeds)[0]).toBe(expected)
  })

  it('leaves equal ones as they are named, and comments for last', () => {
    expect(rank('/', wordpress).slice(2)).toEqual(['/comments/feed/', '/p/x/feed/'])
    expect(rank('/', ['/b.xml', '/a.xml', '/%zz/c.xml'])).toEqual(['/b.xml', '/a.xml', '/%zz/c.xml'])
  })
})
