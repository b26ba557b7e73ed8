import { toRfc822, toZone } from '../dates.ts'
import type { Edition, PrintedPost } from '../edition.ts'
import { escapeMarkup } from '../escape-markup.ts'
import { encodeGbk } from './encode-gbk.ts'
import type { Format } from './format.ts'

const TYPE = 'application/rss+xml'

interface RssOptions {
  path: string
  /** Where the content stands: beside a teaser, in the description, or only on the posts' own pages. */
  content: 'encoded' | 'description' | 'none'
  charset?: 'utf-8' | 'gb2312'
}

/** RSS 2.0 as the common blog engines write it. */
export function createRss({ path, content, charset = 'utf-8' }: RssOptions): Format {
  return {
    feed: { path, type: TYPE },
    path,
    write: (edition) => {
      const xml = writeChannel(edition, { path, content, charset })
      // The header is silent about the charset of the second: the declaration in the document counts.
      return charset === 'utf-8'
        ? { [path]: { type: `${TYPE}; charset=utf-8`, body: xml } }
        : { [path]: { type: 'text/xml', body: encodeGbk(xml) } }
    },
  }
}

function writeChannel(
  { blog, home, posts }: Edition,
  { path, content, charset }: Required<RssOptions>,
): string {
  const zone = toZone(blog.language)
  const items = posts.map((printed) => {
    const { post, url } = printed
    const categories = post.tags.map((tag) => `<category><![CDATA[${tag}]]></category>`).join('')
    return `<item>
<title>${escapeMarkup(post.title)}</title>
<link>${url}</link>
<guid isPermaLink="true">${url}</guid>
<dc:creator><![CDATA[${blog.author}]]></dc:creator>
<pubDate>${toRfc822(post.publishedAt, zone)}</pubDate>
${categories}
${writeContent(printed, content)}
</item>`
  })
  return `<?xml version="1.0" encoding="${charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeMarkup(blog.title)}</title>
<link>${home}</link>
<description>${escapeMarkup(blog.about)}</description>
<language>${blog.language.toLowerCase()}</language>
<atom:link href="${new URL(path, home).href}" rel="self" type="application/rss+xml" />
${items.join('\n')}
</channel>
</rss>
`
}

function writeContent({ bodyHtml, lead }: PrintedPost, content: RssOptions['content']): string {
  if (content === 'none') return `<description>${escapeMarkup(lead)}</description>`
  const guarded = `<![CDATA[${bodyHtml.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
  if (content === 'description') return `<description>${guarded}</description>`
  return `<description>${escapeMarkup(lead)}</description>\n<content:encoded>${guarded}</content:encoded>`
}
