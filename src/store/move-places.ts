import type { Database, IndexChange } from './database.ts'
import {
  SEARCHABLE_COLUMNS,
  type SearchableEntry,
  toRemoval,
  toSearchable,
  toWordsQuery,
} from './search-words.ts'
import { list, type Query, sql } from './sql.ts'
import type { MovedPlace } from './writes.ts'

/** What gives stored entries their new places in their stories; search knows those that lead. */
export async function toMoves(
  database: Database,
  moved: readonly MovedPlace[],
): Promise<{ queries: Query[]; index: IndexChange[] }> {
  const searchables = await readSearchables(database, moved)
  const index = moved.flatMap((place) => toIndexChanges(place, searchables.get(place.key)))
  return { queries: moved.map(toPlaceQuery), index }
}

function toPlaceQuery(place: MovedPlace): Query {
  return sql`UPDATE entries SET story = ${place.story}, is_lead = ${Number(place.isLead)}, also_at = ${JSON.stringify(place.alsoAt)},
    feed_id = ${place.feedId} WHERE key = ${place.key}`
}

function toIndexChanges(place: MovedPlace, searchable: SearchableEntry | undefined): IndexChange[] {
  const { key } = place
  return [
    ...(place.wasLead && !place.isLead ? [toRemoval(key)] : []),
    ...(searchable ? [{ key, toQuery: () => toWordsQuery(key, searchable) }] : []),
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
