import type { Blog, Post } from '../blog.ts'
import { escapeMarkup } from '../escape-markup.ts'
import type { BodyStyle } from '../write-body.ts'

/** One post on its way into a page. */
export interface Sheet {
  blog: Blog
  post: Post
  /** Absolute address of the page. */
  url: string
  /** Absolute, with a slash at the end. */
  home: string
  /** Path of the blog's feed; null where it has none. */
  feed: { path: string; type: string } | null
  bodyHtml: string
  /** Plain text of its first lines. */
  lead: string
}

/** What a blog is made with: how its pages are addressed, and what they look like around and inside a post. */
export interface Platform extends BodyStyle {
  /** Path of a post's page, with a slash before it. */
  toPath(post: Post): string
  page(sheet: Sheet): string
}

/** A whole html document; `head` and `body` are html. */
export function writeDocument(sheet: Sheet, { head = '', body }: { head?: string; body: string }): string {
  const { blog, post, url, feed, lead } = sheet
  const alternate = feed
    ? `<link rel="alternate" type="${feed.type}" title="${escapeMarkup(blog.title)}" href="${feed.path}" />\n`
    : ''
  return `<!DOCTYPE html>
<html lang="${blog.language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${escapeMarkup(post.title)} | ${escapeMarkup(blog.title)}</title>
<meta name="description" content="${escapeMarkup(lead)}" />
<link rel="canonical" href="${url}" />
${alternate}${head}
<style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:17px/1.6 Georgia,serif}img{max-width:100%}nav a,footer a{margin-right:1em}</style>
</head>
<body>
${body}
</body>
</html>
`
}

/** Links as a site repeats them on every page. */
export function writeLinks(words: readonly string[], href = '/'): string {
  return words.map((word) => `<a href="${href}">${escapeMarkup(word)}</a>`).join(' ')
}

/** `2026/11/03`, for addresses. */
export function toDatePath(at: number): string {
  return new Date(at).toISOString().slice(0, 10).replaceAll('-', '/')
}
