import type { Database } from './database.ts'
import { type Query, sql } from './sql.ts'

/** Moves the version that readers' caches hang on. */
export function toVersionQuery(name: 'entries' | 'sources', now: number): Query {
  return sql`UPDATE versions SET version = version + 1, changed_at = ${now} WHERE name = ${name}`
}

/** The version of all that readers see, and when it last moved, ms since the epoch. */
export async function findVersion(database: Database): Promise<{ version: number; changedAt: number }> {
  const [row] = await database.all(
    sql`SELECT SUM(version) AS version, MAX(changed_at) AS changed_at FROM versions`,
  )
  return { version: row?.version as number, changedAt: row?.changed_at as number }
}
