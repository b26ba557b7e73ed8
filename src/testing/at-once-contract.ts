import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createReader } from '../crawl/read.ts'
import { refreshSource } from '../crawl/refresh-source.ts'
import type { Store } from '../store/open-store.ts'
import { toTestCrawler } from './crawler.ts'
import { createFakeFetcher, toTestFeed } from './documents.ts'
import { TEST_NOW, toTestSource } from './entries.ts'
import { toBody, toFresh } from './refresh-rig.ts'
import { toRequest } from './store-rig.ts'

const SOURCES = 8

/**
 * What becomes of sources that are read at the same moment. `open` answers an empty store each time, `openAgain` the same
 * once more as another process does, where the engine is for several that crawl.
 */
export function describeAtOnce(
  engine: string,
  open: () => Promise<Store>,
  openAgain: (() => Promise<Store>) | null = null,
): void {
  describe(engine, () => {
    const sources = Array.from({ length: SOURCES }, (_, n) => toTestSource({ id: `s${n}` }))
    const toFeed = (id: string) =>
      toTestFeed([[`p-${id}`, 'The same article', toBody(1)]]).replaceAll('signal.example', `${id}.example`)
    const answers = Object.fromEntries(sources.map(({ id, url }) => [url, toFresh(toFeed(id), { url })]))
    const reader = createReader([])
    let stores: Store[]
    beforeEach(async () => {
      stores = [await open()]
    })
    afterEach(() => Promise.all(stores.map(({ database }) => database.close())))

    /** Each store's crawler reads its share of the sources; answers the places of each card. */
    const readAll = async () => {
      const [first] = stores as [Store]
      await first.writes.saveSources(sources, { origin: 'added', now: TEST_NOW })
      const limit = SOURCES / stores.length
      const running: Promise<unknown>[] = []
      for (const [n, store] of stores.entries()) {
        const name = `here/${n}/a`
        const crawler = toTestCrawler({ name, fetcher: createFakeFetcher(answers), reader }, store)
        const claimed = await store.writes.claimDue({
          now: TEST_NOW + 60_000,
          leaseMs: 60_000,
          by: name,
          limit,
        })
        running.push(...claimed.map((source) => refreshSource(crawler, source)))
      }
      await Promise.all(running)
      return (await first.reads.listEntries(toRequest())).entries.map(({ alsoAt }) => alsoAt.length + 1)
    }

    it('makes one card of an article that stands in all of them', async () => {
      expect(await readAll()).toEqual([SOURCES])
    })

    it.skipIf(!openAgain)('makes one card of it also where several processes read them', async () => {
      stores.push((await openAgain?.()) as Store)
      expect(await readAll()).toEqual([SOURCES])
    })
  })
}
