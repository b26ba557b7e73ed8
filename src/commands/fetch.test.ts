import { expect, it } from 'vitest'
import { createReader } from '../crawl/read.ts'
import type { FetchRequest } from '../document.ts'
import { AppError } from '../errors.ts'
import { openStore } from '../store/open-store.ts'
import { createCommandRig } from '../testing/command-rig.ts'
import { toTestCrawler } from '../testing/crawler.ts'
import { createFakeFetcher, toTestDocument, toTestFeed } from '../testing/documents.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import { fetchSources } from './fetch.ts'

it('reads the other sources when one is removed while it is being read', async () => {
  const store = await openStore('file::memory:')
  await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
  const fetch = async ({ url }: FetchRequest) => {
    if (url === toTestSource().url) await store.writes.deleteSource('signal', TEST_NOW)
    const document = toTestDocument(toTestFeed([['p1', 'Post', '<p>Text.</p>']]), { url })
    return { outcome: 'fresh' as const, document }
  }
  const fetcher = { ...createFakeFetcher({}), fetch }
  const { context, readWritten } = createCommandRig()
  const crawler = toTestCrawler({ fetcher, reader: createReader([]) }, store)
  expect(await fetchSources(context, crawler, await store.reads.listSources())).toBe(0)
  const told = readWritten()
  expect(told).toMatch(/echo +fresh: 1 new/)
  expect(told).toMatch(/signal +skipped: another process is reading it, or removed it/)
  await store.database.close()
})

it('reads the other sources when a fault of the program stops one', async () => {
  const store = await openStore('file::memory:')
  await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
  const fetch = async ({ url }: FetchRequest) => {
    if (url === toTestSource().url) throw new TypeError('nothing there')
    const document = toTestDocument(toTestFeed([['p1', 'Post', '<p>Text.</p>']]), { url })
    return { outcome: 'fresh' as const, document }
  }
  const { context, readWritten } = createCommandRig()
  const crawler = toTestCrawler(
    { fetcher: { ...createFakeFetcher({}), fetch }, reader: createReader([]) },
    store,
  )
  expect(await fetchSources(context, crawler, await store.reads.listSources())).toBe(0)
  expect(readWritten()).toMatch(/echo +fresh: 1 new/)
  expect(readWritten()).toMatch(/signal +failed: A fault of this program .*: nothing there\./)
  await store.database.close()
})

it('tells sources that it was stopped at as not read, and leaves them due', async () => {
  const store = await openStore('file::memory:')
  await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
  const stop = new AbortController()
  const fetch = async () => {
    stop.abort()
    throw new AppError('unavailable', 'The fetcher was closed.')
  }
  const { context, readWritten } = createCommandRig({ crawlConcurrency: 1 })
  const crawler = toTestCrawler(
    { fetcher: { ...createFakeFetcher({}), fetch }, reader: createReader([]) },
    store,
  )
  const sources = await store.reads.listSources()
  expect(await fetchSources({ ...context, signal: stop.signal }, crawler, sources)).toBe(1)
  expect(readWritten()).toMatch(/echo +not read: stopped\nsignal +not read: stopped/)
  expect(readWritten()).toContain('2 not read')
  expect(readWritten()).not.toContain('another process')
  for (const source of await store.reads.listSources()) {
    expect(source.failures).toBe(0)
    expect(
      await store.writes.claim(source.id, { now: TEST_NOW, leaseMs: 1000, by: 'there/1/b' }),
    ).not.toBeNull()
  }
  await store.database.close()
})
