import type { Database } from './database.ts'
import { toMoves } from './move-places.ts'
import { type Query, sql } from './sql.ts'
import { toVersionQuery } from './version.ts'
import type { EntryToSave, SeparationToSave, ToldJoin } from './writes.ts'

/** What keeps the reason why an arriving entry stands in its story; that of an older version of it goes. */
export function toJoinQueries({ key, oldKey, join }: EntryToSave, now: number): Query[] {
  return [
    ...(oldKey === null ? [] : [sql`DELETE FROM story_joins WHERE key = ${key}`]),
    ...(join
      ? [
          sql`INSERT INTO story_joins (key, other, reason, score, joined_at)
            VALUES (${key}, ${join.other}, ${join.reason}, ${join.score}, ${now})`,
        ]
      : []),
  ]
}

/** The newest joins with both titles; the other entry may have gone meanwhile, and its titles with it. */
export async function listJoins(database: Database, limit: number): Promise<ToldJoin[]> {
  const rows =
    await database.all(sql`SELECT e.id, e.title, e.url, e.story, j.other, j.reason, j.score, j.joined_at,
    COALESCE(o.title, '') AS other_title, COALESCE(o.url, '') AS other_url
    FROM story_joins j JOIN entries e ON e.key = j.key LEFT JOIN entries o ON o.id = j.other
    ORDER BY j.joined_at DESC, j.key DESC LIMIT ${limit}`)
  return rows.map((row) => ({
    id: row.id as string,
    title: row.title as string,
    url: row.url as string,
    story: row.story as string,
    other: row.other as string,
    otherTitle: row.other_title as string,
    otherUrl: row.other_url as string,
    reason: row.reason as string,
    score: row.score as number,
    joinedAt: row.joined_at as number,
  }))
}

/** Entries that stand for themselves for good, by id. There are as few as an administrator has time to name. */
export async function listSeparations(database: Database): Promise<Set<string>> {
  const rows = await database.all(sql`SELECT id FROM separations`)
  return new Set(rows.map((row) => row.id as string))
}

/** Saves a decision about one entry with the places that it changes, in one transaction. */
export async function saveSeparation(
  database: Database,
  { id, isSeparate, moved, now }: SeparationToSave,
): Promise<void> {
  const { queries, index } = await toMoves(database, moved)
  const decision = [
    ...queries,
    sql`DELETE FROM separations WHERE id = ${id}`,
    ...(isSeparate ? [sql`INSERT INTO separations (id, decided_at) VALUES (${id}, ${now})`] : []),
    ...(isSeparate
      ? [sql`DELETE FROM story_joins WHERE key = (SELECT key FROM entries WHERE id = ${id})`]
      : []),
    toVersionQuery('entries', now),
  ]
  await database.batch(decision, { index })
}
