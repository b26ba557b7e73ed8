import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSqlite } from './connection.ts'
import { type Query, sql } from './sql.ts'
import { createSqlite } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'incoming-test-'))
const file = join(folder, 'group.db')
const writer = createSqlite(openSqlite({ file }))
await writer.all(sql`CREATE TABLE notes (id INTEGER PRIMARY KEY)`)
const reader = createSqlite(openSqlite({ file, readonly: true }))
afterAll(async () => {
  await reader.close()
  await writer.close()
  rmSync(folder, { recursive: true })
})

const note = (id: number): Query => sql`INSERT INTO notes (id) VALUES (${id})`
const listNotes = async (database = reader) =>
  (await database.all(sql`SELECT id FROM notes ORDER BY id`)).map((row) => row.id as number)
const save = (id: number, others?: number) =>
  writer.batch([note(id)], { isRepeatable: true, ...(others === undefined ? {} : { others }) })

it('commits a batch with those it was told of, and answers all of them then', async () => {
  const first = save(1, 2)
  const second = save(2, 1)
  expect(await listNotes(writer)).toEqual([1, 2])
  expect(await listNotes()).toEqual([])
  await Promise.all([first, second, save(3, 0)])
  expect(await listNotes()).toEqual([1, 2, 3])
})

it('does not wait for ever, nor for too many', async () => {
  await save(4, 1)
  expect(await listNotes()).toContain(4)
  const many = Array.from({ length: 8 }, (_, n) => save(10 + n, 100))
  expect(await listNotes()).toContain(17)
  await Promise.all(many)
})

it('undoes a batch that fails, and none of the others', async () => {
  const good = save(20, 2)
  await expect(writer.batch([note(21), note(20)], { isRepeatable: true, others: 1 })).rejects.toThrow(
    'UNIQUE',
  )
  await Promise.all([good, save(22, 0)])
  expect((await listNotes()).filter((id) => id >= 20)).toEqual([20, 22])
})

it('does what stood before a batch that fails once more, answered or not, and nothing of that batch', async () => {
  const claim = sql`INSERT INTO notes (id) VALUES (25) RETURNING id`
  const first = save(23, 3)
  expect(await writer.batch([claim], { isRepeatable: true })).toEqual([[{ id: 25 }]])
  await expect(writer.batch([note(26), note(25)], { isRepeatable: true })).rejects.toThrow('UNIQUE')
  const failing = writer.batch([note(27), note(23)], { isRepeatable: true, others: 1 })
  await expect(failing).rejects.toThrow('UNIQUE')
  await Promise.all([first, save(24, 0)])
  expect((await listNotes()).filter((id) => id > 22)).toEqual([23, 24, 25])
})

it('changes the search index in order of key, behind all queries of a commit, and fails for one batch alone', async () => {
  const written: number[] = []
  const index = (...keys: number[]) =>
    keys.map((key) => ({
      key,
      toQuery: () => {
        if (key === 28.5) throw new Error('No words')
        written.push(key)
        return note(key)
      },
    }))
  const saveWith = (id: number, others: number, ...keys: number[]) =>
    writer.batch([note(id)], { isRepeatable: true, others, index: index(...keys) })
  await Promise.all([saveWith(60, 1, 63, 65), saveWith(61, 0, 62, 64)])
  expect(written).toEqual([62, 63, 64, 65])
  const good = saveWith(66, 1, 67)
  await expect(saveWith(68, 0, 28.5)).rejects.toThrow('No words')
  await good
  expect((await listNotes()).filter((id) => id >= 60)).toEqual([60, 61, 62, 63, 64, 65, 66, 67])
  expect(await writer.batch([note(69)], { index: index(70) })).toEqual([[]])
  await writer.all(sql`DELETE FROM notes WHERE id >= 60`)
})

it('commits what is open before anything that is on its own', async () => {
  const open = save(30, 5)
  await save(31)
  expect(await listNotes()).not.toContain(30)
  await writer.all(note(32))
  expect((await listNotes()).slice(-3)).toEqual([30, 31, 32])
  const other = save(33, 5)
  await expect(writer.batch([note(30)])).rejects.toThrow('UNIQUE')
  expect(await listNotes()).toContain(33)
  await Promise.all([open, other])
})

it('hurts nobody while another process is writing', async () => {
  const other = openSqlite({ file })
  other.exec('BEGIN IMMEDIATE')
  const impatient = openSqlite({ file })
  impatient.pragma('busy_timeout = 0')
  const late = createSqlite(impatient)
  await expect(late.batch([note(40)], { isRepeatable: true })).rejects.toThrow('locked')
  other.exec('COMMIT')
  await late.batch([note(40)], { isRepeatable: true })
  expect(await late.batch([sql`PRAGMA synchronous`])).toEqual([[{ synchronous: 2 }]])
  expect(await listNotes()).toContain(40)
  await late.close()
  other.close()
})
