import type { Failure } from '../failure.ts'
import { DAY_MS } from '../interval.ts'
import type { SourceWithState } from '../source.ts'
import type { Crawler } from './crawler.ts'
import { fromKeptHash, toPartialHash, toWholeHash } from './kept-hash.ts'
import type { ReadItem, ReadPost } from './readings.ts'

/** Posts whose own pages are read in one refresh; further ones keep what the feed says. */
export const PAGES_PER_REFRESH_MAX = 50
/** A post whose page failed is tried again with each change of its feed for this long, ms. */
const PAGE_RETRY_MS = 3 * DAY_MS
/** What a server says of a page that does not exist. */
const GONE_STATUSES = [404, 410]

/** A post ready to become an entry. */
export interface SourcePost {
  id: string
  hash: string
  post: ReadPost
}

/** What is stored of a post. */
interface KnownPost {
  /** As it is kept. */
  hash: string
  seenAt: number
}

/** By id. */
export type KnownPosts = ReadonlyMap<string, KnownPost>

/** Hashes by which items are known; a post whose page failed for long enough is known as it is. */
export function toKnownHashes(known: KnownPosts, now: number): Map<string, string> {
  const toHash = ({ hash, seenAt }: KnownPost) => {
    const known = fromKeptHash(hash)
    return now - seenAt < PAGE_RETRY_MS ? known : toWholeHash(known)
  }
  return new Map([...known].map(([id, entry]) => [id, toHash(entry)]))
}

/** What a post's own page says of it. */
type PageRead = { post: ReadPost } | { failure: Failure }

/** The posts of items, with what their own pages say where those are read; `lost`: items that are mere addresses of nothing. */
export async function readPosts(
  crawler: Pick<Crawler, 'fetcher' | 'reader' | 'now'>,
  { items, source, known }: { items: readonly ReadItem[]; source: SourceWithState; known: KnownPosts },
): Promise<{ posts: SourcePost[]; lost: Set<ReadItem>; warnings: string[] }> {
  const teasers = new Set(
    items.filter((item) => item.isTeaser && item.item.url).slice(0, PAGES_PER_REFRESH_MAX),
  )
  const posts: SourcePost[] = []
  const failures: Failure[] = []
  const lost = new Set<ReadItem>()
  for (const item of items) {
    const page = teasers.has(item) ? await readPage(crawler, item, source) : { post: item.post }
    if ('failure' in page && isNothing(item, page.failure)) {
      lost.add(item)
      continue
    }
    if ('failure' in page) failures.push(page.failure)
    posts.push(...toSourcePosts(item, page, { old: known.get(item.id), now: crawler.now() }))
  }
  const left = lost.size === 1 ? 'One address leads' : `${lost.size} addresses lead`
  const nothing = lost.size > 0 ? [`${left} to no page and came without a title: left out.`] : []
  return { posts, lost, warnings: [...describePageFailures(failures), ...nothing] }
}

/** One, or none where its page failed once more: it is stored as it would be now. */
function toSourcePosts(
  item: ReadItem,
  page: PageRead,
  { old, now }: { old: KnownPost | undefined; now: number },
): SourcePost[] {
  if ('post' in page) return [{ id: item.id, hash: item.hash, post: page.post }]
  const isPartial = now - (old?.seenAt ?? now) < PAGE_RETRY_MS
  const hash = isPartial ? toPartialHash(item.hash) : item.hash
  return isPartial && old && hash === fromKeptHash(old.hash) ? [] : [{ id: item.id, hash, post: item.post }]
}

/** Whether an item is a mere address that leads nowhere. */
function isNothing({ item, post }: ReadItem, { status }: Failure): boolean {
  return item.title === null && post.contentText === '' && GONE_STATUSES.includes(status ?? 0)
}

async function readPage(
  crawler: Pick<Crawler, 'fetcher' | 'reader'>,
  item: ReadItem,
  source: SourceWithState,
): Promise<PageRead> {
  const answer = await crawler.fetcher.fetch({ url: item.post.url, kind: 'page' })
  if (answer.outcome === 'failed') return { failure: answer.failure }
  if (answer.outcome === 'unchanged') return { post: item.post }
  const read = await crawler.reader.readArticle({ document: answer.document, source, item })
  return 'failure' in read ? read : { post: read.reading.post }
}

function describePageFailures(failures: readonly Failure[]): string[] {
  const [first] = failures
  if (!first) return []
  const count = failures.length === 1 ? 'One post keeps' : `${failures.length} posts keep`
  return [`${count} what the feed says, since their own page could not be read: ${first.detail}`]
}
