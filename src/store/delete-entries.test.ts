import { expect, it } from 'vitest'
import { TEST_NOW } from '../testing/entries.ts'
import { prune } from './delete-entries.ts'
import { openStore } from './open-store.ts'
import type { Query } from './sql.ts'

it.each([TEST_NOW, TEST_NOW + 1])('finds what was published before %s by its key', async (before) => {
  const { database } = await openStore('file::memory:')
  const asked: Query[] = []
  const all = (query: Query) => {
    asked.push(query)
    return database.all(query)
  }
  await prune({ ...database, all }, { before, now: TEST_NOW })
  const [{ strings, values } = { strings: [], values: [] }] = asked
  const plan = await database.all({
    strings: [`EXPLAIN QUERY PLAN ${strings[0]}`, ...strings.slice(1)],
    values,
  })
  expect(plan[0]?.detail).toBe('SEARCH e USING INTEGER PRIMARY KEY (rowid<?)')
  await database.close()
})
