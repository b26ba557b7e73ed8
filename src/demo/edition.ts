import type { Blog, Post } from './blog.ts'
import { FORMATS } from './formats/formats.ts'
import { WAYS } from './math/ways.ts'
import { PLATFORMS } from './platforms/platforms.ts'
import type { Block } from './prose.ts'
import { writeBody } from './write-body.ts'
import { toPlainText } from './write-inline.ts'

/** Characters of the plain text that sites put into descriptions. */
const LEAD_CHARACTERS = 110

/** A post as its blog hands it out. */
export interface PrintedPost {
  post: Post
  path: string
  /** Absolute. */
  url: string
  bodyHtml: string
  /** What stands before the author's excerpt mark; null without one. */
  excerptHtml: string | null
  /** Plain text of the first lines, cut. */
  lead: string
}

/** A blog at its address. */
export interface Edition {
  blog: Blog
  /** Absolute, with a slash at the end. */
  home: string
  posts: PrintedPost[]
}

export function toEdition(blog: Blog, home: string): Edition {
  return { blog, home, posts: blog.posts.map((post) => printPost(post, { blog, home })) }
}

/** The html page of a post. */
export function writePage({ blog, home }: Edition, printed: PrintedPost): string {
  const { feed } = FORMATS[blog.format]
  return PLATFORMS[blog.platform].page({ ...printed, blog, home, feed })
}

function printPost(post: Post, { blog, home }: { blog: Blog; home: string }): PrintedPost {
  const platform = PLATFORMS[blog.platform]
  const path = platform.toPath(post)
  const print = (blocks: readonly Block[]) => writeBody(blocks, { ...platform, formula: WAYS[post.way] })
  const mark = post.blocks.findIndex((block) => block.kind === 'more')
  return {
    post,
    path,
    url: new URL(path, home).href,
    bodyHtml: print(post.blocks),
    excerptHtml: mark < 0 ? null : print(post.blocks.slice(0, mark)),
    lead: toLead(post.blocks),
  }
}

function toLead(blocks: readonly Block[]): string {
  const [first] = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
  const text = toPlainText(first ?? '')
  return text.length > LEAD_CHARACTERS ? `${text.slice(0, LEAD_CHARACTERS)}…` : text
}
