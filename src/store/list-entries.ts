import type { EntryCard } from '../entry.ts'
import { parseWords } from '../search/word-query.ts'
import type { Database } from './database.ts'
import { CARD_COLUMNS, toCard } from './entry-rows.ts'
import { listPlaces } from './list-places.ts'
import type { Memory } from './memory.ts'
import type { FoundPlaces, Place } from './places.ts'
import type { EntryPage, EntrySort, ListRequest } from './reads.ts'
import { toSearchConditions } from './search-conditions.ts'
import { searchPlaces } from './search-places.ts'
import { list, sql } from './sql.ts'

/** One page of cards, by page number or by cursor. */
export async function listEntries(
  database: Database,
  memory: Memory,
  request: ListRequest,
): Promise<EntryPage> {
  const words = request.filter.q === null ? null : parseWords(request.filter.q)
  const matches = words && database.matches(words)
  const narrowedBy = toSearchConditions(request.filter, words, database)
  const narrowed = { ...request, filter: { ...request.filter, narrowedBy } }
  const found =
    words && matches
      ? await searchPlaces(database, memory, { words, matches, request: narrowed })
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
  { places: found, total, listed = total }: FoundPlaces,
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
    pages: Math.ceil(listed / limit),
    next: hasCursors && hasNext && last ? { direction: 'next', at: last.at, key: last.key } : null,
    previous:
      hasCursors && hasPrevious && first ? { direction: 'previous', at: first.at, key: first.key } : null,
  }
}
