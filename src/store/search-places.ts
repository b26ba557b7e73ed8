import type { WordQuery } from '../word-query.ts'
import type { Database } from './database.ts'
import { toFilterConditions } from './filter-conditions.ts'
import { ALL } from './kept-lists.ts'
import type { Memory } from './memory.ts'
import {
  type FoundPlaces,
  findPlaces,
  type NarrowedRequest,
  type Place,
  toKeyCondition,
  toOffset,
} from './places.ts'
import { join, type Query, sql } from './sql.ts'
import {
  COUNTED_MAX,
  countRows,
  countStretches,
  findInStretches,
  sumCounts,
  type ToRows,
} from './stretches.ts'

/** Matches that take part in ranking, newest first: a word that stands everywhere then costs no more than a rare one. */
export const RANKED_MATCHES_MAX = 1000
/**
 * Of more matches none is weighed. BM25 walks all of them to learn how rare a word is, and of a word that stands
 * everywhere it then says next to nothing: what has it in the title is as good a guess, and found in an instant.
 */
const WEIGHED_MATCHES_MAX = 10_000

/** A search: its words, and all that narrows it. */
export interface Search {
  words: WordQuery
  matches: Query
  request: NarrowedRequest
  /** Left out: as many as WEIGHED_MATCHES_MAX says. */
  weighedMax?: number
}

/** The places that a search finds, by date or by relevance. */
export async function searchPlaces(database: Database, memory: Memory, search: Search): Promise<FoundPlaces> {
  const { matches, request } = search
  const narrow = toNarrow(request)
  if (request.sort === 'relevance') return rankPlaces(database, memory, { ...search, narrow })
  if (request.sort === 'published' && isOpen(request)) return walkMatches(memory, search)
  const toInside: ToRows = (toRange) => sql`${narrow(matches)} AND ${toRange(sql`m.key`)}`
  const stretches = await countStretches(memory, ALL, toInside)
  const total = sumCounts(stretches)
  const relation = toRelation(matches, request)
  const toSelect: ToRows = (toRange) =>
    sql`SELECT m.key AS key, e.seen_at AS at FROM ${relation} AND ${toRange(sql`m.key`)}`
  const places =
    request.sort === 'seen'
      ? await findPlaces(database, request, { from: relation, key: sql`m.key` })
      : await findInStretches(memory, request, { stretches, toSelect })
  return { places, total }
}

/** Makes of a subquery of matches a relation `m` of those that the rest of the filter lets through; it ends in conditions. */
type Narrow = (matches: Query) => Query

function toNarrow(request: NarrowedRequest): Narrow {
  return (matches) => (isOpen(request) ? sql`(${matches}) m WHERE 1 = 1` : toRelation(matches, request))
}

/** Whether words alone are asked for: search knows leads only, so they are found in its index alone. */
function isOpen({ filter }: NarrowedRequest): boolean {
  return toFilterConditions(filter).length === 1 && filter.ids.length === 0
}

/**
 * Places by date of all that match. The index of words is walked from the newest match on, at some 60 ns each: nothing need
 * be done in stretches.
 */
async function walkMatches(memory: Memory, { matches, request }: Search): Promise<FoundPlaces> {
  const { cursor, limit } = request
  const total = await countRows(memory, sql`(SELECT m.key FROM (${matches}) m LIMIT ${COUNTED_MAX}) s`)
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

/** `entries e`, joined to the matches `m` of a search: CROSS JOIN, so that the matches are walked in order of key. */
function toRelation(matches: Query, { filter }: NarrowedRequest): Query {
  return sql`(${matches}) m CROSS JOIN entries e WHERE e.key = m.key AND ${join(toFilterConditions(filter), ' AND ')}`
}

/** Places by rank, of the newest that match; they have no `at`, since ranked lists have no cursors. */
async function rankPlaces(
  database: Database,
  memory: Memory,
  { words, matches, narrow, request, weighedMax = WEIGHED_MATCHES_MAX }: Search & { narrow: Narrow },
): Promise<FoundPlaces> {
  const [from, to] = [toOffset(request), toOffset(request) + request.limit + 1]
  const some = sql`(SELECT m.key FROM (${matches}) m LIMIT ${weighedMax + 1}) s`
  if ((await countRows(memory, some)) <= weighedMax) {
    const newest = sql`(SELECT m.key AS key, m.rank AS rank FROM ${narrow(matches)}
      ORDER BY m.key DESC LIMIT ${RANKED_MATCHES_MAX}) n`
    const rows = await memory.recall(sql`SELECT n.key AS key, 0 AS at FROM ${newest}
      ORDER BY n.rank, n.key DESC LIMIT ${to - from} OFFSET ${from}`)
    return { places: rows as unknown as Place[], total: await countRows(memory, newest) }
  }
  const newest = await listKeys(memory, narrow(toNewest(matches)))
  const inTitle = database.matches({ ...words, wanted: words.wanted.map((any) => any.map(toTitleWord)) })
  const named = inTitle ? await listKeys(memory, narrow(toNewest(inTitle))) : []
  const last = newest.at(-1) ?? Number.POSITIVE_INFINITY
  const keys = [...new Set([...named.filter((key) => key >= last), ...newest])]
  return { places: keys.slice(from, to).map((key) => ({ key, at: 0 })), total: keys.length }
}

function toNewest(matches: Query): Query {
  return sql`SELECT key, rank FROM (${matches}) newest ORDER BY key DESC LIMIT ${RANKED_MATCHES_MAX}`
}

async function listKeys(memory: Memory, relation: Query): Promise<number[]> {
  const rows = await memory.recall(sql`SELECT m.key AS key FROM ${relation} ORDER BY m.key DESC`)
  return rows.map(({ key }) => key as number)
}

function toTitleWord<T extends { inTitle?: boolean }>(word: T): T {
  return { ...word, inTitle: true }
}
