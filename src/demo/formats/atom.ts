import { toIso, toZone } from '../dates.ts'
import type { PrintedPost } from '../edition.ts'
import { escapeMarkup } from '../escape-markup.ts'
import type { Format } from './format.ts'

const TYPE = 'application/atom+xml'
const XHTML = 'http://www.w3.org/1999/xhtml'

/** Atom 1.0; contents escaped, or as a tree of xhtml. */
export function createAtom({ path, content }: { path: string; content: 'html' | 'xhtml' }): Format {
  return {
    feed: { path, type: TYPE },
    path,
    write: ({ blog, home, posts }) => {
      const zone = toZone(blog.language)
      const entries = posts.map((printed) => {
        const { post, url } = printed
        const at = toIso(post.publishedAt, zone)
        const categories = post.tags.map((tag) => `<category term="${escapeMarkup(tag)}" />`).join('')
        return `<entry>
<title>${escapeMarkup(post.title)}</title>
<link href="${escapeMarkup(url)}" />
<id>${escapeMarkup(url)}</id>
<published>${at}</published>
<updated>${at}</updated>
${categories}
${writeContent(printed, content)}
</entry>`
      })
      const updated = toIso(posts[0]?.post.publishedAt ?? 0, zone)
      const body = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${blog.language}">
<title>${escapeMarkup(blog.title)}</title>
<subtitle>${escapeMarkup(blog.about)}</subtitle>
<link href="${new URL(path, home).href}" rel="self" />
<link href="${home}" />
<updated>${updated}</updated>
<id>${home}</id>
<author><name>${escapeMarkup(blog.author)}</name></author>
${entries.join('\n')}
</feed>
`
      return { [path]: { type: `${TYPE}; charset=utf-8`, body } }
    },
  }
}

function writeContent({ bodyHtml, excerptHtml }: PrintedPost, content: 'html' | 'xhtml'): string {
  if (content === 'xhtml') {
    return `<content type="xhtml"><div xmlns="${XHTML}">${bodyHtml}</div></content>`
  }
  const summary = excerptHtml === null ? '' : `\n<summary type="html">${escapeMarkup(excerptHtml)}</summary>`
  return `<content type="html">${escapeMarkup(bodyHtml)}</content>${summary}`
}
