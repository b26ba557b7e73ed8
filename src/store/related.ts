import type { Database } from './database.ts'
import { CARD_COLUMNS } from './entry-rows.ts'
import { createInsertion } from './insertions.ts'
import { type Query, type Row, sql } from './sql.ts'
import type { EntryToSave } from './writes.ts'

const RELATED_MAX = 6
/** Places of one story, and posts that name one of them as related, that are looked at. */
const PLACES_MAX = 60
const NAMERS_MAX = 50

const insertRelated = createInsertion(
  3,
  (rows) => sql`INSERT INTO related (key, other, score) VALUES ${rows} ON CONFLICT DO NOTHING`,
)

/** What keeps the posts that entries are related to. */
export function toRelatedQueries(saves: readonly EntryToSave[]): Iterable<Query> {
  return insertRelated(
    saves.flatMap(({ key, related }) => related.map(({ key: other, score }) => [key, other, score])),
  )
}

/** Cards of the stories most related to one, found when it was saved or when they were. */
export function findRelated(database: Database, story: string): Promise<Row[]> {
  return database.all(sql`WITH own AS (SELECT key FROM entries WHERE story = ${story} LIMIT ${PLACES_MAX}),
    named AS (SELECT r.other AS key, r.score AS score FROM related r JOIN own ON own.key = r.key),
    naming AS (SELECT r.key AS key, r.score AS score FROM related r JOIN own ON own.key = r.other
      ORDER BY r.score DESC LIMIT ${NAMERS_MAX}),
    leads AS (SELECT o.story AS story, MAX(pairs.score) AS score
      FROM (SELECT * FROM named UNION ALL SELECT * FROM naming) pairs JOIN entries o ON o.key = pairs.key
      WHERE o.story <> ${story} GROUP BY o.story)
    SELECT ${CARD_COLUMNS} FROM leads CROSS JOIN entries e JOIN sources s ON s.id = e.source_id WHERE e.id = leads.story
    ORDER BY leads.score DESC, e.key DESC LIMIT ${RELATED_MAX}`)
}

/** What the newest stories may have in common with others: ids of tags and keys of papers, oldest first. */
export async function listTraits(
  database: Database,
  limit: number,
): Promise<{ key: number; traits: string[] }[]> {
  const newest = sql`SELECT key FROM entries WHERE is_lead = 1 ORDER BY key DESC LIMIT ${limit}`
  const rows =
    await database.all(sql`SELECT n.key AS key, t.tag_id AS trait FROM (${newest}) n JOIN entry_tags t ON t.key = n.key
    UNION ALL SELECT n.key AS key, p.paper_id AS trait FROM (${newest}) n JOIN entry_papers p ON p.key = n.key`)
  const traits = Map.groupBy(rows, (row) => row.key as number)
  return [...traits]
    .sort(([a], [b]) => a - b)
    .map(([key, of]) => ({ key, traits: of.map((row) => row.trait as string) }))
}
