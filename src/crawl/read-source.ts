import type { Document } from '../document.ts'
import { isEmptyItem } from '../entry.ts'
import type { Failure } from '../failure.ts'
import { type SourceWithState, toAskedKind } from '../source.ts'
import type { Crawler } from './crawler.ts'
import {
  type KnownPosts,
  PAGES_PER_REFRESH_MAX,
  readPosts,
  type SourcePost,
  toKnownHashes,
} from './read-posts.ts'
import { readWhole } from './read-whole.ts'
import type { FeedReading, ReadItem, ReadPost } from './readings.ts'
import { refuseOtherList } from './refuse-other-list.ts'

export interface SourceReading {
  feed: FeedReading['feed']
  /** Items of the document itself, without the pages of its list that follow. */
  itemCount: number
  posts: SourcePost[]
  warnings: string[]
  /** Whether the same document again means that nothing is new: not while posts wait, or an index keeps changes quiet. */
  isConclusive: boolean
}

/** Reads a fetched document, the pages of its list that follow, and the posts' own pages where the list has only teasers. */
export async function readSource(
  crawler: Pick<Crawler, 'fetcher' | 'reader' | 'writes' | 'now'>,
  { document, source, known }: { document: Document; source: SourceWithState; known: KnownPosts },
): Promise<{ reading: SourceReading } | { failure: Failure }> {
  const hashes = toKnownHashes(known, crawler.now())
  const first = await readWhole(crawler, { document, source, known: hashes })
  if ('failure' in first) return first
  const refused = await refuseOtherList(crawler.writes, source, { ...first, known, now: crawler.now() })
  if (refused) return { failure: refused }
  const lists = [
    first.reading,
    ...(await readNextLists(crawler, { first: first.reading, source, known: hashes })),
  ]
  const { feed, itemCount } = first.reading
  const pruned = await crawler.writes.listPruned(source.id)
  const found = lists.flatMap((list) => list.items).filter(({ id }) => !pruned.has(id))
  const waiting = feed.kind === 'sitemap' ? findWaiting(found) : new Set<ReadItem>()
  const everything = found.filter((item) => !waiting.has(item))
  const items = [...new Map(everything.map((item) => [item.id, item])).values()].filter(
    ({ item }) => !isEmptyItem(item),
  )
  const { posts, lost, warnings } = await readPosts(crawler, { items, source, known })
  const remarks = [
    ...lists.flatMap((list) => list.feed.warnings),
    ...describeGaps(
      everything.filter((item) => !lost.has(item)),
      posts,
    ),
    ...(waiting.size > 0 ? [`${waiting.size} older posts wait: their own pages are read next time.`] : []),
    ...warnings,
  ]
  const isConclusive =
    waiting.size === 0 && feed.parts.every(({ updated }) => updated?.precision === 'minute')
  return { reading: { feed, itemCount, posts, warnings: remarks, isConclusive } }
}

/** Further pages of a list, as far as the source allows, and only while every item so far was new. */
async function readNextLists(
  crawler: Pick<Crawler, 'fetcher' | 'reader'>,
  {
    first,
    source,
    known,
  }: { first: FeedReading; source: SourceWithState; known: ReadonlyMap<string, string> },
): Promise<FeedReading[]> {
  const rule = source.page ?? source.json
  const pagesMax = rule === null || rule === 'auto' ? 1 : (rule.maxPages ?? 1)
  const lists: FeedReading[] = []
  let last = first
  while (lists.length + 1 < pagesMax && last.feed.next && last.items.length === last.itemCount) {
    const answer = await crawler.fetcher.fetch({ url: last.feed.next, kind: toAskedKind(source) })
    if (answer.outcome !== 'fresh') break
    const read = await crawler.reader.readFeed({ document: answer.document, source, known })
    if ('failure' in read) break
    lists.push(read.reading)
    last = read.reading
  }
  return lists
}

/**
 * A sitemap gives most posts no title: only their own pages have one. Those beyond what is read at once are left for
 * the next readings, rather than kept under their bare address.
 */
function findWaiting(items: readonly ReadItem[]): Set<ReadItem> {
  const bare = items.filter((item) => item.isTeaser && item.item.title === null)
  return new Set(bare.slice(PAGES_PER_REFRESH_MAX))
}

/** What items lack that a post should have. */
function describeGaps(items: readonly ReadItem[], posts: readonly SourcePost[]): string[] {
  const read = new Map(posts.map(({ id, post }) => [id, post]))
  const count = (lacks: (item: ReadItem, post: ReadPost) => boolean) =>
    items.filter((item) => !isEmptyItem(item.item) && lacks(item, read.get(item.id) ?? item.post)).length
  const gaps: [number, string][] = [
    [items.filter(({ item }) => isEmptyItem(item)).length, 'say nothing at all and were left out'],
    [count(({ item }) => !item.url), 'have no link: they lead to the site'],
    // A title that the post's own page brought is none of its first words.
    [
      count((item, post) => !item.item.title && post.title === item.post.title),
      'have no title: their first words serve',
    ],
    [
      count((_, post) => !post.published && !post.updated),
      'have no date: they stand at when they were first seen',
    ],
  ]
  return gaps
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} of ${items.length} new posts ${what}.`)
}
