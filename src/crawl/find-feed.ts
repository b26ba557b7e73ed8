import type { Document } from '../document.ts'
import type { Discovered } from '../feed.ts'
import { isCommentFeed, toFeedRank } from '../parse/rank-feed.ts'
import { judgeFeed } from './judge-feed.ts'
import { type Finder, type FoundSource, readCandidate } from './read-candidate.ts'
import type { ReadingRules } from './readings.ts'

/** Feeds that a page names which are tried, and addresses where its kind of site keeps one. */
const NAMED_MAX = 3
const GUESSED_MAX = 8

/** A page whose feed is looked for. */
export interface PageToFollow {
  document: Document
  source: ReadingRules
  /** Its own list of posts. */
  list: FoundSource | null
}

/** A feed that is followed only where there is nothing else. */
export interface SpareFeed {
  found: FoundSource
  /** Why, for the middle of a sentence. */
  flaw: string
}

export interface FeedSearch {
  feed: FoundSource | null
  spare: SpareFeed | null
  /** What the page names and may be asked. */
  named: Discovered[]
}

interface Candidate {
  url: string
  /** Null: a guess. */
  rank: number | null
}

/**
 * The feed that a page names, or one where its kind of site keeps it. Of several that are as likely by their addresses,
 * one whose posts the page lists is taken. One that is empty, leads nowhere or is far behind the page is only a spare,
 * and so is one of comments, which is not asked where the page has a list.
 */
export async function findFeed(finder: Finder, page: PageToFollow): Promise<FeedSearch> {
  const { named: all, guessed } = await finder.reader.discover(page.document)
  const named = all.filter(({ url }) => finder.fetcher.refuse(url) === null)
  const likely = named.filter((feed) => !isCommentFeed(feed))
  const comments = page.list ? [] : named.filter(isCommentFeed)
  const candidates = [
    ...toCandidates(likely, page).slice(0, NAMED_MAX),
    ...guessed.slice(0, GUESSED_MAX).map((url) => ({ url, rank: null })),
  ]
  const { feed, spare } = await readFeeds(finder, page, candidates)
  if (feed) return { feed: { ...feed, discovered: toDiscovered(named, feed) }, spare, named }
  return { feed, spare: spare ?? (await readComments(finder, page, comments)), named }
}

/** What the page names, what was found first. */
export function toDiscovered(named: readonly Discovered[], { document, reading }: FoundSource): Discovered[] {
  const { kind, title } = reading.feed
  const own = named.find(({ url }) => url === document.url) ?? { url: document.url, kind, title }
  return [own, ...named.filter((each) => each !== own)]
}

function toCandidates(feeds: readonly Discovered[], { document }: PageToFollow): Candidate[] {
  return feeds
    .filter(({ url }) => url !== document.url)
    .map((feed) => ({ url: feed.url, rank: toFeedRank(feed, document.finalUrl) }))
}

async function readFeeds(
  finder: Finder,
  page: PageToFollow,
  candidates: readonly Candidate[],
): Promise<Pick<FeedSearch, 'feed' | 'spare'>> {
  const listed = toItems(page.list)
  const asked = new Set([page.document.url])
  let feed: (Candidate & { found: FoundSource }) | null = null
  let spare: SpareFeed | null = null
  for (const { url, rank } of candidates) {
    if (asked.has(url) || (feed && feed.rank !== rank)) continue
    asked.add(url)
    const read = await readCandidate(finder, url, page.source)
    if ('failure' in read) continue
    const { found } = read
    const { flaw, isLinked } = judgeFeed(toItems(found), listed, page.document.fetchedAt)
    if (flaw !== null) spare ??= { found, flaw }
    else if (isLinked || listed.length === 0 || rank === null) return { feed: found, spare }
    else feed ??= { url, rank, found }
  }
  return { feed: feed?.found ?? null, spare }
}

async function readComments(
  finder: Finder,
  page: PageToFollow,
  [comments]: readonly Discovered[],
): Promise<SpareFeed | null> {
  const read = comments && (await readCandidate(finder, comments.url, page.source))
  return read && 'found' in read ? { found: read.found, flaw: 'holds comments' } : null
}

function toItems(found: FoundSource | null) {
  return found?.reading.items.map(({ item }) => item) ?? []
}
