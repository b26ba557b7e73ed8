import { Type } from '@fastify/type-provider-typebox'
import { toLocale } from '../language-tag.ts'
import { readPaper, toPaperKey } from '../paper.ts'
import type { Cursor, EntryFilter, EntrySort, ListRequest } from '../store/reads.ts'
import type { Tag } from '../tag.ts'
import { parseCursor } from './cursor.ts'
import { INSTANT_FORMS, toInstant } from './instant.ts'
import { createQueryReader, type QueryReader, toRefusal } from './query-reader.ts'
import { toSearchFilter } from './search-filter.ts'

/** Entries of one page of a list. */
export const LIMIT_MAX = 100
/** Deeper pages do not exist. */
export const PAGE_MAX = 100_000
/** Of a search, wherever it may be given. */
export const SEARCH_CHARACTERS_MAX = 300
const SORTS: readonly EntrySort[] = ['published', 'seen', 'relevance']

const anyOf = (description: string, examples: string[]) =>
  Type.Optional(Type.Array(Type.String(), { description, examples: [examples] }))
const optional = (description: string, example: string) =>
  Type.Optional(Type.String({ description, examples: [example] }))

/**
 * The filters that every list of entries takes, as the API description shows them. `toListRequest` reads and checks
 * them; spread JUDGED_BY_HANDLER into a route that uses this schema.
 */
export const FilterQuery = Type.Object({
  id: anyOf(`These entries and no others, at most ${LIMIT_MAX}; unknown ids are left out.`, [
    '7k3q9v0c2m8d4h6t',
    '0d5n1x8r6b3j9p2w',
  ]),
  tag: anyOf('Entries with any of these tags. Repeat the parameter or separate with commas.', [
    'natural-language-processing',
    'computer-vision',
  ]),
  source: anyOf('Entries of any of these sources, by id.', ['lilianweng']),
  language: anyOf('Entries in any of these languages (BCP 47). `zh` takes in `zh-Hans` and `zh-Hant`.', [
    'zh',
  ]),
  paper: anyOf(
    'Entries that name any of these papers, models or repositories: a key, an arXiv id, a DOI or an address.',
    ['arxiv:1706.03762'],
  ),
  author: optional('Entries by this author.', 'Lilian Weng'),
  q: optional(
    'A search: words in any language, "a phrase", a AND b, -a or NOT a, a OR b, (a b) OR c, -(a OR b), token*, title:, tag:, source:, author:, lang:, after:, before:.',
    '"in-context learning" OR 上下文学习 -tag:robotics after:2026',
  ),
  since: optional(`Published at or after this: ${INSTANT_FORMS}.`, 'P7D'),
  until: optional(`Published before this: ${INSTANT_FORMS}.`, '2026-11-23'),
  sort: Type.Optional(
    Type.Unsafe<EntrySort>({
      type: 'string',
      enum: SORTS,
      default: 'published',
      description:
        'Newest published first, newest seen first, or best match first (`relevance`, needs `q`; of all in `total`, the best 1,000 or more are listed).',
    }),
  ),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: LIMIT_MAX,
      description: 'Entries on one page; of entries named by `id` all, unless said.',
    }),
  ),
  page: Type.Optional(
    Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: 1, description: 'Page number, from 1.' }),
  ),
  cursor: optional(
    'A place in the list as `next` or `previous` gave it; stays put when new entries arrive. Wins over `page`.',
    'AAAAAZqxOmgAAAAAAAAAAPoAX0fS',
  ),
})

export interface ListOptions {
  /** ms since the epoch, for durations. */
  now: number
  /** Entries on a page when the query does not say. */
  limit: number
  /** The vocabulary, for `tag:` in a search by any name of a concept. */
  tags?: readonly Tag[]
  /** Order when the query does not say; `relevance` falls back to `published` without `q`. */
  sort?: EntrySort
}

/**
 * Reads the filters of a list from a parsed query string. Blank and unknown parameters are ignored.
 * Throws AppError `invalid` with one mistake for each parameter that is wrong, saying what is allowed.
 */
export function toListRequest(query: Record<string, unknown>, options: ListOptions): ListRequest {
  const reader = createQueryReader(query)
  const list = readList(reader, options)
  refuseMistakes(reader)
  return list
}

/** The same, from a reader that reads other parameters too; the caller refuses what it met. */
export function readList(reader: QueryReader, options: ListOptions): ListRequest {
  const filter = {
    ids: reader.list('id', LIMIT_MAX),
    tags: reader.list('tag'),
    sources: reader.list('source'),
    languages: readLanguages(reader),
    papers: readPapers(reader),
    author: reader.text('author'),
    ...toSearchFilter(reader.text('q', SEARCH_CHARACTERS_MAX), options.tags ?? []),
    since: readInstant(reader, 'since', options.now),
    until: readInstant(reader, 'until', options.now),
  }
  const sort = readSort(reader, { filter, wanted: options.sort })
  const limitUnsaid = Math.max(options.limit, filter.ids.length)
  const limit = reader.integer('limit', { min: 1, max: LIMIT_MAX }) ?? limitUnsaid
  const page = reader.integer('page', { min: 1, max: PAGE_MAX }) ?? 1
  const cursor = readCursor(reader, sort)
  return { filter, sort, limit, page, cursor }
}

/** Throws AppError `invalid` when the reader met mistakes. */
export function refuseMistakes({ mistakes }: QueryReader): void {
  if (mistakes.length > 0) throw toRefusal(mistakes)
}

function readInstant(reader: QueryReader, name: string, now: number): number | null {
  const text = reader.text(name)
  if (text === null) return null
  const at = toInstant(text, now)
  if (at === null) reader.refuse(name, `must be ${INSTANT_FORMS}`)
  return at
}

/** In their usual spelling, as they are kept: `zh-hans` is `zh-Hans`. */
function readLanguages(reader: QueryReader): string[] {
  const usual = reader.list('language').flatMap((tag) => {
    const locale = toLocale(tag)
    if (!locale) reader.refuse('language', `${tag} is none; give a tag (BCP 47) such as en, zh or zh-Hans`)
    return locale ? [locale.toString()] : []
  })
  return [...new Set(usual)]
}

function readPapers(reader: QueryReader): string[] {
  return reader.list('paper').flatMap((text) => {
    const paper = readPaper(text)
    if (!paper) reader.refuse('paper', `${text} is none; give one as in arxiv:1706.03762 or doi:10.1000/182`)
    return paper ? [toPaperKey(paper)] : []
  })
}

/** Relevance needs words; a search of operators alone goes by date. */
function readSort(
  reader: QueryReader,
  { filter, wanted = 'published' }: { filter: EntryFilter; wanted: EntrySort | undefined },
): EntrySort {
  const { q, operators } = filter
  const asked = reader.choice('sort', SORTS)
  if (asked === 'relevance' && q === null && operators === undefined)
    reader.refuse('sort', 'relevance needs search words in q')
  const sort = asked ?? wanted
  return sort === 'relevance' && q === null ? 'published' : sort
}

function readCursor(reader: QueryReader, sort: EntrySort): Cursor | null {
  const text = reader.text('cursor')
  if (text === null) return null
  if (sort === 'relevance') {
    reader.refuse('cursor', 'a list sorted by relevance has pages, not cursors; use page')
    return null
  }
  const cursor = parseCursor(text, sort)
  if (!cursor) {
    reader.refuse(
      'cursor',
      'not one that a list in this order gave; take it from next, previous or the Link header',
    )
  }
  return cursor
}
