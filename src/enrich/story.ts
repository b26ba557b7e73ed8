import type { StoryRelation } from '../entry.ts'
import { DAY_MS } from '../interval.ts'
import { toUrlKey } from '../url.ts'
import { isInOtherLanguage } from './detect-duplicate.ts'
import { isRepostingSite } from './reposting-sites.ts'

/** A post with less than this share of another's words is an excerpt of it. */
const EXCERPT_WORDS_MAX = 0.5

/** What decides which post of a story is its original. */
export interface StoryFacts {
  /** Where the post stands. */
  url: string
  /** Where it says it stands (`rel=canonical`), else its own address. */
  canonicalUrl: string
  /** Of `toDocumentKey`. */
  documentKey: string | null
  /** Of the address that it names as its original's. */
  originalKey: string | null
  language: string | null
  wordCount: number
  /** ms since the epoch; an exact UTC midnight counts as a day without a time. */
  publishedAt: number
  /** The site of its source, absolute. */
  sourceSite: string
}

/**
 * The original among the posts of one story (at least one): none that names another of them as its original, none that
 * is an excerpt of another; of the rest see `chooseOriginal`. Never depends on their order.
 */
export function findOriginal<T extends StoryFacts>(posts: readonly T[]): T {
  const keys = new Set(posts.map((post) => post.documentKey))
  const first = keep(posts, ({ originalKey }) => originalKey === null || !keys.has(originalKey))
  const whole = keep(first, (post) => !first.some((other) => toRelation(post, other) === 'excerpt'))
  return whole.reduce(chooseOriginal)
}

/** What one post is to the original of its story. */
export function toRelation(post: StoryFacts, original: StoryFacts): StoryRelation {
  if (isInOtherLanguage(post, original)) return 'translation'
  return post.wordCount < original.wordCount * EXCERPT_WORDS_MAX ? 'excerpt' : 'repost'
}

/** Those that meet a condition; all where none does. */
function keep<T>(posts: readonly T[], isKept: (post: T) => boolean): readonly T[] {
  const kept = posts.filter(isKept)
  return kept.length > 0 ? kept : posts
}

/**
 * Of two posts of one story the original: the earlier; of equally early ones the one the other names as canonical, then
 * the one on a site of its own rather than a platform. Never depends on the order of the arguments.
 */
export function chooseOriginal<T extends StoryFacts>(a: T, b: T): T {
  const verdict =
    compareDates(a, b) ||
    Number(isCanonicalOf(b, a)) - Number(isCanonicalOf(a, b)) ||
    Number(isRepostingSite(a.url)) - Number(isRepostingSite(b.url)) ||
    Number(isRepostingSite(a.sourceSite)) - Number(isRepostingSite(b.sourceSite)) ||
    a.publishedAt - b.publishedAt ||
    (a.url < b.url ? -1 : 1)
  return verdict <= 0 ? a : b
}

/** Negative when a is earlier. Where one has no time of day only the days are compared. */
function compareDates(a: StoryFacts, b: StoryFacts): number {
  const isDay = a.publishedAt % DAY_MS === 0 || b.publishedAt % DAY_MS === 0
  if (!isDay) return a.publishedAt - b.publishedAt
  return Math.floor(a.publishedAt / DAY_MS) - Math.floor(b.publishedAt / DAY_MS)
}

/** Whether `b` names the address of `a` as its own canonical one. */
function isCanonicalOf(a: StoryFacts, b: StoryFacts): boolean {
  const target = toUrlKey(b.canonicalUrl)
  return target === toUrlKey(a.url) && target !== toUrlKey(b.url)
}

/** The key of an address by which documents are compared; null for the front page of a site, which is none. */
export function toDocumentKey(href: string): string | null {
  const key = toUrlKey(href)
  return key.includes('/') || key.includes('?') || key.includes('#') ? key : null
}
