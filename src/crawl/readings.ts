import type { Document } from '../document.ts'
import type { Insight, StatedPost } from '../entry.ts'
import type { Failure } from '../failure.ts'
import type { Discovered, Feed, FeedItem, StatedDate } from '../feed.ts'
import type { Opml } from '../parse/opml.ts'
import type { Source } from '../source.ts'

/** What of a source the reading of its documents depends on. */
export type ReadingRules = Pick<
  Source,
  'id' | 'site' | 'language' | 'tags' | 'page' | 'json' | 'sitemap' | 'article' | 'expect'
>

/** A post understood, as a worker hands it over: values only, no DOM. */
export interface ReadPost extends StatedPost, Insight {
  published: StatedDate | null
  updated: StatedDate | null
  contentHtml: string
  contentText: string
  math: string[]
  /** Equal for equal words, whatever the markup. */
  contentHash: string
}

/** One item of a document: what it says, and what that alone tells of its post. */
export interface ReadItem {
  /** Of the entry it is or becomes. */
  id: string
  hash: string
  /** From another thread: without its html, unless the post's own page should be read. */
  item: FeedItem
  post: ReadPost
  /** Whether the post's own page should be read for its content. */
  isTeaser: boolean
}

export interface FeedTask {
  document: Document
  source: ReadingRules
  /** Item hashes by entry id of what is stored: equal ones are not read again. */
  known: ReadonlyMap<string, string>
}

export interface FeedReading {
  /** What the document says of itself. */
  feed: Omit<Feed, 'items'>
  /** Items in the document, skipped ones too. */
  itemCount: number
  /** New and changed items, in the order of the document. */
  items: ReadItem[]
}

/** A feed whose items are read one by one, when they are asked for. */
export interface OpenedFeed extends Omit<FeedReading, 'items'> {
  items: Iterable<ReadItem>
}

export interface ArticleTask {
  document: Document
  source: ReadingRules
  /** The item that led to the page; null when a page is read for itself. */
  item: ReadItem | null
}

export interface ArticleReading {
  post: ReadPost
  warnings: string[]
}

/** Bytes of a document, and the Content-Type that they came with. */
export interface BareDocument {
  body: Uint8Array
  contentType: string | null
}

/** The CPU work of a refresh, wherever it is done. A document that costs its worker is a Failure like any other. */
export interface Reader {
  readFeed(task: FeedTask): Promise<{ reading: FeedReading } | { failure: Failure }>
  readArticle(task: ArticleTask): Promise<{ reading: ArticleReading } | { failure: Failure }>
  /** Feeds that a page names, then addresses where its kind of site keeps one (`named` false). */
  discover(document: Document): Promise<{ named: Discovered[]; guessed: string[] }>
  /** The feeds that an OPML document names. */
  readOpml(document: BareDocument): Promise<{ opml: Opml } | { failure: Failure }>
  close(): Promise<void>
}
