import { type Edition, type EditionEntry, type EditionSummary, toSummary } from '../edition.ts'
import type { EditionCandidate } from '../edition-points.ts'
import { chooseEdition, type EditionGroup } from '../edition-rule.ts'
import type { EditionRecord } from '../edition-weeks.ts'
import type { EntryCard } from '../entry.ts'
import type { EntryTag, Tag } from '../tag.ts'
import type { Week } from '../week.ts'
import type { Database } from './database.ts'
import { toFirstKey } from './key.ts'
import { readCards } from './list-entries.ts'
import { type Row, sql } from './sql.ts'
import { toVersionQuery } from './version.ts'

/** Stories of one week that the rule looks at, newest first; a week of more is beyond a person's blogs. */
const CANDIDATES_MAX = 3000

/** The edition of a week as its posts make it now. */
export async function composeEdition(
  database: Database,
  { week, tags }: { week: Week; tags: readonly Tag[] },
): Promise<Edition> {
  const [rows, papers] = await Promise.all([listCandidates(database, week), listPapers(database, week)])
  const groups = chooseEdition(
    rows.map((row) => toCandidate(row, papers.get(row.key as number) ?? [])),
    tags,
  )
  const keys = new Map(rows.map((row) => [row.id as string, row.key as number]))
  const chosen = groups.flatMap(({ choices }) => choices.map(({ id }) => keys.get(id) as number))
  const cards = new Map([...(await readCards(database, chosen)).values()].map((card) => [card.id, card]))
  return {
    week: week.name,
    closedAt: null,
    considered: rows.length,
    sources: new Set(rows.map((row) => row.source_id)).size,
    sections: groups.map((group) => toSection(group, { cards, tags })),
  }
}

function listCandidates(database: Database, { since, until }: Week): Promise<Row[]> {
  return database.all(sql`SELECT e.key, e.id, e.source_id, e.published_at, e.word_count, e.reading_minutes, e.has_math,
      e.tags, e.also_at, s.title AS source_title, s.usual_gap
    FROM entries e JOIN sources s ON s.id = e.source_id
    WHERE e.is_lead = 1 AND e.key >= ${toFirstKey(since)} AND e.key < ${toFirstKey(until)}
    ORDER BY e.key DESC LIMIT ${CANDIDATES_MAX}`)
}

/** Ids of the papers that the week's entries name, by key. */
async function listPapers(database: Database, { since, until }: Week): Promise<Map<number, string[]>> {
  const rows = await database.all(sql`SELECT key, paper_id FROM entry_papers
    WHERE key >= ${toFirstKey(since)} AND key < ${toFirstKey(until)} ORDER BY key, paper_id`)
  const papers = new Map<number, string[]>()
  for (const row of rows) {
    const named = papers.get(row.key as number)
    if (named) named.push(row.paper_id as string)
    else papers.set(row.key as number, [row.paper_id as string])
  }
  return papers
}

function toCandidate(row: Row, papers: string[]): EditionCandidate {
  const alsoAt = JSON.parse(row.also_at as string) as EntryCard['alsoAt']
  const others = new Set(alsoAt.map(({ source }) => source))
  others.delete(row.source_title as string)
  return {
    id: row.id as string,
    sourceId: row.source_id as string,
    publishedAt: row.published_at as number,
    wordCount: row.word_count as number,
    readingMinutes: row.reading_minutes as number,
    hasMath: row.has_math === 1,
    tagIds: (JSON.parse(row.tags as string) as EntryTag[]).map(({ id }) => id),
    carriedBy: others.size,
    papers,
    usualGapMs: row.usual_gap as number | null,
  }
}

function toSection(
  { topicId, choices }: EditionGroup,
  { cards, tags }: { cards: ReadonlyMap<string, EntryCard>; tags: readonly Tag[] },
): Edition['sections'][number] {
  const topic = tags.find(({ id }) => id === topicId)
  return {
    topic: topic ? { id: topic.id, names: topic.names } : null,
    entries: choices.flatMap(({ id, points, reasons }): EditionEntry[] => {
      const entry = cards.get(id)
      return entry ? [{ entry, points, reasons }] : []
    }),
  }
}

/** An edition as it was closed; null for a week that is not. */
export async function findEdition(database: Database, week: string): Promise<Edition | null> {
  const [row] = await database.all(sql`SELECT edition FROM editions WHERE week = ${week}`)
  return row ? JSON.parse(row.edition as string) : null
}

/** Closed editions that have posts, newest first. */
export async function listEditions(database: Database): Promise<EditionSummary[]> {
  const rows = await database.all(sql`SELECT summary FROM editions ORDER BY week DESC`)
  return rows.map((row) => JSON.parse(row.summary as string)).filter(({ entryCount }) => entryCount > 0)
}

/** What decides which weeks have an edition and which are due to be closed. */
export async function findEditionRecord(database: Database): Promise<EditionRecord> {
  const [first] = await database.all(sql`SELECT MIN(seen_at) AS at FROM entries WHERE is_lead = 1`)
  const closed = await database.all(sql`SELECT week FROM editions`)
  return {
    firstSeenAt: (first?.at ?? null) as number | null,
    closed: new Set(closed.map((row) => row.week as string)),
  }
}

/** Keeps an edition in its last form; one that is closed already stays as it is. */
export async function saveEdition(
  database: Database,
  edition: Edition & { closedAt: number },
): Promise<void> {
  await database.batch([
    sql`INSERT INTO editions (week, closed_at, summary, edition)
      VALUES (${edition.week}, ${edition.closedAt}, ${JSON.stringify(toSummary(edition))}, ${JSON.stringify(edition)})
      ON CONFLICT (week) DO NOTHING`,
    toVersionQuery('entries', edition.closedAt),
  ])
}
