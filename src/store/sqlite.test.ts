import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSqlite } from './connection.ts'
import { openStore } from './open-store.ts'
import { sql } from './sql.ts'
import { createSqlite } from './sqlite.ts'

/** What SQLite calls its levels. */
const NORMAL = 1
const FULL = 2

describe('a batch', () => {
  const connection = openSqlite({ file: ':memory:' })
  const database = createSqlite(connection)
  const synchronous = sql`PRAGMA synchronous`

  it('waits for the disk', async () => {
    expect(await database.batch([synchronous])).toEqual([[{ synchronous: FULL }]])
  })

  it('does not where it can be done again, and only there', async () => {
    const options = { isRepeatable: true }
    expect(await database.batch([synchronous], options)).toEqual([[{ synchronous: NORMAL }]])
    await expect(database.batch([sql`INSERT INTO missing VALUES (1)`], options)).rejects.toThrow('missing')
    expect(await database.batch([synchronous])).toEqual([[{ synchronous: FULL }]])
  })
})

it.each([0, 5])('leaves a database of another program alone, at whatever version (%i)', async (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'incoming-foreign-'))
  const connection = openSqlite({ file: join(folder, 'other.db') })
  connection.exec(`CREATE TABLE notes (text TEXT); PRAGMA user_version = ${version}`)
  await expect(openStore(`file:${folder}/other.db`)).rejects.toThrow('DATABASE_URL')
  expect(connection.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['notes'])
  connection.close()
  rmSync(folder, { recursive: true })
})
