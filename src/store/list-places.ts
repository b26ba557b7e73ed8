import type { Database } from './database.ts'
import { type NarrowedFilter, toFilterConditions, toNameKey } from './filter-conditions.ts'
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
  type FoundPlaces,
  findPlaces,
  type NarrowedRequest,
  type Place,
  type Relation,
  toKeyCondition,
  toOffset,
} from './places.ts'
import { join, list, type Query, sql } from './sql.ts'
import { countRows, countStretches, findInStretches, sumCounts, type ToRows } from './stretches.ts'

/** Entries that are sorted for one page. */
const SORTED_MAX = 10_000
/** Entries of one author, or that name a paper, which are looked up one by one. */
const FEW_MAX = 5_000

/** The places of a list without search words. Totals and deep pages of whole lists cost no more than their first page. */
export async function listPlaces(
  database: Database,
  memory: Memory,
  request: NarrowedRequest,
): Promise<FoundPlaces> {
  const { filter, sort } = request
  const lists = toKeptLists(filter)
  const areFew = await isOfFew(memory, filter)
  if (!areFew && !isWhole(filter, lists)) return listNarrowed(database, memory, request)
  const [first = ALL] = areFew ? [ALL] : lists
  const spans = areFew ? null : await readSpans(memory, first)
  const total = spans
    ? spans.reduce((sum, { size }) => sum + size, 0)
    : await countRows(memory, sql`(${toWalk(first, filter)}) w`)
  const places =
    sort === 'seen'
      ? await findPlaces(database, request, toSeen(first, filter, total))
      : await walkPlaces(memory, request, { walked: first, spans })
  return { places, total }
}

/** Whether a filter names so few entries that each is looked up: by id (reposts are among those), by author, by paper. */
async function isOfFew(memory: Memory, { ids, author, papers }: NarrowedFilter): Promise<boolean> {
  if (ids.length > 0) return true
  const named = [
    ...(author === null ? [] : [sql`SELECT key FROM entry_authors WHERE name_key = ${toNameKey(author)}`]),
    ...(papers.length === 0 ? [] : [sql`SELECT key FROM entry_papers WHERE paper_id IN ${list(papers)}`]),
  ]
  for (const keys of named) {
    const count = await countRows(memory, sql`(SELECT k.key FROM (${keys}) k LIMIT ${FEW_MAX + 1}) f`)
    if (count <= FEW_MAX) return true
  }
  return false
}

/** Of a list of which a part is asked for, each stretch is looked through for itself. */
async function listNarrowed(
  database: Database,
  memory: Memory,
  request: NarrowedRequest,
): Promise<FoundPlaces> {
  const { filter, sort } = request
  const walked = await findShortest(database, toKeptLists(filter))
  const toSelect: ToRows = (toRange) => toWalk(walked, filter, toRange)
  const stretches = await countStretches(memory, walked, (toRange) => sql`(${toSelect(toRange)}) w`)
  const total = sumCounts(stretches)
  const places =
    sort === 'seen'
      ? await findPlaces(database, request, toSeen(walked, filter, total))
      : await findInStretches(memory, request, { stretches, toSelect })
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
