import type { Database } from './database.ts'
import { SEARCHABLE_COLUMNS, toSearchable, toWordsQuery } from './search-words.ts'
import { list, type Query, sql } from './sql.ts'
import { toVersionQuery } from './version.ts'

/** Entries deleted in one transaction, so that a large prune never blocks a writer for long. */
const DELETED_PER_BATCH = 500

/** Deletes entries published before `before` (ms) and what hangs on them. Answers how many. */
export async function prune(
  database: Database,
  { before, now }: { before: number; now: number },
): Promise<number> {
  const deleted = await deleteWhere(database, sql`published_at < ${before}`)
  if (deleted > 0) await reviveReposts(database, now)
  return deleted
}

/** Removes a source with its entries. */
export async function deleteSource(database: Database, id: string, now: number): Promise<void> {
  await deleteWhere(database, sql`source_id = ${id}`)
  await database.batch([
    // A reading that is under way may have saved more meanwhile; those go with the source, but for their words.
    sql`DELETE FROM entry_words WHERE rowid IN (SELECT key FROM entries WHERE source_id = ${id})`,
    sql`DELETE FROM sources WHERE id = ${id}`,
    toVersionQuery('sources', now),
  ])
  await reviveReposts(database, now)
}

async function deleteWhere(database: Database, condition: Query): Promise<number> {
  let deleted = 0
  for (;;) {
    const rows = await database.all(
      sql`SELECT key FROM entries WHERE ${condition} LIMIT ${DELETED_PER_BATCH}`,
    )
    if (rows.length === 0) return deleted
    const keys = list(rows.map((row) => row.key as number))
    await database.batch([
      sql`DELETE FROM entry_words WHERE rowid IN ${keys}`,
      sql`DELETE FROM related WHERE key IN ${keys} OR other IN ${keys}`,
      sql`DELETE FROM entries WHERE key IN ${keys}`,
    ])
    deleted += rows.length
  }
}

/** Reposts whose original is gone stand for themselves from now on. */
async function reviveReposts(database: Database, now: number): Promise<void> {
  for (;;) {
    const orphans = await database.all(sql`SELECT e.key AS key, ${SEARCHABLE_COLUMNS} FROM entries e
      JOIN contents c ON c.key = e.key
      WHERE e.is_lead = 0 AND NOT EXISTS (SELECT 1 FROM entries o WHERE o.id = e.story) LIMIT ${DELETED_PER_BATCH}`)
    await database.batch([
      ...orphans.flatMap((row) => [
        sql`UPDATE entries SET is_lead = 1, story = id, also_at = '[]' WHERE key = ${row.key as number}`,
        toWordsQuery(row.key as number, toSearchable(row)),
      ]),
      toVersionQuery('entries', now),
    ])
    if (orphans.length < DELETED_PER_BATCH) return
  }
}
