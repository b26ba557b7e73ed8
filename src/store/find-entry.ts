import type { EntryDetail } from '../entry.ts'
import type { EntryTag } from '../tag.ts'
import type { Database } from './database.ts'
import { CARD_COLUMNS, toCard, toDetail } from './entry-rows.ts'
import type { EntryContents } from './reads.ts'
import { join, list, type Query, type Row, sql } from './sql.ts'

const RELATED_MAX = 6
/** Entries of one tag that are looked at for related ones, newest first. */
const RELATED_PER_TAG_MAX = 300

/** One entry in full, or null. A repost answers as itself. */
export async function findEntry(database: Database, id: string): Promise<EntryDetail | null> {
  const [row] =
    await database.all(sql`SELECT ${CARD_COLUMNS}, c.html, c.text, c.categories, c.enclosures, c.papers
    FROM entries e JOIN sources s ON s.id = e.source_id JOIN contents c ON c.key = e.key WHERE e.id = ${id}`)
  return row ? toDetail(row, (await findRelated(database, row)).map(toCard)) : null
}

/** What feeds carry of entries beyond their cards. */
export async function listContents(database: Database, ids: readonly string[]): Promise<EntryContents[]> {
  const rows = await database.all(sql`SELECT e.id, c.html, c.enclosures FROM entries e
    JOIN contents c ON c.key = e.key WHERE e.id IN ${list(ids)}`)
  return rows.map((row) => ({
    id: row.id as string,
    contentHtml: row.html as string,
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

/** Entries that share the most tags with this one, newer first among equals. */
async function findRelated(database: Database, row: Row): Promise<Row[]> {
  const tags = JSON.parse(row.tags as string) as EntryTag[]
  if (tags.length === 0) return []
  const perTag = tags.map(
    ({ id }): Query => sql`SELECT key FROM (SELECT t.key AS key FROM entry_tags t WHERE t.tag_id = ${id}
      ORDER BY t.key DESC LIMIT ${RELATED_PER_TAG_MAX}) recent`,
  )
  // CROSS JOIN: what was found is looked up, never the other way round.
  return database.all(sql`SELECT ${CARD_COLUMNS} FROM (SELECT key AS key, COUNT(*) AS shared
      FROM (${join(perTag, ' UNION ALL ')}) found WHERE key <> ${row.key as number} GROUP BY key) r
    CROSS JOIN entries e JOIN sources s ON s.id = e.source_id
    WHERE e.key = r.key AND e.is_lead = 1 ORDER BY r.shared DESC, e.key DESC LIMIT ${RELATED_MAX}`)
}
