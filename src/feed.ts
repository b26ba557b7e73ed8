/** What kind of document a source turned out to be. */
export type FeedKind = 'rss' | 'atom' | 'rdf' | 'json' | 'page' | 'sitemap'

/** How exactly a date was stated. `seen` (in Entry) means it was not stated at all. */
export type DatePrecision = 'minute' | 'day' | 'month'

/** A date as a document states it. `at`: ms since the epoch, UTC; start of the day or month where only that is known. */
export interface StatedDate {
  at: number
  precision: DatePrecision
}

export interface Enclosure {
  url: string
  type: string | null
  /** Bytes. */
  length: number | null
}

/** How often the publisher says the document changes; each part null or empty when unsaid. */
export interface Pace {
  /** RSS `ttl`, minutes. */
  ttlMinutes: number | null
  /** RSS 1.0 syndication module: period divided by frequency, minutes. */
  updateMinutes: number | null
  /** RSS `skipHours`, 0-23 GMT. */
  skipHours: number[]
  /** RSS `skipDays`, 0 (Sunday) to 6, GMT. */
  skipDays: number[]
}

/**
 * One item as a document states it, untrusted. Text fields are plain text (entities decoded, tags gone, white space
 * folded); html fields are raw html with links made absolute, not yet sanitised. All URLs absolute http(s) or null.
 */
export interface FeedItem {
  /** The item's own id; null when it states none (the URL then serves). */
  guid: string | null
  url: string | null
  title: string | null
  authors: string[]
  published: StatedDate | null
  updated: StatedDate | null
  language: string | null
  /** The author's own words for its subject, untouched but trimmed. */
  categories: string[]
  summaryHtml: string | null
  contentHtml: string | null
  image: string | null
  enclosures: Enclosure[]
}

/** What a document says, before we trust it. */
export interface Feed {
  kind: FeedKind
  title: string | null
  /** The site the feed belongs to. */
  link: string | null
  description: string | null
  language: string | null
  authors: string[]
  updatedAt: number | null
  image: string | null
  /** Where the feed says it lives (rel=self). */
  self: string | null
  /** WebSub hubs (rel=hub). */
  hubs: string[]
  /** The next page of the list (rel=next, RFC 5005, or a page's `next` selector). */
  next: string | null
  /** The documents that hold its items in its place, the likeliest to hold new posts first: sitemaps of an index. */
  parts: FeedPart[]
  pace: Pace
  items: FeedItem[]
  /** What had to be mended or was left out, each one plain sentence. */
  warnings: string[]
}

/** A document that holds a part of another's items, and when it last changed, as that one says. */
export interface FeedPart {
  url: string
  updated: StatedDate | null
}

/** A feed or list that a page leads to. */
export interface Discovered {
  url: string
  kind: FeedKind
  title: string | null
}
