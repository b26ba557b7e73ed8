import { toIso, toZone } from '../dates.ts'
import { escapeMarkup } from '../escape-markup.ts'
import type { Format } from './format.ts'

const PATH = '/index.rdf'

/** RSS 1.0: a list of addresses, then the items, in RDF. */
export const rdf: Format = {
  feed: { path: PATH, type: 'application/rdf+xml' },
  path: PATH,
  write: ({ blog, home, posts }) => {
    const zone = toZone(blog.language)
    const list = posts.map(({ url }) => `<rdf:li rdf:resource="${escapeMarkup(url)}" />`).join('')
    const items = posts.map(
      ({ post, url, lead, bodyHtml }) => `<item rdf:about="${escapeMarkup(url)}">
<title>${escapeMarkup(post.title)}</title>
<link>${escapeMarkup(url)}</link>
<description>${escapeMarkup(lead)}</description>
<dc:date>${toIso(post.publishedAt, zone)}</dc:date>
<dc:creator>${escapeMarkup(blog.author)}</dc:creator>
${post.tags.map((tag) => `<dc:subject>${escapeMarkup(tag)}</dc:subject>`).join('')}
<content:encoded>${escapeMarkup(bodyHtml)}</content:encoded>
</item>`,
    )
    const body = `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="${new URL(PATH, home).href}">
<title>${escapeMarkup(blog.title)}</title>
<link>${home}</link>
<description>${escapeMarkup(blog.about)}</description>
<dc:language>${blog.language}</dc:language>
<items><rdf:Seq>${list}</rdf:Seq></items>
</channel>
${items.join('\n')}
</rdf:RDF>
`
    return { [PATH]: { type: 'application/rdf+xml; charset=utf-8', body } }
  },
}
