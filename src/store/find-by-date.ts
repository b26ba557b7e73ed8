import { toFilterConditions } from './filter-conditions.ts'
import { ALL } from './kept-lists.ts'
import type { Memory } from './memory.ts'
import { type FoundPlaces, type NarrowedRequest, type Place, toKeyCondition, toOffset } from './places.ts'
import type { NarrowedSearch } from './search-places.ts'
import { join, type Query, sql } from './sql.ts'
import {
  COUNTED_MAX,
  countRows,
  countStretches,
  findInStretches,
  type Stretch,
  sumCounts,
  type ToRows,
} from './stretches.ts'

/** Places by date of what a search finds; by page or cursor of its request. */
export async function findByDate(memory: Memory, search: NarrowedSearch): Promise<FoundPlaces> {
  if (isOpen(search.request)) return walkMatches(memory, search)
  const stretches = await countMatches(memory, search)
  return { places: await findMatches(memory, search, stretches), total: sumCounts(stretches) }
}

/** Makes the function that lists the newest keys of a search, of which `search` finds all, and tells how many there are. */
export async function openNewestMatches(
  memory: Memory,
  search: NarrowedSearch,
): Promise<{ total: number; list: (matches: Query, limit: number) => Promise<number[]> }> {
  const { matches, request } = search
  if (isOpen(request)) {
    const list = (some: Query, limit: number) =>
      memory.recall(sql`SELECT m.key AS key FROM (${some}) m ORDER BY m.key DESC LIMIT ${limit}`)
    return {
      total: await countOpen(memory, matches),
      list: async (...wanted) => toKeys(await list(...wanted)),
    }
  }
  const stretches = await countMatches(memory, search)
  const list = async (some: Query, limit: number) => {
    const first = { ...request, cursor: null, page: 1, limit: limit - 1 }
    return toKeys(await findMatches(memory, { ...search, matches: some, request: first }, stretches))
  }
  return { total: sumCounts(stretches), list }
}

/** How many a search finds, stretch by stretch. */
export function countMatches(memory: Memory, { matches, request }: NarrowedSearch): Promise<Stretch[]> {
  const narrowed = narrowMatches(matches, request)
  return countStretches(memory, ALL, (toRange) => sql`${narrowed} AND ${toRange(sql`m.key`)}`)
}

function findMatches(
  memory: Memory,
  { matches, request }: NarrowedSearch,
  stretches: readonly Stretch[],
): Promise<Place[]> {
  const relation = toRelation(matches, request)
  const toSelect: ToRows = (toRange) =>
    sql`SELECT m.key AS key, e.seen_at AS at FROM ${relation} AND ${toRange(sql`m.key`)}`
  return findInStretches(memory, request, { stretches, toSelect })
}

/** How many have the words, whatever else is asked; COUNTED_MAX of more. */
export function countOpen(memory: Memory, matches: Query): Promise<number> {
  return countRows(memory, sql`(SELECT m.key FROM (${matches}) m LIMIT ${COUNTED_MAX}) s`)
}

function toKeys(rows: readonly { key?: unknown }[]): number[] {
  return rows.map(({ key }) => key as number)
}

/** A relation `m` of the matches that the rest of the filter lets through; it ends in conditions. */
export function narrowMatches(matches: Query, request: NarrowedRequest): Query {
  return isOpen(request) ? sql`(${matches}) m WHERE 1 = 1` : toRelation(matches, request)
}

/** `entries e`, joined to the matches `m` of a search: CROSS JOIN, so that the matches are walked in order of key. */
export function toRelation(matches: Query, { filter }: NarrowedRequest): Query {
  return sql`(${matches}) m CROSS JOIN entries e WHERE e.key = m.key AND ${join(toFilterConditions(filter), ' AND ')}`
}

/** Whether words alone are asked for: search knows leads only, so they are found in its index alone. */
function isOpen({ filter }: NarrowedRequest): boolean {
  return toFilterConditions(filter).length === 1 && filter.ids.length === 0
}

/**
 * Places by date of all that match. The index of words is walked from the newest match on, at some 60 ns each: nothing need
 * be done in stretches.
 */
async function walkMatches(memory: Memory, { matches, request }: NarrowedSearch): Promise<FoundPlaces> {
  const { cursor, limit } = request
  const total = await countOpen(memory, matches)
  const offset = toOffset(request)
  if (offset > 0 && offset >= total) return { places: [], total }
  const from = cursor ? toKeyCondition(sql`m.key`, cursor) : sql`1 = 1`
  const order = (key: Query) => (cursor?.direction === 'previous' ? key : sql`${key} DESC`)
  const page = sql`SELECT m.key AS key FROM (${matches}) m WHERE ${from}
    ORDER BY ${order(sql`m.key`)} LIMIT ${limit + 1} OFFSET ${offset}`
  const rows = await memory.recall(sql`SELECT p.key AS key, e.seen_at AS at FROM (${page}) p
    CROSS JOIN entries e WHERE e.key = p.key ORDER BY ${order(sql`p.key`)}`)
  return { places: rows as unknown as Place[], total }
}
