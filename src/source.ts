import type { ConditionCode } from './condition/condition.ts'
import type { Failure } from './failure.ts'
import type { Pace } from './feed.ts'
import type { SourceWebsub } from './subscription.ts'

/** One selector, or an ordered list of fallbacks; the object form reads an attribute instead of the text. */
export type Selector =
  | string
  | { select: string; attribute?: string }
  | (string | { select: string; attribute?: string })[]

/** How a page without a feed lists its posts. */
export interface PageRule {
  item: Selector
  link?: Selector
  title?: Selector
  date?: Selector
  snippet?: Selector
  author?: Selector
  image?: Selector
  tags?: Selector
  next?: Selector
  maxPages?: number
}

/** A path into JSON (`data.posts`, `authors[].name`), a text with paths in braces, or an ordered list of fallbacks. */
export type JsonSelector = string | string[]

/** How an API, or the JSON in a page's scripts, lists its posts. Paths of fields start at the post. */
export interface JsonRule {
  items: JsonSelector
  id?: JsonSelector
  link?: JsonSelector
  title?: JsonSelector
  date?: JsonSelector
  updated?: JsonSelector
  snippet?: JsonSelector
  content?: JsonSelector
  author?: JsonSelector
  image?: JsonSelector
  tags?: JsonSelector
  next?: JsonSelector
  maxPages?: number
}

/** Which addresses of a sitemap are posts: patterns as in robots.txt. Without `include`, those that look like posts. */
export interface SitemapRule {
  include?: string[]
  exclude?: string[]
}

/** How to read a post's own page. */
export interface ArticleRule {
  fetch: 'auto' | 'always' | 'never'
  content: string[]
  remove: string[]
  /** `auto`: `$…$` counts where the page loads a math renderer; `dollar`: always; `off`: only unmistakable math. */
  math: 'auto' | 'dollar' | 'off'
}

/** A place we follow: one stanza of `config/sources.yaml`. */
export interface Source {
  /** Stable, [a-z0-9-]. */
  id: string
  title: string
  /** A feed, a JSON feed, a page, an API that answers JSON, or a sitemap. */
  url: string
  /** The site that people read. */
  site: string
  language: string | null
  /** Vocabulary ids or plain words, put on every post. */
  tags: string[]
  /** Null for feeds; `auto` finds the list by itself. */
  page: PageRule | 'auto' | null
  /** Null unless its posts stand in JSON that is no JSON Feed; never beside `page`. */
  json: JsonRule | 'auto' | null
  sitemap: SitemapRule | null
  article: ArticleRule
  expect: { minItems: number }
  /** Whether its licence lets us serve whole contents in our feeds (`?full=1`). */
  full: boolean
  /** False pauses it in the file; left out, it is followed. */
  active?: boolean
}

/** Where a source came from: the file, or an administrator. `retired`: once in the file, no longer. */
export type SourceOrigin = 'config' | 'added'
export type SourceStatus = 'active' | 'paused' | 'retired' | 'gone'

/** What we know of how a source is doing. Times are ms since the epoch. */
export interface SourceState {
  origin: SourceOrigin
  status: SourceStatus
  createdAt: number
  /** Where the origin says the document moved for good; null: nowhere. This is then what we fetch. */
  movedTo: string | null
  /** A permanent redirect that is not believed yet: where it leads, and how many readings in a row it led there. */
  moving: { to: string; seen: number } | null
  /** When its host first said that it is gone (410), since the last success. */
  goneAt: number | null
  /** When it is next due; meaningful for active sources. */
  nextFetchAt: number
  /** Why then, in words: "every 6 h: asked by max-age". */
  nextFetchReason: string
  lastFetchAt: number | null
  lastSuccessAt: number | null
  /** Failed refreshes since the last success. */
  failures: number
  lastError: (Failure & { at: number }) | null
  /** Warnings of the last document read. */
  warnings: string[]
  etag: string | null
  lastModified: string | null
  /** The address whose answer gave both. */
  validatorsUrl: string | null
  /** Hash of the last body, to see "unchanged" where there are no validators. */
  bodyHash: string | null
  /** How often the document itself says it changes. */
  pace: Pace | null
  entryCount: number
  /** Of its newest entry. */
  lastPublishedAt: number | null
  /** How far apart its posts usually are, ms; null: too few to say. */
  usualGapMs: number | null
  /** Items of the last documents that were read, oldest first. */
  itemCounts: number[]
  /** The condition that was last noted, and since when it lasts; null before the first reading. */
  noted: { code: ConditionCode; since: number } | null
  /** Its subscription at a hub; null: none, or one that is being left. */
  websub: SourceWebsub | null
}

export interface SourceWithState extends Source, SourceState {}

/** Defaults of everything a stanza may leave out. */
export const SOURCE_DEFAULTS = {
  language: null,
  tags: [] as string[],
  page: null,
  json: null,
  sitemap: null,
  article: { fetch: 'auto', content: [] as string[], remove: [] as string[], math: 'auto' },
  expect: { minItems: 0 },
  full: false,
} as const satisfies Partial<Source>

/** What its document is asked for as: only a feed is made for readers and asked without a look at robots.txt. */
export function toAskedKind({ page, json }: Pick<Source, 'page' | 'json'>): 'feed' | 'page' | 'json' {
  if (json !== null) return 'json'
  return page === null ? 'feed' : 'page'
}
