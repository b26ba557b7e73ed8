import type { Document } from '../document.ts'
import { isEmptyItem } from '../entry.ts'
import type { Failure } from '../failure.ts'
import { type SourceWithState, toAskedKind } from '../source.ts'
import type { Crawler } from './crawler.ts'
import { readWhole } from './read-whole.ts'
import type { FeedReading, ReadItem, ReadPost } from './readings.ts'
import { refuseOtherList } from './refuse-other-list.ts'

/** Posts whose own pages are read in one refresh; further ones keep what the feed says. */
const PAGES_PER_REFRESH_MAX = 50
/** A post whose page failed is tried again with each change of its feed for this long, ms. */
const PAGE_RETRY_MS = 3 * 86_400_000
/** What a server says of a page that does not exist. */
const GONE_STATUSES = [404, 410]
/** Put on the hash of a post whose page could not be read, so that it does not count as known. */
const PARTIAL_MARK = '~'

/** Whether two hashes of a post are of the same words of its source, its own page read or not. */
export function isSameItem(a: string, b: string): boolean {
  return a.replace(PARTIAL_MARK, '') === b.replace(PARTIAL_MARK, '')
}

/** A post ready to become an entry. */
export interface SourcePost {
  id: string
  hash: string
  post: ReadPost
}

export interface SourceReading {
  feed: FeedReading['feed']
  /** Items of the document itself, without the pages of its list that follow. */
  itemCount: number
  posts: SourcePost[]
  warnings: string[]
  /** Whether the same document again means that nothing is new: not while posts wait, or an index keeps changes quiet. */
  isConclusive: boolean
}

type Known = ReadonlyMap<string, { hash: string; seenAt: number }>

/** Reads a fetched document, the pages of its list that follow, and the posts' own pages where the list has only teasers. */
export async function readSource(
  crawler: Pick<Crawler, 'fetcher' | 'reader' | 'writes' | 'now'>,
  { document, source, known }: { document: Document; source: SourceWithState; known: Known },
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
  const found = lists.flatMap((list) => list.items)
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

/** Hashes by which items are known; a post whose page failed for long enough is known as it is. */
function toKnownHashes(known: Known, now: number): Map<string, string> {
  const toHash = ({ hash, seenAt }: { hash: string; seenAt: number }) =>
    now - seenAt < PAGE_RETRY_MS ? hash : hash.replace(PARTIAL_MARK, '')
  return new Map([...known].map(([id, entry]) => [id, toHash(entry)]))
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

async function readPosts(
  crawler: Pick<Crawler, 'fetcher' | 'reader' | 'now'>,
  { items, source, known }: { items: readonly ReadItem[]; source: SourceWithState; known: Known },
): Promise<{ posts: SourcePost[]; lost: Set<ReadItem>; warnings: string[] }> {
  const teasers = new Set(
    items.filter((item) => item.isTeaser && item.item.url).slice(0, PAGES_PER_REFRESH_MAX),
  )
  const posts: SourcePost[] = []
  const failures: Failure[] = []
  const lost = new Set<ReadItem>()
  for (const item of items) {
    const page = teasers.has(item) ? await readPage(crawler, item, source) : null
    if (page && 'failure' in page && isNothing(item, page.failure)) {
      lost.add(item)
      continue
    }
    if (page && 'failure' in page) failures.push(page.failure)
    const post = page && 'post' in page ? page.post : item.post
    const old = known.get(item.id)
    const isPartial =
      page !== null && 'failure' in page && crawler.now() - (old?.seenAt ?? crawler.now()) < PAGE_RETRY_MS
    const hash = isPartial ? item.hash + PARTIAL_MARK : item.hash
    // Its page failed once more: it is stored as it would be now.
    if (isPartial && hash === old?.hash) continue
    posts.push({ id: item.id, hash, post })
  }
  const left = lost.size === 1 ? 'One address leads' : `${lost.size} addresses lead`
  const nothing = lost.size > 0 ? [`${left} to no page and came without a title: left out.`] : []
  return { posts, lost, warnings: [...describePageFailures(failures), ...nothing] }
}

/** Whether an item is a mere address that leads nowhere. */
function isNothing({ item, post }: ReadItem, { status }: Failure): boolean {
  return item.title === null && post.contentText === '' && GONE_STATUSES.includes(status ?? 0)
}

async function readPage(
  crawler: Pick<Crawler, 'fetcher' | 'reader'>,
  item: ReadItem,
  source: SourceWithState,
): Promise<{ post: ReadPost } | { failure: Failure }> {
  const answer = await crawler.fetcher.fetch({ url: item.post.url, kind: 'page' })
  if (answer.outcome === 'failed') return { failure: answer.failure }
  if (answer.outcome === 'unchanged') return { post: item.post }
  const read = await crawler.reader.readArticle({ document: answer.document, source, item })
  return 'failure' in read ? read : { post: read.reading.post }
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

function describePageFailures(failures: readonly Failure[]): string[] {
  const [first] = failures
  if (!first) return []
  const count = failures.length === 1 ? 'One post keeps' : `${failures.length} posts keep`
  return [`${count} what the feed says, since their own page could not be read: ${first.detail}`]
}
