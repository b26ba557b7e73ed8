import type { Edition, EditionSummary } from '../edition/edition.ts'
import type { EditionRecord } from '../edition/weeks.ts'
import type { EntryCard, EntryDetail } from '../entry.ts'
import type { Paper } from '../paper.ts'
import type { SearchOperator } from '../search/search.ts'
import type { SourceWithState } from '../source.ts'
import type { Tag } from '../tag.ts'
import type { Week } from '../week.ts'
import type { ChangePlace, ToldChange } from './condition-changes.ts'
import type { WeeksRequest } from './list-weeks.ts'
import type { SharedTag } from './related-tags.ts'

/** Which entries; empty lists and nulls leave a dimension open. Lists mean "any of". */
export interface EntryFilter {
  /** These entries and no others; reposts too, which stand in no other list. */
  ids: string[]
  tags: string[]
  sources: string[]
  languages: string[]
  /** Keys of papers (`toPaperKey`). */
  papers: string[]
  author: string | null
  /** Search words as typed, operators aside. */
  q: string | null
  /** Operators of the search; each narrows the list. */
  operators?: readonly SearchOperator[]
  /** Published at or after, ms. */
  since: number | null
  /** Published before, ms. */
  until: number | null
}

/** The filter that leaves every dimension open. */
export const ALL_ENTRIES: Readonly<EntryFilter> = {
  ids: [],
  tags: [],
  sources: [],
  languages: [],
  papers: [],
  author: null,
  q: null,
  since: null,
  until: null,
}

export type EntrySort = 'published' | 'seen' | 'relevance'

/** A place in a list that stays put when new posts arrive: right after (`next`) or right before (`previous`) a row. */
export interface Cursor {
  direction: 'next' | 'previous'
  at: number
  key: number
}

export interface ListRequest {
  filter: EntryFilter
  /** `relevance` needs `q`; it knows pages but no cursors. */
  sort: EntrySort
  limit: number
  /** 1-based; ignored when a cursor is given. */
  page: number
  cursor: Cursor | null
}

export interface EntryPage {
  entries: EntryCard[]
  total: number
  /** Null when a cursor was given. */
  page: number | null
  pages: number
  next: Cursor | null
  previous: Cursor | null
}

/** The part of an entry that lists leave out and feeds carry. */
export interface EntryContents extends Pick<EntryDetail, 'id' | 'enclosures'> {
  /** Null where it was not asked for. */
  contentHtml: string | null
}

/** A paper, model or repository with how many posts name it. */
export interface NamedPaper {
  /** Of `toPaperKey`. */
  id: string
  kind: Paper['kind']
  name: string
  url: string
  count: number
}

export interface PaperPage {
  papers: NamedPaper[]
  /** On all pages. */
  total: number
}

export interface Stats {
  entries: number
  stories: number
  sources: number
  sourcesFailing: number
  /** First seen since then, reposts counted once. */
  entriesLastDay: number
  entriesLastWeek: number
  /** When a refresh last brought or confirmed something, ms; null before the first. */
  lastReceptionAt: number | null
  /** When the newest entry was first seen, ms. */
  lastEntryAt: number | null
  databaseBytes: number
}

/** What the readers of the store may ask. Every method answers from the newest committed state. */
export interface Reads {
  listEntries(request: ListRequest): Promise<EntryPage>
  findEntry(id: string): Promise<EntryDetail | null>
  /** Contents of the entries of one list, in any order, with their html where that is wanted; unknown ids are absent. */
  listContents(ids: readonly string[], options: { isFull: boolean }): Promise<EntryContents[]>
  /** Plain texts of entries, in any order; unknown ids are absent. */
  listTexts(ids: readonly string[]): Promise<{ id: string; text: string }[]>
  listSources(): Promise<SourceWithState[]>
  /** Those of these ids that exist. */
  findSources(ids: readonly string[]): Promise<SourceWithState[]>
  findSource(id: string): Promise<SourceWithState | null>
  /** The newest changes of condition that operators are told of, newest first, or those behind a place; `changedAt` in ms. */
  listChanges(limit: number, behind?: ChangePlace | null): Promise<ToldChange[]>
  /** Entries per tag id, most first; tags without entries are absent. `name` is what authors call it. */
  listTagCounts(): Promise<{ id: string; name: string; count: number }[]>
  /** Tags on the newest entries of a tag, those on most of them first, at most `limit`. */
  listSharedTags(id: string, limit: number): Promise<SharedTag[]>
  /** Papers that entries name, those named most first; of one kind when named. */
  listPapers(options: { kind: Paper['kind'] | null; limit: number; page: number }): Promise<PaperPage>
  /** A paper by its key; null where no entry ever named it. */
  findPaper(id: string): Promise<NamedPaper | null>
  /** Entries per UTC day (`2026-11-23`), oldest first, days without entries absent; of one source or tag when named. */
  listDays(options: {
    since: number
    source?: string
    tag?: string
  }): Promise<{ day: string; count: number }[]>
  /** Posts per week of many sources or tags, oldest first, by id; ids without posts in these weeks are absent. */
  listWeeks(request: WeeksRequest): Promise<Map<string, number[]>>
  findStats(now: number): Promise<Stats>
  /** The edition of a week as its posts make it now; `tags` is the vocabulary. */
  composeEdition(options: { week: Week; tags: readonly Tag[] }): Promise<Edition>
  /** The closed edition of a week (`2026-W47`), for ever as it was when it closed. */
  findEdition(week: string): Promise<Edition | null>
  /** Closed editions that have posts, newest first. */
  listEditions(): Promise<EditionSummary[]>
  findEditionRecord(): Promise<EditionRecord>
  /** Moves whenever an entry or a source that readers can see changes; `changedAt` in ms. */
  findVersion(): Promise<{ version: number; changedAt: number }>
}
