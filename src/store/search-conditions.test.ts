import { expect, it } from 'vitest'
import { parseSearch } from '../search/search.ts'
import { openStore } from './open-store.ts'
import { ALL_ENTRIES } from './reads.ts'
import { toSearchConditions } from './search-conditions.ts'
import { join, sql } from './sql.ts'

it('asks of each post that is met whether it is in a list, and walks no pairs of two lists', async () => {
  const { database } = await openStore('file::memory:')
  const { operators } = parseSearch('tag:a tag:b (tag:d OR e)')
  const conditions = toSearchConditions({ ...ALL_ENTRIES, operators }, null, database)
  const query = sql`SELECT e.key FROM entries e WHERE e.is_lead = 1 AND ${join(conditions, ' AND ')}
    AND e.key >= CAST(${1} AS BIGINT) AND e.key < CAST(${9} AS BIGINT)`
  const plan = (await database.all(sql`EXPLAIN QUERY PLAN ${query}`)).map(({ detail }) => String(detail))
  expect(plan.filter((step) => step.startsWith('SEARCH e '))).toHaveLength(1)
  expect(plan.filter((step) => /\b(?:key|rowid)=\?/.test(step))).toEqual([])
  await database.close()
})
