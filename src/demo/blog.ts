import type { FormatName } from './formats/formats.ts'
import type { Way } from './math/ways.ts'
import type { PlatformName } from './platforms/platforms.ts'
import type { Block } from './prose.ts'

/** A sample post, before it is written in the markup of its blog's platform. */
export interface Post {
  /** Unique in its blog; stands in its address. */
  slug: string
  title: string
  /** The author's words for its subject. */
  tags: string[]
  /** ms since the epoch. */
  publishedAt: number
  /** How its page writes formulas. */
  way: Way
  blocks: Block[]
}

/** A sample blog: who writes it, what its site is made with, and how it hands out its posts, newest first. */
export interface Blog {
  id: string
  title: string
  about: string
  author: string
  /** BCP 47, as the site declares it. */
  language: string
  platform: PlatformName
  format: FormatName
  /** How long its server thinks before it answers, ms. */
  delayMs: number
  posts: Post[]
}
