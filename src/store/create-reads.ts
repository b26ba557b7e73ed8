import { LRUCache } from 'lru-cache'
import { listChanges } from './condition-changes.ts'
import type { Database } from './database.ts'
import { composeEdition, findEdition, findEditionRecord, listEditions } from './editions.ts'
import { findEntry, listContents } from './find-entry.ts'
import { findStats } from './find-stats.ts'
import { toFirstKey } from './key.ts'
import { type Count, listEntries } from './list-entries.ts'
import type { Reads } from './reads.ts'
import { SELECT_SOURCES, toSourceWithState } from './source-rows.ts'
import { sql } from './sql.ts'

/** Totals of lists remembered until the data changes. */
const COUNTS_MAX = 1000
const DAY_MS = 86_400_000

/** The readers' side of the store, over any engine. */
export function createReads(database: Database): Reads {
  const count = createCount(database)
  return {
    listEntries: (request) => listEntries(database, count, request),
    findEntry: (id) => findEntry(database, id),
    listContents: (ids) => listContents(database, ids),
    listSources: async () => {
      const rows = await database.all(sql`${SELECT_SOURCES} ORDER BY s.title`)
      return rows.map(toSourceWithState)
    },
    findSource: async (id) => {
      const [row] = await database.all(sql`${SELECT_SOURCES} WHERE s.id = ${id}`)
      return row ? toSourceWithState(row) : null
    },
    listChanges: (limit) => listChanges(database, limit),
    listTagCounts: () => listTagCounts(database),
    listDays: (options) => listDays(database, options),
    findStats: (now) => findStats(database, now),
    composeEdition: (options) => composeEdition(database, options),
    findEdition: (week) => findEdition(database, week),
    listEditions: () => listEditions(database),
    findEditionRecord: () => findEditionRecord(database),
    findVersion: () => findVersion(database),
  }
}

/** Counting walks every match, so answers are kept until the version moves. */
function createCount(database: Database): Count {
  const counts = new LRUCache<string, number>({ max: COUNTS_MAX })
  let known = -1
  return async (query) => {
    const { version } = await findVersion(database)
    if (version !== known) counts.clear()
    known = version
    const key = JSON.stringify([query.strings, query.values])
    const counted = counts.get(key) ?? ((await database.all(query))[0]?.count as number)
    counts.set(key, counted)
    return counted
  }
}

async function findVersion(database: Database): Promise<{ version: number; changedAt: number }> {
  const [row] = await database.all(
    sql`SELECT SUM(version) AS version, MAX(changed_at) AS changed_at FROM versions`,
  )
  return { version: row?.version as number, changedAt: row?.changed_at as number }
}

async function listTagCounts(database: Database): Promise<{ id: string; name: string; count: number }[]> {
  const rows =
    await database.all(sql`SELECT c.tag_id AS id, COALESCE(t.name, c.tag_id) AS name, c.count AS count
    FROM (SELECT tag_id, COUNT(*) AS count FROM entry_tags GROUP BY tag_id) c LEFT JOIN tags t ON t.id = c.tag_id
    ORDER BY c.count DESC, c.tag_id`)
  return rows as { id: string; name: string; count: number }[]
}

async function listDays(
  database: Database,
  { since, source, tag }: { since: number; source?: string; tag?: string },
): Promise<{ day: string; count: number }[]> {
  const ofSource = source === undefined ? sql`` : sql`AND e.source_id = ${source}`
  const ofTag =
    tag === undefined ? sql`` : sql`AND e.key IN (SELECT t.key FROM entry_tags t WHERE t.tag_id = ${tag})`
  // Bound numbers are floating point in SQLite: without the cast every post would be a day of its own.
  const rows =
    await database.all(sql`SELECT CAST(e.published_at / ${DAY_MS} AS INTEGER) AS day, COUNT(*) AS count FROM entries e
    WHERE e.is_lead = 1 AND e.key >= ${toFirstKey(since)} ${ofSource} ${ofTag} GROUP BY 1 ORDER BY 1`)
  return rows.map((row) => ({
    day: new Date(Math.floor(row.day as number) * DAY_MS).toISOString().slice(0, 10),
    count: row.count as number,
  }))
}
