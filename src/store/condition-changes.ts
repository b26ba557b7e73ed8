import type { ConditionChange } from '../condition/change.ts'
import type { ConditionCode } from '../condition/condition.ts'
import type { Database } from './database.ts'
import { type Query, type Row, sql } from './sql.ts'
import { toVersionQuery } from './version.ts'

/** A change of condition as it was told, with the source it is about as it is now. */
export interface ToldChange extends Omit<ConditionChange, 'isTold' | 'sourceId'> {
  source: { id: string; title: string; url: string; site: string }
}

/** Where a change stands among all: by time, those of one moment by id. */
export type ChangePlace = Pick<ToldChange, 'changedAt' | 'id'>

/** Notes a change on its source; one that is told becomes a row too, once however often it is saved. */
export function toChangeQueries(change: ConditionChange): Query[] {
  const { id, sourceId, code, previous, detail, advice, changedAt, isTold } = change
  const note = sql`UPDATE sources SET condition = ${code}, condition_since = ${changedAt} WHERE id = ${sourceId}`
  // By way of the source: one that was removed meanwhile has nothing to tell.
  const tell = sql`INSERT INTO condition_changes (id, source_id, code, previous, detail, advice, changed_at)
    SELECT ${id}, sources.id, ${code}, ${previous}, ${detail}, ${advice}, CAST(${changedAt} AS BIGINT)
    FROM sources WHERE sources.id = ${sourceId} ON CONFLICT (id) DO NOTHING`
  return isTold ? [note, tell] : [note]
}

/** Saves changes that no reading brought: a pause, a silence. */
export async function saveChanges(
  database: Database,
  changes: readonly ConditionChange[],
  now: number,
): Promise<void> {
  if (changes.length === 0) return
  await database.batch([...changes.flatMap(toChangeQueries), toVersionQuery('sources', now)])
}

/** Forgets what was told before `before`, ms. */
export async function dropChanges(database: Database, before: number): Promise<void> {
  await database.all(sql`DELETE FROM condition_changes WHERE changed_at < ${before}`)
}

/** The newest changes, newest first; those behind a place where one is given. */
export async function listChanges(
  database: Database,
  { limit, behind }: { limit: number; behind: ChangePlace | null },
): Promise<ToldChange[]> {
  const isBehind = behind
    ? sql`WHERE c.changed_at < ${behind.changedAt} OR (c.changed_at = ${behind.changedAt} AND c.id < ${behind.id})`
    : sql``
  const rows = await database.all(sql`SELECT c.*, s.title AS title, s.url AS url, s.site AS site
    FROM condition_changes c JOIN sources s ON s.id = c.source_id
    ${isBehind} ORDER BY c.changed_at DESC, c.id DESC LIMIT ${limit}`)
  return rows.map(toToldChange)
}

function toToldChange(row: Row): ToldChange {
  return {
    id: row.id as string,
    code: row.code as ConditionCode,
    previous: row.previous as ConditionCode | null,
    detail: row.detail as string,
    advice: row.advice as string | null,
    changedAt: row.changed_at as number,
    source: {
      id: row.source_id as string,
      title: row.title as string,
      url: row.url as string,
      site: row.site as string,
    },
  }
}
