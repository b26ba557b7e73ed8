import type { PublishedPrecision } from './entry.ts'
import type { Failure } from './failure.ts'
import type { Discovered, Enclosure, FeedKind } from './feed.ts'
import type { Paper } from './paper.ts'
import type { Source, SourceWithState } from './source.ts'
import type { EntryTag } from './tag.ts'

/** How one refresh ended. */
export interface RefreshResult {
  outcome: 'fresh' | 'unchanged' | 'failed'
  entriesNew: number
  entriesUpdated: number
  failure: Failure | null
}

/** What would be stored of one item. Times are ms since the epoch. */
export interface PreviewEntry {
  guid: string
  url: string
  title: string
  authors: string[]
  publishedAt: number | null
  publishedPrecision: PublishedPrecision
  updatedAt: number | null
  language: string | null
  contentHtml: string
  contentText: string
  snippet: string
  snippetHtml: string
  tags: EntryTag[]
  categories: string[]
  enclosures: Enclosure[]
  image: string | null
  hasMath: boolean
  math: string[]
  papers: Paper[]
  wordCount: number
}

export interface Preview {
  url: string
  finalUrl: string
  kind: FeedKind | 'article'
  title: string | null
  link: string | null
  description: string | null
  language: string | null
  updatedAt: number | null
  warnings: string[]
  discovered: Discovered[]
  /** How it would be followed; null for an article. */
  source: Pick<Source, 'url' | 'page' | 'json' | 'sitemap'> | null
  entries: PreviewEntry[]
}

export interface PreviewRequest {
  url: string
  as?: 'source' | 'article'
  /** A stanza as in sources.yaml, for its rules; `url` wins over its own. */
  source?: Partial<Source>
}

export type PreviewResult = { preview: Preview } | { failure: Failure; fetched: boolean }

/** An OPML document: its bytes, or where it is fetched from. */
export type OpmlGiven = { body: Uint8Array; contentType: string | null } | { url: string }

/** What came of each feed that an OPML document names. */
export interface OpmlResult {
  /** Ids of the sources that are new. */
  added: string[]
  /** Addresses that were followed already. */
  known: string[]
  refused: { url: string; detail: string }[]
}

/** What a request changes of a source: only what it names, and whether the source is read. */
export type SourceChange = Partial<Source> & { status?: 'active' | 'paused' }

/** What an administrator may ask of the crawling side; `main` connects it over whatever thread or process lies between. */
export interface Operations {
  /** Reads one source now and answers when it is stored. Throws AppError not-found, busy. */
  refresh(sourceId: string): Promise<RefreshResult>
  /** Fetches and reads like a crawl, stores nothing. `fetched` false: the fetch failed; true: the document was no feed. */
  preview(request: PreviewRequest): Promise<PreviewResult>
  /**
   * Adds a source (finding its feed when the URL is a site); `warnings` tell what is odd about the request. Throws AppError
   * conflict, invalid, unprocessable, upstream.
   */
  add(input: { url: string } & Partial<Source>): Promise<SourceWithState>
  /** Changes a source that was added, or pauses any. Throws AppError not-found, conflict, invalid. */
  change(sourceId: string, change: SourceChange): Promise<SourceWithState>
  /** Removes an added source and its entries. Throws AppError not-found, conflict. */
  remove(sourceId: string): Promise<void>
  /** Takes an entry out of its story for good, or with `isSeparate` false no longer. Throws AppError not-found. */
  separate(entryId: string, isSeparate: boolean): Promise<void>
  /** Adds every feed of an OPML document that is not followed yet. Throws AppError invalid, unprocessable, upstream. */
  importOpml(given: OpmlGiven): Promise<OpmlResult>
}
