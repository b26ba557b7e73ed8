import { type Query, sql } from './sql.ts'

/** Moves the version that readers' caches hang on. */
export function toVersionQuery(name: 'entries' | 'sources', now: number): Query {
  return sql`UPDATE versions SET version = version + 1, changed_at = ${now} WHERE name = ${name}`
}
