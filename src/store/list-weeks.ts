import type { Database } from './database.ts'
import { toFirstKey } from './key.ts'
import { list, type Query, sql } from './sql.ts'

const WEEK_MS = 7 * 86_400_000

/** Whose posts are counted, and over which weeks: those before `until` (ms since the epoch), each of seven days. */
export interface WeeksRequest {
  kind: 'source' | 'tag'
  ids: readonly string[]
  until: number
  weeks: number
}

/**
 * Posts of each week, oldest first, by source or tag, reposts among them as in their counts; ids without any are absent.
 * One query, which reads nothing but stretches of an index.
 */
export async function listWeeks(database: Database, request: WeeksRequest): Promise<Map<string, number[]>> {
  const { ids, until, weeks } = request
  const found = new Map<string, number[]>()
  if (ids.length === 0) return found
  // Reckoned from the end, so that the last week is whole; the cast cuts off what is left of a week.
  const rows =
    await database.all(sql`SELECT id, CAST((${toFirstKey(until) - 1} - key) / ${toFirstKey(WEEK_MS)} AS BIGINT) AS age,
    COUNT(*) AS count FROM (${toKeys(request)}) k GROUP BY 1, 2`)
  for (const row of rows) {
    const counts = found.get(row.id as string) ?? new Array<number>(weeks).fill(0)
    counts[weeks - 1 - (row.age as number)] = row.count as number
    found.set(row.id as string, counts)
  }
  return found
}

function toKeys({ kind, ids, until, weeks }: WeeksRequest): Query {
  const within = sql`key >= ${toFirstKey(until - weeks * WEEK_MS)} AND key < ${toFirstKey(until)}`
  return kind === 'tag'
    ? sql`SELECT tag_id AS id, key FROM entry_tags WHERE tag_id IN ${list(ids)} AND ${within}`
    : sql`SELECT source_id AS id, key FROM entries WHERE source_id IN ${list(ids)} AND is_lead IN (0, 1) AND ${within}`
}
