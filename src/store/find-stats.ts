import { DAY_MS } from '../interval.ts'
import type { Database } from './database.ts'
import type { Stats } from './reads.ts'
import { sql } from './sql.ts'

const WEEK_MS = 7 * DAY_MS

/** What the whole store holds and how it grows. */
export async function findStats(database: Database, now: number): Promise<Stats> {
  const [entries] = await database.all(sql`SELECT COALESCE(SUM(size), 0) AS entries,
    COALESCE(SUM(size * is_lead), 0) AS stories FROM list_sizes WHERE kind = 'all'`)
  const [recent] = await database.all(sql`SELECT
    (SELECT COUNT(*) FROM entries WHERE is_lead = 1 AND seen_at >= ${now - DAY_MS}) AS last_day,
    (SELECT COUNT(*) FROM entries WHERE is_lead = 1 AND seen_at >= ${now - WEEK_MS}) AS last_week,
    (SELECT MAX(seen_at) FROM entries WHERE is_lead = 1) AS last_lead_at,
    (SELECT MAX(seen_at) FROM entries WHERE is_lead = 0) AS last_repost_at`)
  const [sources] =
    await database.all(sql`SELECT COUNT(*) AS sources, MAX(last_success_at) AS last_reception_at,
    COALESCE(SUM(CASE WHEN failures > 0 OR status = 'gone' THEN 1 ELSE 0 END), 0) AS failing
    FROM sources WHERE status <> 'retired'`)
  const [size] = await database.all(database.size)
  return {
    entries: entries?.entries as number,
    stories: entries?.stories as number,
    sources: sources?.sources as number,
    sourcesFailing: sources?.failing as number,
    entriesLastDay: recent?.last_day as number,
    entriesLastWeek: recent?.last_week as number,
    lastReceptionAt: (sources?.last_reception_at ?? null) as number | null,
    lastEntryAt: toNewest(recent?.last_lead_at, recent?.last_repost_at),
    databaseBytes: size?.bytes as number,
  }
}

function toNewest(...times: unknown[]): number | null {
  const known = times.filter((at) => typeof at === 'number')
  return known.length > 0 ? Math.max(...known) : null
}
