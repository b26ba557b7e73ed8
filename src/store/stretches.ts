import { setImmediate as nextTurn } from 'node:timers/promises'
import { type KeptLists, readSpans, type Span } from './kept-lists.ts'
import { SPAN_KEYS } from './key.ts'
import type { Memory } from './memory.ts'
import { type Place, toBound, toKeyCondition, toOffset } from './places.ts'
import type { Cursor, ListRequest } from './reads.ts'
import { type Query, sql } from './sql.ts'

/** Rows that one query may walk, as far as they are told apart: a few milliseconds on the thread that answers. */
const STRETCH_ROWS = 1_000
/** Nobody pages through more; what matches beyond is not counted. */
export const COUNTED_MAX = 50_000

/** A stretch of a list: keys from `from` on and below `below`, and how many of its rows match; null: not counted. */
export interface Stretch {
  from: number
  below: number
  count: number | null
}

/** Makes of a condition on keys a query of the rows that meet it. */
export type ToRows = (toRange: (key: Query) => Query) => Query

/**
 * Counts what matches in some lists, newest first, one stretch after the other, so that others are answered meanwhile.
 * @param toRelation `FROM relation` of what matches within a range of keys
 */
export async function countStretches(
  memory: Memory,
  lists: KeptLists,
  toRelation: ToRows,
): Promise<Stretch[]> {
  const counted: Stretch[] = []
  let total = 0
  for (const stretch of await listStretches(memory, lists)) {
    if (total >= COUNTED_MAX) {
      counted.push(stretch)
      continue
    }
    const count = await countRows(memory, toRelation(toInside(stretch)))
    counted.push({ ...stretch, count })
    total += count
    await nextTurn()
  }
  return counted
}

/** The stretches of some lists, newest first, not counted. */
async function listStretches(memory: Memory, lists: KeptLists): Promise<Stretch[]> {
  return toStretches(await readSpans(memory, lists)).map((stretch) => ({ ...stretch, count: null }))
}

/** Counts all rows of `FROM relation` at once: for few. */
export async function countRows(memory: Memory, relation: Query): Promise<number> {
  const [row] = await memory.recall(sql`SELECT COUNT(*) AS count FROM ${relation}`)
  return row?.count as number
}

/** How many match, as far as they were counted. */
export function sumCounts(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { count }) => sum + (count ?? 0), 0)
}

/**
 * The places of one page and one more, by date, read where they lie: stretches without any are passed over.
 * @param toSelect `SELECT key, at …` of what matches within a range of keys
 */
export async function findInStretches(
  memory: Memory,
  request: ListRequest,
  { stretches, toSelect }: { stretches: readonly Stretch[]; toSelect: ToRows },
): Promise<Place[]> {
  const { cursor, limit } = request
  const chosen = cursor ? beginAtCursor(stretches, cursor) : beginAtOffset(stretches, toOffset(request))
  const order = cursor?.direction === 'previous' ? sql`key` : sql`key DESC`
  const places: Place[] = []
  for (const { stretch, offset } of chosen) {
    const toRange = (key: Query) =>
      cursor ? sql`${toInside(stretch)(key)} AND ${toKeyCondition(key, cursor)}` : toInside(stretch)(key)
    const rows = await memory.recall(
      sql`${toSelect(toRange)} ORDER BY ${order} LIMIT ${limit + 1 - places.length} OFFSET ${offset}`,
    )
    places.push(...(rows as unknown as Place[]))
    if (places.length > limit) break
    await nextTurn()
  }
  return places
}

/** A stretch, and how many of its rows are passed over. */
interface Part {
  stretch: Stretch
  offset: number
}

function beginAtCursor(stretches: readonly Stretch[], { direction, key }: Cursor): Part[] {
  const ahead =
    direction === 'previous'
      ? stretches.toReversed().filter(({ below }) => below > key + 1)
      : stretches.filter(({ from }) => from < key)
  return ahead.filter(({ count }) => count !== 0).map((stretch) => ({ stretch, offset: 0 }))
}

/** No page has a number that begins where nothing was counted. */
function beginAtOffset(stretches: readonly Stretch[], offset: number): Part[] {
  let rest = offset
  const parts: Part[] = []
  for (const stretch of stretches) {
    const { count } = stretch
    if (count === null && rest > 0) break
    if (count === null || rest < count) parts.push({ stretch, offset: rest })
    rest = Math.max(0, rest - (count ?? 0))
  }
  return parts
}

function toInside({ from, below }: Pick<Stretch, 'from' | 'below'>): (key: Query) => Query {
  return (key) => sql`${key} >= ${toBound(from)} AND ${key} < ${toBound(below)}`
}

/** Spans next to each other, newest first, put together until they hold enough. */
function toStretches(spans: readonly Span[]): Pick<Stretch, 'from' | 'below'>[] {
  const stretches: Pick<Stretch, 'from' | 'below'>[] = []
  let rows = STRETCH_ROWS
  for (const { span, size } of spans) {
    const last = stretches.at(-1)
    const from = span * SPAN_KEYS
    if (last && rows + size <= STRETCH_ROWS) last.from = from
    else {
      stretches.push({ from, below: (span + 1) * SPAN_KEYS })
      rows = 0
    }
    rows += size
  }
  return stretches
}
