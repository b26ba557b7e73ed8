import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { openMemory } from './memory.ts'
import { openStore } from './open-store.ts'
import { type Query, sql } from './sql.ts'

/** So many of the large ones below take more than may be kept. */
const ANSWERS = 100

let database: Database
let asked: number
beforeEach(async () => {
  const { database: own } = await openStore('file::memory:')
  asked = 0
  const all = (query: Query) => {
    asked++
    return own.all(query)
  }
  database = { ...own, all }
})
afterEach(() => database.close())

/** How often the database was asked for these queries, the version aside. */
async function recallAll(queries: readonly Query[]): Promise<number> {
  const memory = await openMemory(database)()
  asked = 0
  for (const query of queries) await memory.recall(query)
  return asked
}

/** An answer of so many rows, with a text of so many letters in each. */
const toAnswer = (n: number, { rows, letters }: { rows: number; letters: number }) =>
  sql`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ${rows})
    SELECT x + ${n} AS key, substr(hex(zeroblob(${letters})), 1, ${letters}) AS name FROM c`
const repeat = (size: { rows: number; letters: number }) => {
  const queries = Array.from({ length: ANSWERS }, (_, n) => toAnswer(n, size))
  return recallAll([...queries, ...queries])
}

it('asks once for each of many small answers', async () => {
  expect(await repeat({ rows: 1, letters: 4 })).toBe(ANSWERS)
})

it.each([
  ['rows', { rows: 2_000, letters: 0 }],
  ['texts', { rows: 1, letters: 100_000 }],
])('keeps no more of answers of many %s than memory allows', async (_, size) => {
  expect(await repeat(size)).toBe(2 * ANSWERS)
})
