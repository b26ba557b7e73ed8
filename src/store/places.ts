import type { Database } from './database.ts'
import type { NarrowedFilter } from './filter-conditions.ts'
import type { Cursor, EntrySort, ListRequest } from './reads.ts'
import { type Query, sql } from './sql.ts'

/** A request with what a search asks for beyond words. */
export interface NarrowedRequest extends ListRequest {
  filter: NarrowedFilter
}

/** A place in the order of a list, without its direction. */
export type Place = Omit<Cursor, 'direction'>

/** The places of one page and one more, and how many there are on all pages. */
export interface FoundPlaces {
  places: Place[]
  total: number
  /** How many of them pages show, where not all. */
  listed?: number
}

/** What a list is read from: `FROM relation`, which ends in conditions, and the column of it that holds the key. */
export interface Relation {
  from: Query
  key: Query
}

/** Keys of one page and one row more, on indexes alone: skipping to a deep page reads no cards. */
export async function findPlaces(
  database: Database,
  request: ListRequest,
  { from, key }: Relation,
): Promise<Place[]> {
  const { cursor, limit, sort } = request
  const after = cursor ? sql` AND ${toCursorCondition(sort, cursor, key)}` : sql``
  const rows = await database.all(sql`SELECT ${key} AS key, e.seen_at AS at FROM ${from}${after}
    ORDER BY ${toOrder(sort, key)[cursor?.direction ?? 'next']} LIMIT ${limit + 1} OFFSET ${toOffset(request)}`)
  return rows as unknown as Place[]
}

function toOrder(sort: EntrySort, key: Query): { [D in Cursor['direction']]: Query } {
  if (sort === 'seen') return { next: sql`e.seen_at DESC, ${key} DESC`, previous: sql`e.seen_at, ${key}` }
  return { next: sql`${key} DESC`, previous: key }
}

/** Entries before the page; none where a cursor says where it begins. */
export function toOffset({ cursor, limit, page }: ListRequest): number {
  return cursor ? 0 : (page - 1) * limit
}

function toCursorCondition(sort: EntrySort, { direction, at, key }: Cursor, column: Query): Query {
  if (sort !== 'seen') return toKeyCondition(column, { direction, key })
  return direction === 'next'
    ? sql`(e.seen_at, ${column}) < (${at}, ${key})`
    : sql`(e.seen_at, ${column}) > (${at}, ${key})`
}

/** What lies on one side of a place in a list that goes by key. */
export function toKeyCondition(column: Query, { direction, key }: Omit<Cursor, 'at'>): Query {
  return direction === 'next' ? sql`${column} < ${toBound(key)}` : sql`${column} > ${toBound(key)}`
}

/** A key that rows are compared with. A bound number is a real one in SQLite, and FTS5 begins at whole numbers only. */
export function toBound(key: number): Query {
  return sql`CAST(${key} AS BIGINT)`
}
