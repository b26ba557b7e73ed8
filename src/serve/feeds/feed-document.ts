import type { EntryCard } from '../../entry.ts'
import type { Enclosure } from '../../feed.ts'
import type { PageLinks } from '../page-links.ts'

/** The pages around a document; not the last, whose address moves with posts that no reader of this one sees. */
export type FeedLinks = Omit<PageLinks, 'last'>

/** One feed, whatever format it is then written in. Times are ms since the epoch; all text is fit for XML. */
export interface FeedDocument {
  /** Permanent `tag:` URI. */
  id: string
  title: string
  description: string
  /** Null where entries are of several languages. */
  language: string | null
  /** The page that shows the same list. */
  pageUrl: string
  /** The address that was asked for. */
  selfUrl: string
  links: FeedLinks
  /** Whether these are all entries that the feed has and will have. */
  isComplete: boolean
  /** Null for an empty feed. */
  updatedAt: number | null
  /** Name and version of the program. */
  generator: { name: string; version: string }
  entries: FeedEntry[]
}

/** One entry of a feed. */
export interface FeedEntry
  extends Pick<
    EntryCard,
    'url' | 'title' | 'authors' | 'language' | 'image' | 'tags' | 'snippet' | 'updatedAt'
  > {
  /** Permanent `tag:` URI. */
  id: string
  publishedAt: number
  /** False where nobody stated a date: then `publishedAt` is when we first saw it. */
  isDated: boolean
  /** Snippet and link, as html. */
  summaryHtml: string
  /** The whole post as html, where it was asked for and may be given. */
  contentHtml: string | null
  enclosures: (Enclosure & { type: string })[]
  /** Where it was taken from; null for our own. */
  source: { title: string; feedUrl: string; siteUrl: string; updatedAt: number } | null
}
