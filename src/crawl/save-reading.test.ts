import { expect, it } from 'vitest'
import { openStore } from '../store/open-store.ts'
import type { Writes } from '../store/writes.ts'
import { toTestCrawler } from '../testing/crawler.ts'
import { createFakeFetcher, toTestFeed } from '../testing/documents.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import { toBody, toFresh } from '../testing/refresh-rig.ts'
import { createOperations } from './operate.ts'
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

it('is compared with neither posts of a removed source nor those that could not be saved', async () => {
  const store = await openStore('file::memory:')
  const sources = ['gone', 'lost'].map((id) => toTestSource({ id, tags: ['rare'] }))
  await store.writes.saveSources(sources, { origin: 'added', now: TEST_NOW })
  const answers = Object.fromEntries(
    sources.map(({ url }, n) => [url, toFresh(toTestFeed([['p', `Post ${n}`, toBody(n)]]), { url })]),
  )
  const crawler = toTestCrawler({ fetcher: createFakeFetcher(answers), reader: createReader([]) }, store)
  const read = async (id: string, own = crawler) => {
    const claimed = await store.writes.claim(id, { now: TEST_NOW, leaseMs: 60_000, by: crawler.name })
    await refreshSource(own, claimed as NonNullable<typeof claimed>)
  }
  await read('gone')
  expect(crawler.neighbours.size).toBe(1)
  await createOperations(crawler, store.reads).remove('gone')
  const saveRefresh = () => Promise.reject(new Error('The disk is full'))
  await expect(read('lost', { ...crawler, writes: { ...store.writes, saveRefresh } })).rejects.toThrow(/full/)
  expect(crawler.neighbours.size).toBe(0)
  for (let key = 1; key < 9; key++) crawler.kin.add(key, ['other'])
  expect(crawler.kin.find(['rare'], 9)).toEqual([])
  await store.database.close()
})
