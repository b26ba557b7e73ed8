import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPostgres } from '../testing/postgres.ts'
import { migratePostgres } from './migrate-postgres.ts'
import { createPostgres, openPostgres } from './postgres.ts'
import { sql } from './sql.ts'

const server = startPostgres()

if (server) {
  let pool: pg.Pool
  beforeEach(() => {
    pool = openPostgres(server.url)
  })
  afterEach(() => pool.end())
  afterAll(() => server.stop())

  const migrate = (text: string) => migratePostgres(pool, [{ version: 1, name: '0001_first.sql', text }])
  const ask = async (text: string) => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    const { rows } = await client.query(text)
    await client.end()
    return rows
  }
  /** What a restart of the server does to those that are connected. */
  const endConnections = () =>
    ask('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()')

  describe('createPostgres', () => {
    it('outlives its connections, idle or within a transaction', async () => {
      const database = createPostgres(pool)
      await database.all(sql`SELECT 1 AS one`)
      await endConnections()
      await expect.poll(() => pool.totalCount).toBe(0)
      expect(await database.all(sql`SELECT 1 AS one`)).toEqual([{ one: 1 }])
      const broken = database.batch([sql`SELECT 1 AS one`, sql`SELECT pg_sleep(60)`])
      const told = expect(broken).rejects.toThrow(/terminating connection/)
      const isAsleep = () =>
        ask("SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)' AND state = 'active'")
      await expect.poll(isAsleep).toHaveLength(1)
      await endConnections()
      await told
      expect(await database.batch([sql`SELECT 2 AS two`])).toEqual([[{ two: 2 }]])
    })

    it('goes on after a transaction that failed', async () => {
      const database = createPostgres(pool)
      await expect(database.batch([sql`SELECT 1 / 0`])).rejects.toThrow(/division by zero/)
      expect(await database.batch([sql`SELECT 1 AS one`])).toEqual([[{ one: 1 }]])
      expect(pool.totalCount).toBe(1)
    })
  })

  describe('migratePostgres', () => {
    it('tells why a step fails, and leaves nothing of it behind', async () => {
      await expect(migrate('CREATE TABLE half (a BIGINT); SELECT 1 / 0;')).rejects.toThrow(/division by zero/)
      expect(pool.idleCount).toBe(pool.totalCount)
      expect(await migrate('CREATE TABLE half (a BIGINT);')).toBe(1)
    })

    it('lets a step take longer than a query may', async () => {
      await ask('DROP TABLE IF EXISTS schema_versions')
      const { statement_timeout } = pool.options
      pool.options.statement_timeout = 100
      expect(statement_timeout).toBe(30_000)
      expect(await migrate('SELECT pg_sleep(0.5);')).toBe(1)
    })
  })
} else {
  describe('PostgreSQL', () =>
    it.skip('is not installed: its binaries stand in no /usr/lib/postgresql/*/bin', () => {}))
}
