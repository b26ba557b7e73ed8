import { WEEK_MS } from '../week.ts'
import type { Database } from './database.ts'
import { toFirstKey } from './key.ts'
import { toBound } from './places.ts'
import { join, list, type Query, sql } from './sql.ts'

/** Whose posts are counted, and over which weeks: those before `until` (ms since the epoch), each of seven days. */
export interface WeeksRequest {
  kind: 'source' | 'tag'
  ids: readonly string[]
  until: number
  weeks: number
}

/** Posts of each week, oldest first, by source or tag, reposts among them as in their counts; ids without any are absent. */
export async function listWeeks(database: Database, request: WeeksRequest): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>()
  if (request.ids.length === 0) return found
  const rows = await database.all(
    request.kind === 'tag' ? toCountsOfTags(request) : toCountsOfSources(request),
  )
  for (const { id, age, count } of rows as unknown as { id: string; age: number; count: number }[]) {
    if (count === 0) continue
    const counts = found.get(id) ?? new Array<number>(request.weeks).fill(0)
    counts[request.weeks - 1 - age] = count
    found.set(id, counts)
  }
  return found
}

/** Weeks are reckoned from the end, so that the last one is whole; `age` is how many came after. */
const WEEK_KEYS = toFirstKey(WEEK_MS)

/** A tag may have thousands of posts in a week: each is a stretch of an index, at a twentieth of what grouping costs. */
function toCountsOfTags({ ids, until, weeks }: WeeksRequest): Query {
  const tags = ids.map((id) => sql`(CAST(${id} AS TEXT))`)
  const bounds = Array.from({ length: weeks }, (_, age) => {
    const before = toFirstKey(until) - age * WEEK_KEYS
    return sql`(${toBound(age)}, ${toBound(before - WEEK_KEYS)}, ${toBound(before)})`
  })
  return sql`WITH i (id) AS (VALUES ${join(tags, ', ')}), w (age, since, before) AS (VALUES ${join(bounds, ', ')})
    SELECT id, age, (SELECT COUNT(*) FROM entry_tags WHERE tag_id = i.id AND key >= w.since AND key < w.before) AS count
    FROM i CROSS JOIN w`
}

/** Sources are many and most post seldom: one walk along the index, all posts grouped. The cast cuts off part of a week. */
function toCountsOfSources({ ids, until, weeks }: WeeksRequest): Query {
  const end = toFirstKey(until)
  return sql`SELECT source_id AS id, CAST((${end - 1} - key) / ${WEEK_KEYS} AS BIGINT) AS age, COUNT(*) AS count
    FROM entries WHERE source_id IN ${list(ids)} AND is_lead IN (0, 1) AND key >= ${end - weeks * WEEK_KEYS} AND key < ${end}
    GROUP BY 1, 2`
}
