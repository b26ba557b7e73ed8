import type { EntryDetail } from '../entry.ts'
import type { Database } from './database.ts'
import { CARD_COLUMNS, toCard, toDetail } from './entry-rows.ts'
import type { EntryContents } from './reads.ts'
import { findRelated } from './related.ts'
import { list, sql } from './sql.ts'

/** One entry in full, or null. A repost answers as itself. */
export async function findEntry(database: Database, id: string): Promise<EntryDetail | null> {
  const [row] =
    await database.all(sql`SELECT ${CARD_COLUMNS}, e.story, c.html, c.text, c.categories, c.enclosures, c.papers
    FROM entries e JOIN sources s ON s.id = e.source_id JOIN contents c ON c.key = e.key WHERE e.id = ${id}`)
  return row ? toDetail(row, (await findRelated(database, row.story as string)).map(toCard)) : null
}

/** What feeds carry of entries beyond their cards. */
export async function listContents(
  database: Database,
  ids: readonly string[],
  { isFull }: { isFull: boolean },
): Promise<EntryContents[]> {
  const rows =
    await database.all(sql`SELECT e.id, ${isFull ? sql`c.html` : sql`NULL`} AS html, c.enclosures FROM entries e
    JOIN contents c ON c.key = e.key WHERE e.id IN ${list(ids)}`)
  return rows.map((row) => ({
    id: row.id as string,
    contentHtml: row.html as string | null,
    enclosures: JSON.parse(row.enclosures as string),
  }))
}

/** The plain texts of entries. */
export async function listTexts(
  database: Database,
  ids: readonly string[],
): Promise<{ id: string; text: string }[]> {
  const rows = await database.all(sql`SELECT e.id, c.text FROM entries e
    JOIN contents c ON c.key = e.key WHERE e.id IN ${list(ids)}`)
  return rows as { id: string; text: string }[]
}
