import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { CHECKPOINT_PAGES, countPending } from './checkpoint.ts'
import { openSqlite } from './connection.ts'
import { sql } from './sql.ts'
import { createSqlite } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'incoming-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Bytes of a row that fills most of a page. */
const ROW_BYTES = 3000
const PAGE_BYTES = 4096
/** A busy machine lets the thread wait, ms. */
const WAIT_MS = 15_000

/** A database in a file, and a way to write as many pages as the log gathers. */
async function openPages(file: string) {
  const connection = openSqlite({ file })
  const database = createSqlite(connection)
  await database.all(sql`CREATE TABLE pages (id INTEGER PRIMARY KEY, bytes BLOB)`)
  const numbers = JSON.stringify(Array.from({ length: CHECKPOINT_PAGES }, (_, n) => n))
  const fill = () =>
    database.batch([sql`INSERT INTO pages (bytes) SELECT zeroblob(${ROW_BYTES}) FROM json_each(${numbers})`])
  return { connection, database, fill }
}

it('has the log written back behind the one that writes, so that it begins anew', async () => {
  const file = join(folder, 'written.db')
  const { connection, database, fill } = await openPages(file)
  await fill()
  expect(countPending(connection)).toBeGreaterThan(CHECKPOINT_PAGES)
  await vi.waitFor(() => expect(countPending(connection)).toBe(0), WAIT_MS)
  expect(statSync(file).size).toBeGreaterThan(CHECKPOINT_PAGES * PAGE_BYTES)
  const before = statSync(`${file}-wal`).size
  await fill()
  expect(statSync(`${file}-wal`).size).toBeLessThan(before * 1.1)
  await database.close()
  const again = openSqlite({ file })
  expect(again.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(again.prepare('SELECT count(*) FROM pages').pluck().get()).toBe(2 * CHECKPOINT_PAGES)
  again.close()
})

it('leaves it to the one that writes where the thread cannot', async () => {
  mkdirSync(join(folder, 'here'))
  const { connection, database, fill } = await openPages(join(folder, 'here', 'moved.db'))
  renameSync(join(folder, 'here'), join(folder, 'there'))
  const findLimit = () => connection.pragma('wal_autocheckpoint', { simple: true })
  expect(findLimit()).toBeGreaterThan(CHECKPOINT_PAGES)
  await fill()
  await vi.waitFor(() => expect(findLimit()).toBe(CHECKPOINT_PAGES), WAIT_MS)
  await fill()
  expect(countPending(connection)).toBe(0)
  await database.close()
})
