import type { EntryCard } from '../entry.ts'
import { parseWords } from '../word-query.ts'
import type { Database } from './database.ts'
import { CARD_COLUMNS, toCard } from './entry-rows.ts'
import { toFilterConditions } from './filter-conditions.ts'
import { listPlaces } from './list-places.ts'
import type { Memory } from './memory.ts'
import {
  countRows,
  type FoundPlaces,
  findPlaces,
  type NarrowedRequest,
  type Place,
  toOffset,
} from './places.ts'
import type { EntryPage, EntrySort, ListRequest } from './reads.ts'
import { toSearchConditions } from './search-conditions.ts'
import { join, list, type Query, sql } from './sql.ts'

/** Matches that take part in ranking, newest first: a word that stands everywhere then costs no more than a rare one. */
export const RANKED_MATCHES_MAX = 1000

/** One page of cards, by page number or by cursor. */
export async function listEntries(
  database: Database,
  memory: Memory,
  request: ListRequest,
): Promise<EntryPage> {
  const words = request.filter.q === null ? null : parseWords(request.filter.q)
  const matches = words && database.matches(words)
  const narrowedBy = toSearchConditions(request.filter, words, database.matches)
  const narrowed = { ...request, filter: { ...request.filter, narrowedBy } }
  const found = matches
    ? await searchPlaces(database, { matches, memory, request: narrowed })
    : await listPlaces(database, memory, { ...narrowed, sort: withoutRank(request.sort) })
  const { places, ...page } = toPage(request, found)
  const keys = places.map(({ key }) => key)
  const cards = await memory.recallCards(keys, (missing) => readCards(database, missing))
  return { ...page, entries: keys.flatMap((key) => cards.get(key) ?? []) }
}

/** Without words there is no relevance: the newest stand first. */
function withoutRank(sort: EntrySort): EntrySort {
  return sort === 'relevance' ? 'published' : sort
}

async function searchPlaces(
  database: Database,
  { matches, memory, request }: { matches: Query; memory: Memory; request: NarrowedRequest },
): Promise<FoundPlaces> {
  const conditions = toFilterConditions(request.filter)
  const all = toRelation(matches, conditions)
  // Search knows leads only, so words without another filter are counted in their index alone.
  const isOpen = conditions.length === 1 && request.filter.ids.length === 0
  const counted = isOpen ? sql`(${matches}) m` : all
  const total = await countRows(memory, counted)
  if (request.sort === 'relevance') {
    const places = await rankPlaces(database, request, { matches, conditions: isOpen ? [] : conditions })
    return { places, total: Math.min(total, RANKED_MATCHES_MAX) }
  }
  return { places: await findPlaces(database, request, { from: all, key: sql`m.key` }), total }
}

/** Places by rank; they have no `at`, since ranked lists have no cursors. */
async function rankPlaces(
  database: Database,
  request: ListRequest,
  { matches, conditions }: { matches: Query; conditions: readonly Query[] },
): Promise<Place[]> {
  const newest = sql`SELECT key, rank FROM (${matches}) newest ORDER BY key DESC LIMIT ${RANKED_MATCHES_MAX}`
  const ranked = conditions.length === 0 ? sql`(${newest}) m` : toRelation(newest, conditions)
  const rows = await database.all(sql`SELECT m.key AS key, 0 AS at FROM ${ranked}
    ORDER BY m.rank, m.key DESC LIMIT ${request.limit + 1} OFFSET ${toOffset(request)}`)
  return rows as unknown as Place[]
}

/** `entries e`, joined to the matches `m` of a search: CROSS JOIN, so that the matches are walked in order of key. */
function toRelation(matches: Query, conditions: readonly Query[]): Query {
  return sql`(${matches}) m CROSS JOIN entries e WHERE e.key = m.key AND ${join(conditions, ' AND ')}`
}

/** The cards of some keys. */
export async function readCards(
  database: Database,
  keys: readonly number[],
): Promise<Map<number, EntryCard>> {
  if (keys.length === 0) return new Map()
  const rows =
    await database.all(sql`SELECT ${CARD_COLUMNS} FROM entries e JOIN sources s ON s.id = e.source_id
    WHERE e.key IN ${list(keys)}`)
  return new Map(rows.map((row) => [row.key as number, toCard(row)]))
}

function toPage(
  request: ListRequest,
  { places: found, total }: FoundPlaces,
): Omit<EntryPage, 'entries'> & { places: Place[] } {
  const { cursor, limit } = request
  const hasMore = found.length > limit
  const isBackward = cursor?.direction === 'previous'
  const places = isBackward ? found.slice(0, limit).reverse() : found.slice(0, limit)
  const [first, last] = [places[0], places.at(-1)]
  const hasCursors = request.sort !== 'relevance'
  const hasNext = isBackward || hasMore
  const hasPrevious = isBackward ? hasMore : cursor !== null || request.page > 1
  return {
    places,
    total,
    page: cursor ? null : request.page,
    pages: Math.ceil(total / limit),
    next: hasCursors && hasNext && last ? { direction: 'next', at: last.at, key: last.key } : null,
    previous:
      hasCursors && hasPrevious && first ? { direction: 'previous', at: first.at, key: first.key } : null,
  }
}
