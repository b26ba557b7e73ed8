import type { Database } from './database.ts'
import { SEARCHABLE_COLUMNS, type SearchableEntry, toSearchable, toWordsQuery } from './search-words.ts'
import { list, type Query, sql } from './sql.ts'
import type { MovedPlace } from './writes.ts'

/** What gives stored entries their new places in their stories; search knows those that lead. */
export async function toMoveQueries(database: Database, moved: readonly MovedPlace[]): Promise<Query[]> {
  const searchables = await readSearchables(database, moved)
  return moved.flatMap((place) => toPlaceQueries(place, searchables.get(place.key)))
}

function toPlaceQueries(place: MovedPlace, searchable: SearchableEntry | undefined): Query[] {
  return [
    sql`UPDATE entries SET story = ${place.story}, is_lead = ${Number(place.isLead)}, also_at = ${JSON.stringify(place.alsoAt)},
      feed_id = ${place.feedId} WHERE key = ${place.key}`,
    ...(place.wasLead && !place.isLead ? [sql`DELETE FROM entry_words WHERE rowid = ${place.key}`] : []),
    ...(searchable ? [toWordsQuery(place.key, searchable)] : []),
  ]
}

/** What a search looks through of the entries that lead from now on, by key. */
async function readSearchables(
  database: Database,
  moved: readonly MovedPlace[],
): Promise<Map<number, SearchableEntry>> {
  const leads = moved.filter((place) => place.isLead && !place.wasLead).map((place) => place.key)
  if (leads.length === 0) return new Map()
  const rows = await database.all(sql`SELECT e.key AS key, ${SEARCHABLE_COLUMNS} FROM entries e
    JOIN contents c ON c.key = e.key WHERE e.key IN ${list(leads)}`)
  return new Map(rows.map((row) => [row.key as number, toSearchable(row)]))
}
