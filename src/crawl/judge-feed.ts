import type { FeedItem } from '../feed.ts'
import { DAY_MS } from '../interval.ts'
import { toUrlKey } from '../url.ts'

/** A feed is behind its page when so many posts of the page's list … */
const NEWER_MIN = 3
/** … are so much newer than its newest, ms: a blog may rest while other news of its page go on. */
const BEHIND_MS = 180 * DAY_MS
const DATE_CHARACTERS = 10

type Listed = Pick<FeedItem, 'url' | 'published' | 'updated' | 'enclosures'>

/** What a feed is worth to who wants to follow a page. */
export interface FeedWorth {
  /** Why it should not be followed, for the middle of a sentence; null when it may be. */
  flaw: string | null
  /** Whether the page links to a post of it. */
  isLinked: boolean
}

/** Judges the items of a feed beside those that its page lists (none: the page has no list), at `now`, ms. */
export function judgeFeed(feed: readonly Listed[], page: readonly Listed[], now: number): FeedWorth {
  const listed = new Set(page.flatMap(({ url }) => (url ? toUrlKey(url) : [])))
  return {
    flaw: findEmptiness(feed) ?? findAge(feed, page, now),
    isLinked: feed.some(({ url }) => url !== null && listed.has(toUrlKey(url))),
  }
}

function findEmptiness(feed: readonly Listed[]): string | null {
  if (feed.length === 0) return 'has no posts'
  const leads = feed.some(({ url, enclosures }) => url !== null || enclosures.length > 0)
  return leads ? null : 'has no post with a link'
}

function findAge(feed: readonly Listed[], page: readonly Listed[], now: number): string | null {
  const newest = toDates(feed, now).at(-1)
  if (newest === undefined) return null
  const newer = toDates(page, now).filter((at) => at > newest + BEHIND_MS)
  if (newer.length === 0 || newer.length < Math.min(NEWER_MIN, page.length)) return null
  return `stops at ${toDay(newest)}, while the page lists posts up to ${toDay(newer.at(-1) as number)}`
}

/** The dates of items that may have happened, oldest first. */
function toDates(items: readonly Listed[], now: number): number[] {
  const dates = items.flatMap(({ published, updated }) => (published ?? updated)?.at ?? [])
  return dates.filter((at) => at <= now).toSorted((a, b) => a - b)
}

function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, DATE_CHARACTERS)
}
