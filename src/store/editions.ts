import {
  type Edition,
  type EditionEntry,
  type EditionFeedPart,
  type EditionSummary,
  toSummary,
} from '../edition/edition.ts'
import { chooseEdition, type EditionChoice } from '../edition/rule.ts'
import type { EditionRecord } from '../edition/weeks.ts'
import type { Tag } from '../tag.ts'
import type { Week } from '../week.ts'
import type { Database } from './database.ts'
import { listCandidates } from './edition-candidates.ts'
import { readCards } from './list-entries.ts'
import { list, sql } from './sql.ts'
import { toVersionQuery } from './version.ts'

/** The edition of a week as its posts make it now. */
export async function composeEdition(
  database: Database,
  { week, tags }: { week: Week; tags: readonly Tag[] },
): Promise<Edition> {
  const candidates = await listCandidates(database, week)
  const groups = chooseEdition(candidates, tags)
  const keys = new Map(candidates.map(({ id, key }) => [id, key]))
  const chosen = groups.flatMap(({ choices }) => choices.map(({ id }) => keys.get(id) as number))
  const [cards, feedParts] = await Promise.all([readCards(database, chosen), readFeedParts(database, chosen)])
  const toEntry = ({ id, points, reasons }: EditionChoice): EditionEntry[] => {
    const [entry, forFeeds] = [cards.get(keys.get(id) as number), feedParts.get(id)]
    return entry && forFeeds ? [{ entry, points, reasons, forFeeds }] : []
  }
  return {
    week: week.name,
    closedAt: null,
    considered: candidates.length,
    sources: new Set(candidates.map(({ sourceId }) => sourceId)).size,
    sections: groups.map(({ topicId, choices }) => {
      const topic = tags.find(({ id }) => id === topicId)
      return { topic: topic ? { id: topic.id, names: topic.names } : null, entries: choices.flatMap(toEntry) }
    }),
  }
}

/** What feeds carry of posts beside their cards, by id. */
async function readFeedParts(
  database: Database,
  keys: readonly number[],
): Promise<Map<string, EditionFeedPart>> {
  const rows = await database.all(sql`SELECT e.id, c.enclosures, s.url FROM entries e
    JOIN contents c ON c.key = e.key JOIN sources s ON s.id = e.source_id WHERE e.key IN ${list(keys)}`)
  return new Map(
    rows.map((row) => [
      row.id as string,
      { enclosures: JSON.parse(row.enclosures as string), sourceUrl: row.url as string },
    ]),
  )
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
