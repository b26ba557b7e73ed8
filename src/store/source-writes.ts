import type { Source, SourceOrigin, SourceWithState } from '../source.ts'
import type { Database } from './database.ts'
import { toVersionQuery } from './save-refresh.ts'
import { SELECT_SOURCES, toSourceWithState } from './source-rows.ts'
import { list, type Query, type Row, sql } from './sql.ts'

/** New sources become due one after another within this time, so that a first start is no stampede. */
const SPREAD_MS = 60_000
const NEW_REASON = 'new: not read yet'

/** Makes the stored sources of origin `config` equal to the file's; those no longer in it are retired, entries kept. */
export async function syncSources(
  database: Database,
  sources: readonly Source[],
  now: number,
): Promise<void> {
  const stored = new Map(
    (await database.all(sql`SELECT * FROM sources`)).map((row) => [row.id as string, row]),
  )
  const changed = sources.filter((source) => !isStored(source, stored.get(source.id)))
  const ids = new Set(sources.map((source) => source.id))
  const gone = [...stored.values()].filter(
    (row) => row.origin === 'config' && row.status !== 'retired' && !ids.has(row.id as string),
  )
  if (changed.length + gone.length === 0) return
  await database.batch([
    ...changed.map((source, index) =>
      toSaveQuery(source, {
        origin: 'config',
        now,
        dueAt: now + Math.floor((index * SPREAD_MS) / changed.length),
      }),
    ),
    sql`UPDATE sources SET status = 'retired' WHERE id IN ${list(gone.map((row) => row.id as string))}`,
    toVersionQuery('sources', now),
  ])
}

function isStored(source: Source, row: Row | undefined): boolean {
  return (
    row?.origin === 'config' &&
    row.status !== 'retired' &&
    (['title', 'url', 'site', 'language'] as const).every((name) => row[name] === source[name]) &&
    row.rules === toRules(source)
  )
}

function toRules({ tags, page, article, expect, full, active = true }: Source): string {
  return JSON.stringify({ tags, page, article, expect, full, ...(active ? {} : { active }) })
}

/** Adds a source or changes what its stanza says; a new address starts without validators and is due at once. */
export function toSaveQuery(
  source: Source,
  { origin, now, dueAt }: { origin: SourceOrigin; now: number; dueAt: number },
): Query {
  const isOther = sql`(sources.url <> excluded.url OR sources.rules <> excluded.rules)`
  return sql`INSERT INTO sources (id, title, url, site, language, rules, origin, status, created_at, due_at, due_reason)
    VALUES (${source.id}, ${source.title}, ${source.url}, ${source.site}, ${source.language},
      ${toRules(source)}, ${origin}, ${source.active === false ? 'paused' : 'active'}, ${now}, ${dueAt}, ${NEW_REASON})
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, site = excluded.site, language = excluded.language,
      rules = excluded.rules, origin = excluded.origin,
      status = CASE WHEN excluded.status = 'paused' OR sources.status = 'retired' OR ${isOther} THEN excluded.status
        ELSE sources.status END,
      due_at = CASE WHEN sources.url <> excluded.url THEN excluded.due_at ELSE sources.due_at END,
      etag = CASE WHEN ${isOther} THEN NULL ELSE sources.etag END,
      last_modified = CASE WHEN ${isOther} THEN NULL ELSE sources.last_modified END,
      body_hash = CASE WHEN ${isOther} THEN NULL ELSE sources.body_hash END,
      moved_to = CASE WHEN sources.url <> excluded.url THEN NULL ELSE sources.moved_to END,
      url = excluded.url`
}

/**
 * Takes due sources for `leaseMs`. The outer WHERE repeats the condition of the subquery: without it two crawlers on
 * PostgreSQL may both take a row that each saw free.
 */
export async function claimDue(
  database: Database,
  { now, leaseMs, limit }: { now: number; leaseMs: number; limit: number },
): Promise<SourceWithState[]> {
  const isDue = sql`status = 'active' AND due_at <= ${now} AND claimed_until <= ${now}`
  const rows = await database.all(sql`UPDATE sources SET claimed_until = ${now + leaseMs}
    WHERE id IN (SELECT id FROM sources WHERE ${isDue} ORDER BY due_at LIMIT ${limit}) AND ${isDue} RETURNING *`)
  return rows.map(toSourceWithState).sort((a, b) => a.nextFetchAt - b.nextFetchAt)
}

/** Takes one source, due or not; null when it is unknown, retired, or another crawler has it. */
export async function claim(
  database: Database,
  id: string,
  { now, leaseMs }: { now: number; leaseMs: number },
): Promise<SourceWithState | null> {
  const [row] = await database.all(sql`UPDATE sources SET claimed_until = ${now + leaseMs}
    WHERE id = ${id} AND claimed_until <= ${now} AND status <> 'retired' RETURNING *`)
  return row ? toSourceWithState(row) : null
}

/** One source with its state, or null. */
export async function findSource(database: Database, id: string): Promise<SourceWithState | null> {
  const [row] = await database.all(sql`${SELECT_SOURCES} WHERE s.id = ${id}`)
  return row ? toSourceWithState(row) : null
}
