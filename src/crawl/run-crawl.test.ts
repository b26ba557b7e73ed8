import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore, type Store } from '../store/open-store.ts'
import { toTestCrawler } from '../testing/crawler.ts'
import { createFakeFetcher, toTestDocument, toTestFeed } from '../testing/documents.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import type { Crawler } from './crawler.ts'
import { createReader } from './read.ts'
import { type RunningCrawl, runCrawl } from './run-crawl.ts'

let store: Store
let crawl: RunningCrawl
const logged: string[] = []
const noted: boolean[] = []

beforeEach(async () => {
  logged.length = 0
  noted.length = 0
  store = await openStore('file::memory:')
  await store.writes.syncSources([toTestSource()], TEST_NOW)
})
afterEach(async () => {
  await crawl.stop()
  await store.database.close()
})

function start(fields: Partial<Crawler>): void {
  const log = {
    info: () => {},
    warn: () => {},
    error: (_: object, message: string) => void logged.push(message),
  }
  const [fetcher, reader] = [createFakeFetcher({}), createReader([])]
  const crawler = toTestCrawler({ fetcher, reader, log, ...fields }, store)
  crawl = runCrawl(crawler, 4, (isSaved) => void noted.push(isSaved))
}

const find = () => store.reads.findSource('signal')

it('reads what is due at once, and notes how it is doing', async () => {
  start({})
  await expect.poll(find).toMatchObject({ failures: 1, noted: { code: 'failing' } })
  expect(logged).toEqual([])
})

it('leaves a source alone for a while whose reading met a bug of ours', async () => {
  let asked = 0
  const fetch = async () => {
    asked += 1
    throw new TypeError('a bug')
  }
  start({ fetcher: { ...createFakeFetcher({}), fetch } })
  await expect.poll(find).toMatchObject({
    failures: 1,
    lastError: { code: 'worker', detail: expect.stringContaining('the log tells more') },
    nextFetchAt: TEST_NOW + 3_600_000,
  })
  expect(asked).toBe(1)
  expect(logged).toHaveLength(1)
})

it('asks nobody for what the store could not save', async () => {
  const fetcher = createFakeFetcher({})
  const saveRefresh = async () => {
    await store.writes.releaseClaims(['here/1/a'])
    throw new Error('disk full')
  }
  const writes = { ...store.writes, saveRefresh }
  start({ fetcher, writes })
  await expect.poll(() => logged.length).toBe(1)
  await new Promise(setImmediate)
  await crawl.stop()
  expect(fetcher.requests).toHaveLength(1)
  expect(noted).toEqual([false])
})

it('leaves a source due that a full disk kept from being saved, though a smaller save would succeed', async () => {
  const document = toTestDocument(toTestFeed([['p1', 'Post', '<p>Text.</p>']]))
  const fetch = async () => ({ outcome: 'fresh' as const, document })
  const saveRefresh: typeof store.writes.saveRefresh = async (save) => {
    if (save.entries.length === 0) return store.writes.saveRefresh(save)
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  }
  start({ fetcher: { ...createFakeFetcher({}), fetch }, writes: { ...store.writes, saveRefresh } })
  await expect.poll(() => noted).toEqual([false])
  await crawl.stop()
  expect(await find()).toMatchObject({ failures: 0, lastError: null })
})

it('goes on where a source is removed while it is being read, and calls for nobody', async () => {
  const told: string[] = []
  const document = toTestDocument(toTestFeed([['p1', 'Post', '<p>Text.</p>']]))
  const fetch = async () => {
    await store.writes.deleteSource('signal', TEST_NOW)
    return { outcome: 'fresh' as const, document }
  }
  const log = {
    info: (_: object, message: string) => void told.push(message),
    warn: () => {},
    error: (_: object, message: string) => void logged.push(message),
  }
  start({ fetcher: { ...createFakeFetcher({}), fetch }, log })
  await expect.poll(() => told).toContain('Source was removed while it was being read')
  expect(logged).toEqual([])
})

it('tells once that due sources cannot be looked for, and once that they can again', async () => {
  const told: string[] = []
  let asked = 0
  const claimDue: typeof store.writes.claimDue = (claim) => {
    asked += 1
    return asked < 3 ? Promise.reject(new Error('away')) : store.writes.claimDue(claim)
  }
  const note = (_: object, message: string) => void told.push(message)
  const fetcher = createFakeFetcher({})
  start({ fetcher, writes: { ...store.writes, claimDue }, log: { info: note, warn: note, error: note } })
  await expect.poll(() => fetcher.requests.length, { timeout: 10_000 }).toBe(1)
  expect(told.slice(0, 2)).toEqual([
    expect.stringContaining('every two seconds'),
    'Due sources are found again',
  ])
}, 15_000)
