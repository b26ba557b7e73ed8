import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SourceWithState } from '../source.ts'
import type { Database } from './database.ts'
import { SELECT_SOURCES, toSourceWithState } from './source-rows.ts'
import { list, sql } from './sql.ts'

/** Sources that are read in one go; other requests are answered between. */
const READ_MAX = 100

/** All sources, by title. */
export async function listSources(database: Database): Promise<SourceWithState[]> {
  const rows = await database.all(sql`SELECT s.id FROM sources s ORDER BY s.title, s.id`)
  const ids = rows.map(({ id }) => id as string)
  const sources: SourceWithState[] = []
  for (let at = 0; at < ids.length; at += READ_MAX) {
    if (at > 0) await nextTurn()
    sources.push(...(await findSources(database, ids.slice(at, at + READ_MAX))))
  }
  return sources
}

/** The sources of these ids that exist, by title. */
export async function findSources(database: Database, ids: readonly string[]): Promise<SourceWithState[]> {
  const rows = await database.all(sql`${SELECT_SOURCES} WHERE s.id IN ${list(ids)} ORDER BY s.title, s.id`)
  return rows.map(toSourceWithState)
}
