import { hash } from 'node:crypto'
import type { Content } from './article.ts'
import type { DatePrecision, Enclosure, FeedItem, StatedDate } from './feed.ts'
import type { Paper } from './paper.ts'
import type { EntryTag } from './tag.ts'

/** What its source says of a post and we keep as it is. */
export interface StatedPost {
  guid: string
  url: string
  /** `rel=canonical` or the cleaned address: what reposts are compared by. */
  canonicalUrl: string
  title: string
  /** The title with its formulas as MathML, sanitised; null where it holds none. */
  titleHtml: string | null
  authors: string[]
  /** The author's words for its subject, untouched. */
  categories: string[]
  image: string | null
  enclosures: Enclosure[]
}

/** A post on its way in: what its feed and its own page say, cleaned, before we think about it. */
export interface EntryDraft extends StatedPost {
  sourceId: string
  published: StatedDate | null
  updated: StatedDate | null
  /** What the document or the source says; `enrich` decides. */
  languageHint: string | null
  /** The author's own summary as plain text, when there is one. */
  excerpt: string | null
  content: Content
}

/** What `enrich` adds to a draft. */
export interface Insight {
  /** BCP 47: zh-Hans, zh-Hant, en, ja, ko, …; null when undetermined. */
  language: string | null
  /** Plain text, formulas as `\(tex\)`; 140 to 350 graphemes where the post allows. */
  snippet: string
  /** The same as html: escaped text and MathML. */
  snippetHtml: string
  tags: EntryTag[]
  papers: Paper[]
  /** Words of spaced scripts plus Han, kana and hangul characters. */
  wordCount: number
  /** Rounded up, at least 1. */
  readingMinutes: number
  hasMath: boolean
  /** MinHash and sample of its shingles, unsigned 32-bit values; null for posts too short to compare. */
  fingerprint: Uint32Array | null
  /** The address that it names as its original's, absolute. */
  originalUrl: string | null
}

/** When a post was published, as honestly as we know; `seen` when no date was stated and `at` is when we first saw it. */
export type PublishedPrecision = DatePrecision | 'seen'

/** One post as we keep and serve it. Times are ms since the epoch. */
export interface Entry extends StatedPost, Insight {
  id: string
  sourceId: string
  publishedAt: number
  publishedPrecision: PublishedPrecision
  /** When it was changed, as its source states it, else when we saw that it had been; null for neither. */
  updatedAt: number | null
  seenAt: number
  contentHtml: string
  contentText: string
  /** TeX of its formulas, in order. */
  math: string[]
  /** Of everything the origin said about it, and by which version of this program it was read. */
  hash: string
}

/** What a post is to the original of its story. */
export type StoryRelation = 'repost' | 'excerpt' | 'translation'

/** Where the same article also stands. */
export interface AlsoAt {
  url: string
  title: string
  source: string
  relation: StoryRelation
}

/** One row of a list: what a card, a feed item or an API list element shows. */
export interface EntryCard {
  id: string
  /**
   * The id by which feeds name its story where another entry led that before: who has read the repost is not told of the
   * original as of something new. Null, and absent in editions closed before it was kept: its own.
   */
  feedId?: string | null
  url: string
  title: string
  /** The title with its formulas; null, and absent in editions closed before it was kept: it holds none. */
  titleHtml?: string | null
  authors: string[]
  source: { id: string; title: string; url: string }
  publishedAt: number
  publishedPrecision: PublishedPrecision
  updatedAt: number | null
  seenAt: number
  language: string | null
  snippet: string
  snippetHtml: string
  tags: EntryTag[]
  image: string | null
  wordCount: number
  readingMinutes: number
  hasMath: boolean
  alsoAt: AlsoAt[]
}

/** One entry in full, as its own page and `GET /entries/:id` show it. */
export interface EntryDetail extends EntryCard {
  contentHtml: string
  contentText: string
  categories: string[]
  enclosures: Enclosure[]
  papers: Paper[]
  related: EntryCard[]
}

/** Characters of an entry id: 80 bits of SHA-256 in Crockford base 32. */
const ID_CHARACTERS = 16
const BASE32 = '0123456789abcdefghjkmnpqrstvwxyz'

/** The permanent id of an entry: a function of its source and guid alone, so saving twice changes nothing. */
export function toEntryId(sourceId: string, guid: string): string {
  const digest = hash('sha256', `${sourceId}\n${guid}`, 'buffer')
  let id = ''
  for (let bit = 0; id.length < ID_CHARACTERS; bit += 5) {
    const pair = ((digest[bit >> 3] ?? 0) << 8) | (digest[(bit >> 3) + 1] ?? 0)
    id += BASE32[(pair >> (11 - (bit & 7))) & 31]
  }
  return id
}

/** What identifies an item within its source: its guid, else its address, else its title, else all that it says. */
export function toGuid(item: FeedItem): string {
  return item.guid || item.url || item.title || `hash:${toItemHash(item)}`
}

/** Whether an item says nothing that a reader could see. */
export function isEmptyItem({ guid, url, title, summaryHtml, contentHtml }: FeedItem): boolean {
  return !guid && !url && !title && !summaryHtml && !contentHtml
}

/** Hash of everything an origin says about an item; equal hashes need no work. */
export function toItemHash(item: FeedItem): string {
  return hash('sha256', JSON.stringify(item), 'base64url').slice(0, 22)
}
