import type { Database } from './database.ts'
import { type NarrowedFilter, toFilterConditions } from './filter-conditions.ts'
import {
  ALL,
  findShortest,
  isWhole,
  type KeptLists,
  readSpans,
  type Span,
  skipSpans,
  toKeptLists,
} from './kept-lists.ts'
import { toWalk } from './list-walk.ts'
import type { Memory } from './memory.ts'
import {
  countRows,
  type FoundPlaces,
  findPlaces,
  type NarrowedRequest,
  type Place,
  type Relation,
  toKeyCondition,
  toOffset,
} from './places.ts'
import { join, type Query, sql } from './sql.ts'

/** Entries that are sorted for one page. */
const SORTED_MAX = 10_000

/** The places of a list without search words. Totals and deep pages of whole lists cost no more than their first page. */
export async function listPlaces(
  database: Database,
  memory: Memory,
  request: NarrowedRequest,
): Promise<FoundPlaces> {
  const { filter, sort } = request
  const lists = toKeptLists(filter)
  const [first = ALL] = lists
  const spans = isWhole(filter, lists) ? await readSpans(memory, first) : null
  const walked = spans ? first : await findShortest(database, lists)
  const total = spans
    ? spans.reduce((sum, { size }) => sum + size, 0)
    : await countRows(memory, sql`(${toWalk(walked, filter)}) w`)
  const places =
    sort === 'seen'
      ? await findPlaces(database, request, toSeen(walked, filter, total))
      : await walkPlaces(memory, request, { walked, spans })
  return { places, total }
}

/** Few entries are sorted; of many, those that were seen last are met soon in the index by that time. */
function toSeen(walked: KeptLists, filter: NarrowedFilter, total: number): Relation {
  const conditions = toFilterConditions(filter)
  if (total > SORTED_MAX) return { from: sql`entries e WHERE ${join(conditions, ' AND ')}`, key: sql`e.key` }
  return {
    from: sql`(SELECT key, at AS seen_at FROM (${toWalk(walked, filter)}) w) e WHERE 1 = 1`,
    key: sql`e.key`,
  }
}

async function walkPlaces(
  memory: Memory,
  request: NarrowedRequest,
  { walked, spans }: { walked: KeptLists; spans: Span[] | null },
): Promise<Place[]> {
  const { cursor, filter, limit } = request
  const wanted = toOffset(request)
  const { below, offset } = spans && !cursor ? skipSpans(spans, wanted) : { below: null, offset: wanted }
  const start = cursor ?? (below === null ? null : { direction: 'next' as const, key: below })
  const walk = toWalk(walked, filter, (column: Query) => start && toKeyCondition(column, start))
  const order = cursor?.direction === 'previous' ? sql`key` : sql`key DESC`
  const rows = await memory.recall(sql`${walk} ORDER BY ${order} LIMIT ${limit + 1} OFFSET ${offset}`)
  return rows as unknown as Place[]
}
