import { toIso, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import type { Format } from './format.ts'

const PATH = '/sitemap.xml'

/** A site whose only list of posts is its sitemap, between other addresses. */
export const sitemap: Format = {
  feed: null,
  path: PATH,
  write: ({ blog, home, posts }) => {
    const zone = toZone(blog.language)
    const others = ['', 'archives/', 'about/', 'tags/'].map((path) => `<url><loc>${home}${path}</loc></url>`)
    const rows = posts.map(
      ({ post, url }) =>
        `<url><loc>${escapeMarkup(url)}</loc><lastmod>${toIso(post.publishedAt, zone)}</lastmod><changefreq>monthly</changefreq></url>`,
    )
    const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...others, ...rows].join('\n')}
</urlset>
`
    return { [PATH]: { type: 'application/xml', body } }
  },
}
