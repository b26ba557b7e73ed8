import { toIso, toZone } from '../dates.ts'
import type { Format } from './format.ts'

const PATH = '/feed.json'

/** JSON Feed 1.1. */
export const jsonFeed: Format = {
  feed: { path: PATH, type: 'application/feed+json' },
  path: PATH,
  write: ({ blog, home, posts }) => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: blog.title,
      description: blog.about,
      home_page_url: home,
      feed_url: new URL(PATH, home).href,
      language: blog.language,
      authors: [{ name: blog.author }],
      items: posts.map(({ post, url, bodyHtml }) => ({
        id: url,
        url,
        title: post.title,
        content_html: bodyHtml,
        date_published: toIso(post.publishedAt, toZone(blog.language)),
        tags: post.tags,
      })),
    }
    return { [PATH]: { type: 'application/feed+json', body: JSON.stringify(feed, null, 1) } }
  },
}
