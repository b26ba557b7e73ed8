import { beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../interval.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { toFirstKey } from './key.ts'
import { type Memory, openMemory } from './memory.ts'
import { openStore } from './open-store.ts'
import { ALL_ENTRIES, type Cursor } from './reads.ts'
import { join, sql } from './sql.ts'
import { countRows, findInStretches, type Stretch, sumCounts, type ToRows } from './stretches.ts'

const STRETCH_DAYS = 50
/** Days ago on which a post was published: some stretches hold many, some none. */
const DAYS = [1, 2, 3, 4, 5, 6, 60, 61, 62, 210, 211, 212, 213, 340]
const toSelect: ToRows = (toRange) =>
  sql`SELECT e.key AS key, e.seen_at AS at FROM entries e WHERE ${toRange(sql`e.key`)}`

let memory: Memory
let stretches: Stretch[]
let keys: number[]

beforeAll(async () => {
  const { writes, database } = await openStore('file::memory:')
  await writes.syncSources([toTestSource()], TEST_NOW)
  const saves = DAYS.map((days) =>
    toTestSave(toTestEntry({ guid: `${days}`, publishedAt: TEST_NOW - days * DAY_MS })),
  )
  await writes.saveRefresh(toTestRefresh(saves))
  keys = saves.map(({ key }) => key)
  memory = await openMemory(database)()
  const edges = Array.from({ length: 9 }, (_, n) => toFirstKey(TEST_NOW - n * STRETCH_DAYS * DAY_MS))
  stretches = await Promise.all(
    edges.slice(1).map(async (from, at) => {
      const below = edges[at] as number
      const rows = join([toSelect((key) => sql`${key} >= ${from} AND ${key} < ${below}`)], '')
      return { from, below, count: await countRows(memory, sql`(${rows}) r`) }
    }),
  )
})

const find = async (page: number, cursor: Cursor | null, all = stretches) => {
  const request = { filter: ALL_ENTRIES, sort: 'published' as const, limit: 4, page, cursor }
  return (await findInStretches(memory, request, { stretches: all, toSelect })).map(({ key }) => key)
}

describe('findInStretches', () => {
  it('knows how many there are', () => {
    expect(stretches.filter(({ count }) => count === 0).length).toBeGreaterThan(2)
    expect(sumCounts(stretches)).toBe(DAYS.length)
  })

  it('goes by page number over the borders, one place more than the page', async () => {
    for (const page of [1, 2, 3, 4, 5])
      expect(await find(page, null)).toEqual(keys.slice((page - 1) * 4, page * 4 + 1))
  })

  it('goes by cursor in both directions', async () => {
    for (const [at, key] of keys.entries()) {
      expect(await find(1, { direction: 'next', at: 0, key })).toEqual(keys.slice(at + 1, at + 6))
      const before = keys.slice(Math.max(0, at - 5), at).toReversed()
      expect(await find(1, { direction: 'previous', at: 0, key })).toEqual(before)
    }
  })

  it('finds by cursor what was not counted, and by page number no more than was', async () => {
    const some = stretches.map((stretch, at) => (at < 2 ? stretch : { ...stretch, count: null }))
    const key = keys[8] as number
    expect(await find(1, { direction: 'next', at: 0, key }, some)).toEqual(keys.slice(9))
    expect(await find(4, null, some)).toEqual([])
  })
})
