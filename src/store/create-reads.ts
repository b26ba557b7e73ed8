import { DAY_MS } from '../interval.ts'
import { listChanges } from './condition-changes.ts'
import type { Database } from './database.ts'
import { composeEdition, findEdition, findEditionRecord, listEditions } from './editions.ts'
import { findEntry, listContents, listTexts } from './find-entry.ts'
import { findStats } from './find-stats.ts'
import { ALL, toKeptLists } from './kept-lists.ts'
import { toFirstKey } from './key.ts'
import { listEntries } from './list-entries.ts'
import { findSources, listSources } from './list-sources.ts'
import { toWalk } from './list-walk.ts'
import { listWeeks } from './list-weeks.ts'
import { type Memory, openMemory } from './memory.ts'
import { findPaper, listPapers } from './papers.ts'
import { ALL_ENTRIES, type Reads } from './reads.ts'
import { listSharedTags } from './related-tags.ts'
import { sql } from './sql.ts'
import { findVersion } from './version.ts'

/** The readers' side of the store, over any engine. */
export function createReads(database: Database): Reads {
  const remember = openMemory(database)
  return {
    listEntries: async (request) => listEntries(database, await remember(), request),
    findEntry: (id) => findEntry(database, id),
    listContents: (ids, options) => listContents(database, ids, options),
    listTexts: (ids) => listTexts(database, ids),
    listSources: () => listSources(database),
    findSources: (ids) => findSources(database, [...new Set(ids)]),
    findSource: async (id) => (await findSources(database, [id]))[0] ?? null,
    listChanges: (limit, behind = null) => listChanges(database, { limit, behind }),
    listTagCounts: async () => listTagCounts(await remember()),
    listSharedTags: (id, limit) => listSharedTags(database, id, limit),
    listPapers: async (options) => listPapers(await remember(), options),
    findPaper: (id) => findPaper(database, id),
    listDays: async (options) => listDays(await remember(), options),
    listWeeks: (request) => listWeeks(database, request),
    findStats: (now) => findStats(database, now),
    composeEdition: (options) => composeEdition(database, options),
    findEdition: (week) => findEdition(database, week),
    listEditions: () => listEditions(database),
    findEditionRecord: () => findEditionRecord(database),
    findVersion: () => findVersion(database),
  }
}

async function listTagCounts(memory: Memory): Promise<{ id: string; name: string; count: number }[]> {
  const rows = await memory.recall(sql`SELECT c.id AS id, COALESCE(t.name, c.id) AS name, c.count AS count
    FROM (SELECT id, SUM(size) AS count FROM list_sizes WHERE kind = 'tag' GROUP BY id) c
    LEFT JOIN tags t ON t.id = c.id WHERE c.count > 0 ORDER BY c.count DESC, c.id`)
  return rows as { id: string; name: string; count: number }[]
}

async function listDays(
  memory: Memory,
  { since, source, tag }: { since: number; source?: string; tag?: string },
): Promise<{ day: string; count: number }[]> {
  const filter = {
    ...ALL_ENTRIES,
    sources: source === undefined ? [] : [source],
    tags: tag === undefined ? [] : [tag],
  }
  const [walked = ALL] = toKeptLists(filter)
  const walk = toWalk(walked, filter, (key) => sql`${key} >= ${toFirstKey(since)}`)
  // Bound numbers are floating point in SQLite: without the cast every post would be a day of its own.
  const rows =
    await memory.recall(sql`SELECT CAST(key / ${toFirstKey(DAY_MS)} AS BIGINT) AS day, COUNT(*) AS count FROM (${walk}) w
    GROUP BY 1 ORDER BY 1`)
  return rows.map((row) => ({
    day: new Date(Math.floor(row.day as number) * DAY_MS).toISOString().slice(0, 10),
    count: row.count as number,
  }))
}
