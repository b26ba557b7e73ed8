import type { EditionCandidate } from '../edition/points.ts'
import type { EntryTag } from '../tag.ts'
import type { Week } from '../week.ts'
import type { Database } from './database.ts'
import { toFirstKey } from './key.ts'
import { type Query, type Row, sql } from './sql.ts'

/** Stories of one week that the rule looks at, newest first; a week of more is beyond a person's blogs. */
const CANDIDATES_MAX = 3000

/** A story of a week, with its key. */
export interface KeyedCandidate extends EditionCandidate {
  key: number
}

/** The stories of a week with what the rule looks at, newest first. */
export async function listCandidates(database: Database, week: Week): Promise<KeyedCandidate[]> {
  const isOfWeek = sql`e.key >= ${toFirstKey(week.since)} AND e.key < ${toFirstKey(week.until)}`
  const [rows, papers, carriers] = await Promise.all([
    database.all(sql`SELECT e.key, e.id, e.source_id, e.published_at, e.word_count, e.reading_minutes, e.has_math,
        e.tags, s.usual_gap
      FROM entries e JOIN sources s ON s.id = e.source_id
      WHERE e.is_lead = 1 AND ${isOfWeek} ORDER BY e.key DESC LIMIT ${CANDIDATES_MAX}`),
    listPapers(database, isOfWeek),
    countCarriers(database, isOfWeek),
  ])
  return rows.map((row) => toCandidate(row, { papers, carriers }))
}

/** Ids of the papers that the week's entries name, by key. */
async function listPapers(database: Database, isOfWeek: Query): Promise<Map<number, string[]>> {
  const rows = await database.all(
    sql`SELECT e.key, e.paper_id FROM entry_papers e WHERE ${isOfWeek} ORDER BY e.key, e.paper_id`,
  )
  const papers = new Map<number, string[]>()
  for (const row of rows) {
    const named = papers.get(row.key as number)
    if (named) named.push(row.paper_id as string)
    else papers.set(row.key as number, [row.paper_id as string])
  }
  return papers
}

/** How many other sources carried the week's stories, by key. Sources are told apart by id: many are titled "Blog". */
async function countCarriers(database: Database, isOfWeek: Query): Promise<Map<number, number>> {
  const rows = await database.all(sql`SELECT e.key, COUNT(DISTINCT o.source_id) AS count
    FROM entries e JOIN entries o ON o.story = e.id AND o.source_id <> e.source_id
    WHERE e.is_lead = 1 AND ${isOfWeek} GROUP BY e.key`)
  return new Map(rows.map((row) => [row.key as number, row.count as number]))
}

function toCandidate(
  row: Row,
  { papers, carriers }: { papers: ReadonlyMap<number, string[]>; carriers: ReadonlyMap<number, number> },
): KeyedCandidate {
  const key = row.key as number
  return {
    key,
    id: row.id as string,
    sourceId: row.source_id as string,
    publishedAt: row.published_at as number,
    wordCount: row.word_count as number,
    readingMinutes: row.reading_minutes as number,
    hasMath: row.has_math === 1,
    tagIds: (JSON.parse(row.tags as string) as EntryTag[]).map(({ id }) => id),
    carriedBy: carriers.get(key) ?? 0,
    papers: papers.get(key) ?? [],
    usualGapMs: row.usual_gap as number | null,
  }
}
