import type pg from 'pg'
import { type Migration, refuseNewer } from './migrate.ts'

/** Any number: processes that start together take turns by it. */
const LOCK = 4_711_042

/**
 * Brings a PostgreSQL database to the newest version, each step and its number in one transaction. Throws what the server
 * says of a step that fails.
 */
export async function migratePostgres(pool: pg.Pool, migrations: readonly Migration[]): Promise<number> {
  const client = await pool.connect()
  try {
    // A step over a large store takes its time, and those that wait for it as well.
    await client.query('SET statement_timeout = 0')
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await client.query('CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT PRIMARY KEY)')
    const { rows } = await client.query('SELECT COALESCE(MAX(version), 0) AS version FROM schema_versions')
    const from = Number(rows[0]?.version)
    refuseNewer(from, migrations.length)
    for (const { version, text } of migrations.slice(from)) {
      await client.query(`BEGIN;\n${text}\nINSERT INTO schema_versions VALUES (${version});\nCOMMIT`)
    }
    return migrations.length - from
  } finally {
    // With the connection end the lock, the time that statements may take, and the transaction of a step that failed.
    client.release(true)
  }
}
