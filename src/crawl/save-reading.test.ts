import { expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import type { Writes } from '../store/writes.ts'
import { createFakeFetcher, toTestFeed } from '../testing/documents.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import { toBody, toFresh, toTestCrawler } from '../testing/refresh-rig.ts'
import { createReader } from './read.ts'
import { refreshSource } from './refresh-source.ts'

it('saves of sources that are read at once share a commit, though they look in turn', async () => {
  const store = await openStore('file::memory:')
  const sources = Array.from({ length: 8 }, (_, n) => toTestSource({ id: `s${n}` }))
  await store.writes.saveSources(sources, { origin: 'added', now: TEST_NOW })
  const answers = Object.fromEntries(
    sources.map(({ id, url }, n) => [
      url,
      toFresh(toTestFeed([['p', `Post of ${id}`, toBody(n)]]).replaceAll('signal', id), { url }),
    ]),
  )
  const told: string[] = []
  const saveRefresh: Writes['saveRefresh'] = async (refresh) => {
    told.push('begun')
    await store.writes.saveRefresh(refresh)
    told.push('stands')
  }
  const crawler = toTestCrawler(
    {
      fetcher: createFakeFetcher(answers),
      reader: createReader([]),
      writes: { ...store.writes, saveRefresh },
    },
    store,
  )
  const claimed = await store.writes.claimDue({ now: TEST_NOW + 60_000, leaseMs: 60_000, by: 'a', limit: 8 })
  await Promise.all(claimed.map((source) => refreshSource(crawler, source)))
  expect(told).toEqual([...Array(8).fill('begun'), ...Array(8).fill('stands')])
  await store.database.close()
})
