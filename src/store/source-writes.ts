import type { Source, SourceOrigin } from '../source.ts'
import type { Database } from './database.ts'
import { toStep } from './spread-due.ts'
import { list, type Query, type Row, sql } from './sql.ts'
import { toVersionQuery } from './version.ts'

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
    ...toSaveQueries(changed, { origin: 'config', now }),
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

/**
 * What came to the rules later is left out where it says nothing, so that stored rules stay equal to their file's. `active`
 * stands last.
 */
function toRules({ tags, page, json, sitemap, article, expect, full, active = true }: Source): string {
  const ways = { ...(json === null ? {} : { json }), ...(sitemap === null ? {} : { sitemap }) }
  const late = { ...ways, ...(active ? {} : { active }) }
  return JSON.stringify({ tags, page, article, expect, full, ...late })
}

/** Adds sources or changes what their stanzas say; new addresses are due one after another, within a minute. */
export function toSaveQueries(
  sources: readonly Source[],
  { origin, now }: { origin: SourceOrigin; now: number },
): Query[] {
  const step = toStep(sources.length)
  return sources.map((source, index) =>
    toSaveQuery(source, { origin, now, dueAt: now + Math.round(index * step) }),
  )
}

/** How rules end that pause their source in the file; within a text the quotes would be escaped. */
const PAUSED_RULES = '%"active":false}'

/**
 * A new address starts without validators. Whether a source is followed stays as it is, unless the file now says otherwise
 * than before, or it had been given up: of one that an administrator added, its status alone tells.
 */
function toSaveQuery(
  source: Source,
  { origin, now, dueAt }: { origin: SourceOrigin; now: number; dueAt: number },
): Query {
  const isOther = sql`(sources.url <> excluded.url OR sources.rules <> excluded.rules)`
  const isToldAnew = sql`(sources.status = 'retired' OR (sources.status = 'gone' AND ${isOther}) OR (excluded.origin = 'config'
    AND (sources.rules LIKE ${PAUSED_RULES}) <> (excluded.rules LIKE ${PAUSED_RULES})))`
  const rules = toRules(origin === 'added' ? { ...source, active: true } : source)
  return sql`INSERT INTO sources (id, title, url, site, language, rules, origin, status, created_at, due_at, due_reason)
    VALUES (${source.id}, ${source.title}, ${source.url}, ${source.site}, ${source.language},
      ${rules}, ${origin}, ${source.active === false ? 'paused' : 'active'}, ${now}, ${dueAt}, ${NEW_REASON})
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, site = excluded.site, language = excluded.language,
      rules = excluded.rules, origin = excluded.origin,
      status = CASE WHEN ${isToldAnew} THEN excluded.status ELSE sources.status END,
      due_at = CASE WHEN sources.url <> excluded.url THEN excluded.due_at ELSE sources.due_at END,
      etag = CASE WHEN ${isOther} THEN NULL ELSE sources.etag END,
      last_modified = CASE WHEN ${isOther} THEN NULL ELSE sources.last_modified END,
      body_hash = CASE WHEN ${isOther} THEN NULL ELSE sources.body_hash END,
      moved_to = CASE WHEN sources.url <> excluded.url THEN NULL ELSE sources.moved_to END,
      moving_to = CASE WHEN sources.url <> excluded.url THEN NULL ELSE sources.moving_to END,
      gone_at = CASE WHEN sources.url <> excluded.url THEN NULL ELSE sources.gone_at END,
      item_counts = CASE WHEN ${isOther} THEN '[]' ELSE sources.item_counts END,
      url = excluded.url`
}
