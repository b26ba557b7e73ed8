import type { Crawler } from '../crawl/crawler.ts'
import { createKin } from '../enrich/kin.ts'
import { createNeighbours } from '../enrich/neighbours.ts'
import type { Store } from '../store/open-store.ts'
import { TEST_NOW } from './entries.ts'

/** A crawler over a store, with everything a test does not care about filled in. */
export function toTestCrawler(
  own: Partial<Crawler> & Pick<Crawler, 'fetcher' | 'reader'>,
  { reads, writes }: Pick<Store, 'reads' | 'writes'>,
): Crawler {
  return {
    name: 'here/1/a',
    version: '1.2.3',
    reads,
    writes,
    tags: [],
    neighbours: createNeighbours(),
    kin: createKin(),
    now: () => TEST_NOW,
    random: () => 0,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    retentionMs: null,
    ...own,
  }
}
