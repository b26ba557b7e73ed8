import type { EntryCard } from '../entry.ts'
import type { Database } from './database.ts'
import { CARD_COLUMNS, toCard } from './entry-rows.ts'
import { toFilterConditions } from './filter-conditions.ts'
import type { Cursor, EntryPage, EntrySort, ListRequest } from './reads.ts'
import { join, list, type Query, sql } from './sql.ts'

/** Matches that take part in ranking, newest first: a word that stands everywhere then costs no more than a rare one. */
export const RANKED_MATCHES_MAX = 1000

/** Counts the rows of a query; the caller may remember answers for as long as nothing changes. */
export type Count = (query: Query) => Promise<number>

/** A place in the order of a list, without its direction. */
type Place = Omit<Cursor, 'direction'>

const ORDERS: Record<EntrySort, { [D in Cursor['direction']]: Query }> = {
  published: { next: sql`e.key DESC`, previous: sql`e.key` },
  seen: { next: sql`e.seen_at DESC, e.key DESC`, previous: sql`e.seen_at, e.key` },
  relevance: { next: sql`m.rank, m.key DESC`, previous: sql`m.rank DESC, m.key` },
}

/** One page of cards, by page number or by cursor. */
export async function listEntries(
  database: Database,
  count: Count,
  request: ListRequest,
): Promise<EntryPage> {
  const matches = request.filter.q === null ? null : database.matches(request.filter.q)
  const isRanked = request.sort === 'relevance' && matches !== null
  const conditions = toFilterConditions(request.filter)
  if (request.filter.q !== null && matches === null) conditions.push(sql`1 = 0`)
  const all = toRelation(matches, conditions)
  // Search knows leads only, so words without another filter are counted in their index alone.
  const counted = matches && conditions.length === 1 ? sql`(${matches}) m` : all
  const total = await count(sql`SELECT COUNT(*) AS count FROM ${counted}`)
  const relation = isRanked ? toRelation(toRanked(matches), conditions) : all
  const found = await findPlaces(
    database,
    { ...request, sort: isRanked ? 'relevance' : withoutRank(request.sort) },
    relation,
  )
  const { places, ...page } = toPage(request, found, isRanked ? Math.min(total, RANKED_MATCHES_MAX) : total)
  const cards = await readCards(database, places)
  return { ...page, entries: places.flatMap((place) => cards.get(place.key) ?? []) }
}

/** Without words there is no relevance: the newest stand first. */
function withoutRank(sort: EntrySort): EntrySort {
  return sort === 'relevance' ? 'published' : sort
}

/** `entries e`, joined to the matches `m` of a search: CROSS JOIN, so that the matches are walked in order of key. */
function toRelation(matches: Query | null, conditions: readonly Query[]): Query {
  const where = join(conditions, ' AND ')
  return matches
    ? sql`(${matches}) m CROSS JOIN entries e WHERE e.key = m.key AND ${where}`
    : sql`entries e WHERE ${where}`
}

function toRanked(matches: Query): Query {
  return sql`SELECT key, rank FROM (${matches}) newest ORDER BY key DESC LIMIT ${RANKED_MATCHES_MAX}`
}

/** Keys of one page and one row more, on indexes alone: skipping to a deep page reads no cards. */
async function findPlaces(database: Database, request: ListRequest, relation: Query): Promise<Place[]> {
  const { cursor, limit, page, sort } = request
  const order = ORDERS[sort][cursor?.direction ?? 'next']
  const after = cursor ? sql` AND ${toCursorCondition(sort, cursor)}` : sql``
  const offset = cursor ? 0 : (page - 1) * limit
  const rows = await database.all(sql`SELECT e.key AS key, e.seen_at AS at FROM ${relation}${after}
    ORDER BY ${order} LIMIT ${limit + 1} OFFSET ${offset}`)
  return rows as unknown as Place[]
}

function toCursorCondition(sort: EntrySort, { direction, at, key }: Cursor): Query {
  if (sort === 'seen') {
    return direction === 'next'
      ? sql`(e.seen_at, e.key) < (${at}, ${key})`
      : sql`(e.seen_at, e.key) > (${at}, ${key})`
  }
  return direction === 'next' ? sql`e.key < ${key}` : sql`e.key > ${key}`
}

/** The cards of the keys, in the order of the keys. */
export async function readCards(
  database: Database,
  places: readonly { key: number }[],
): Promise<Map<number, EntryCard>> {
  if (places.length === 0) return new Map()
  const rows =
    await database.all(sql`SELECT ${CARD_COLUMNS} FROM entries e JOIN sources s ON s.id = e.source_id
    WHERE e.key IN ${list(places.map((place) => place.key))}`)
  return new Map(rows.map((row) => [row.key as number, toCard(row)]))
}

function toPage(
  request: ListRequest,
  found: readonly Place[],
  total: number,
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
