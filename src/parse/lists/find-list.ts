import { type Failure, toFailure } from '../../failure.ts'
import type { Feed, FeedItem } from '../../feed.ts'
import { isArticlePage } from './article-page.ts'
import { findLinkGroup } from './link-group.ts'
import { describePage, type Page } from './page.ts'
import { readStatedLists } from './stated-lists.ts'
import { findUnusualList } from './unusual-list.ts'

/** Of a longer list the rest is not read. */
const ITEMS_MAX = 1_000

/**
 * Finds the list of posts of a page by itself: by what the page states for machines (JSON-LD, the state of a script
 * framework) and by repeated structure; the list that tells most titles and dates wins.
 */
export function findPageList(page: Page): { feed: Feed } | { failure: Failure } {
  const best = isArticlePage(page) ? null : findLongest([findShownList(page), ...readStatedLists(page)])
  if (!best) {
    const what =
      'No list of posts was found on the page. Name one with a `page` rule: the selector of a post, at least.'
    return { failure: toFailure('no-list', what) }
  }
  return { feed: { ...describePage(page), items: best } }
}

function findShownList(page: Page): FeedItem[] {
  return findUnusualList(page, findLinkGroup(page))
}

/** The list that tells most titles and dates, cut where it is too long; null where all are empty. */
export function findLongest(lists: readonly FeedItem[][]): FeedItem[] | null {
  const [best] = lists.filter((list) => list.length > 0).toSorted((a, b) => weigh(b) - weigh(a))
  return best?.slice(0, ITEMS_MAX) ?? null
}

/** Titles count, dates count as much again. */
function weigh(items: FeedItem[]): number {
  return items.reduce((sum, { title, published }) => sum + (title ? 1 : 0) + (published ? 1 : 0), 0)
}
