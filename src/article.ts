import type { StatedDate } from './feed.ts'

/**
 * One formula. `tex` is the source without delimiters; `mathml` a complete `<math>` element that carries the TeX in an
 * `annotation`, or null where the TeX cannot be typeset (it is then shown as source).
 */
export interface Formula {
  tex: string
  display: boolean
  mathml: string | null
}

/** A piece of a block: words, or one formula that is never cut. */
export type Run = string | Formula

export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'code' | 'table' | 'caption' | 'math'

/** One block of an article in reading order. `runs` hold its text with white space folded. */
export interface Block {
  kind: BlockKind
  runs: Run[]
  /** Characters of the block that stand inside links, to tell lists of links from prose. */
  linkLength: number
  /** Few words, all of them strong: a heading in all but its markup. */
  isLabel?: true
  /** Characters of a strong run-in at its start (`Method.`, `第一步：`), its mark with it and each formula as one. */
  leadIn?: number
}

/** The readable part of a post, cleaned. */
export interface Content {
  /** Sanitised html; formulas as MathML with their TeX in an annotation. */
  html: string
  /** Plain text; formulas as `\(tex\)` or `\[tex\]`; blocks separated by a blank line. */
  text: string
  blocks: Block[]
  /** In reading order. */
  formulas: Formula[]
  /** The first image that carries meaning (no tracker, no formula, no icon), absolute. */
  image: string | null
  /** Absolute http(s) targets of links, in order, without repeats. */
  links: string[]
}

/** What a post's own page says, cleaned. Fields that the page does not state are null or empty. */
export interface Article {
  title: string | null
  authors: string[]
  published: StatedDate | null
  updated: StatedDate | null
  language: string | null
  /** `rel=canonical`, absolute. */
  canonicalUrl: string | null
  image: string | null
  /** The author's own excerpt (meta description, og:description), plain text. */
  excerpt: string | null
  /** Author tags as the page states them. */
  keywords: string[]
  siteName: string | null
  content: Content
  warnings: string[]
}
