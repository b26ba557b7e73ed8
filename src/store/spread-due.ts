import type { Database } from './database.ts'
import { sql } from './sql.ts'

/** Many sources that are due at once are taken one after another within this time … */
const SPREAD_MS = 60_000
/** … and few of them this far apart. */
const STEP_MS_MAX = 1_000

/** How far apart so many sources are taken, ms. */
export function toStep(count: number): number {
  return Math.min(STEP_MS_MAX, SPREAD_MS / Math.max(1, count - 1))
}

/** Sources that became due while nobody crawled become so again one after another, so that a start is no stampede. */
export async function spreadDue(database: Database, now: number): Promise<void> {
  const isDue = sql`status = 'active' AND due_at <= ${now} AND claimed_until <= ${now}`
  const rows = await database.all(sql`SELECT id FROM sources WHERE ${isDue} ORDER BY due_at, id`)
  const step = toStep(rows.length)
  await database.batch(
    rows.map((row, index) => {
      const dueAt = now + Math.round(index * step)
      return sql`UPDATE sources SET due_at = ${dueAt} WHERE id = ${row.id as string} AND ${isDue}`
    }),
  )
}
