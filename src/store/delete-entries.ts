import type { AlsoAt } from '../entry.ts'
import type { Database } from './database.ts'
import { toAlsoAt } from './entry-rows.ts'
import { toUntil } from './filter-conditions.ts'
import { join, list, type Query, type Row, sql } from './sql.ts'
import { toVersionQuery } from './version.ts'

/** Entries deleted in one transaction, so that a large prune never blocks a writer for long. */
const DELETED_PER_BATCH = 500

/** Deletes entries published before `before` (ms) and what hangs on them, for good. Answers their keys. */
export async function prune(
  database: Database,
  { before, now }: { before: number; now: number },
): Promise<number[]> {
  const deleted = await deleteWhere(database, join(toUntil(before), ' AND '), { isForGood: true })
  if (deleted.length > 0) await database.batch([toVersionQuery('entries', now)])
  return deleted
}

/** Removes a source with its entries. Answers their keys. */
export async function deleteSource(database: Database, id: string, now: number): Promise<number[]> {
  const deleted = await deleteWhere(database, sql`e.source_id = ${id}`)
  const [late = []] = await database.batch([
    sql`SELECT key FROM entries WHERE source_id = ${id}`,
    // A reading that is under way may have saved more meanwhile; those go with the source, but for their words.
    sql`DELETE FROM entry_words WHERE rowid IN (SELECT key FROM entries WHERE source_id = ${id})`,
    sql`DELETE FROM sources WHERE id = ${id}`,
    toVersionQuery('sources', now),
    toVersionQuery('entries', now),
  ])
  return deleted.concat(late.map((row) => row.key as number))
}

async function deleteWhere(
  database: Database,
  condition: Query,
  { isForGood = false } = {},
): Promise<number[]> {
  const deleted: number[] = []
  for (;;) {
    const rows =
      await database.all(sql`SELECT e.key, e.url, e.story, e.is_lead, e.id, e.source_id, s.title AS source
      FROM entries e JOIN sources s ON s.id = e.source_id WHERE ${condition} LIMIT ${DELETED_PER_BATCH}`)
    if (rows.length === 0) return deleted
    const gone = rows.map((row) => row.key as number)
    const keys = list(gone)
    await database.batch([
      ...(await toForgetQueries(database, rows)),
      ...(isForGood ? rows.map((row) => toPrunedQuery(row.id as string, row.source_id as string)) : []),
      sql`DELETE FROM entry_words WHERE rowid IN ${keys}`,
      sql`DELETE FROM related WHERE key IN ${keys} OR other IN ${keys}`,
      sql`DELETE FROM entries WHERE key IN ${keys}`,
    ])
    deleted.push(...gone)
  }
}

/** Remembers that a post was too old to be kept. */
export function toPrunedQuery(id: string, sourceId: string): Query {
  return sql`INSERT INTO pruned (id, source_id) VALUES (${id}, ${sourceId}) ON CONFLICT DO NOTHING`
}

/** Ids of the posts of a source that were too old to be kept. */
export async function listPruned(database: Database, sourceId: string): Promise<Set<string>> {
  const rows = await database.all(sql`SELECT id FROM pruned WHERE source_id = ${sourceId}`)
  return new Set(rows.map((row) => row.id as string))
}

/** What takes the places of reposts that go from the cards of originals that stay. */
async function toForgetQueries(database: Database, gone: readonly Row[]): Promise<Query[]> {
  const reposts = Map.groupBy(
    gone.filter((row) => row.is_lead === 0),
    (row) => row.story as string,
  )
  if (reposts.size === 0) return []
  const keys = new Set(gone.map((row) => row.key))
  const leads = await database.all(
    sql`SELECT key, id, also_at FROM entries WHERE id IN ${list([...reposts.keys()])}`,
  )
  return leads
    .filter((lead) => !keys.has(lead.key))
    .map((lead) => {
      const places = (reposts.get(lead.id as string) ?? []).reduce(withoutPlace, toAlsoAt(lead.also_at))
      return sql`UPDATE entries SET also_at = ${JSON.stringify(places)} WHERE key = ${lead.key as number}`
    })
}

/** Places but for that of one repost; its source may go by another name since. */
function withoutPlace(places: AlsoAt[], { url, source }: Row): AlsoAt[] {
  const at = places.filter((place) => place.url === url)
  const place = at.find((each) => each.source === source) ?? at[0]
  return places.filter((each) => each !== place)
}
