import { beforeEach } from 'vitest'
import { createReader } from '../crawl/read.ts'
import { refreshSource } from '../crawl/refresh-source.ts'
import type { FetchResult } from '../document.ts'
import type { Source, SourceWithState } from '../source.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { toTestCrawler } from './crawler.ts'
import { createFakeFetcher, toTestDocument, toTestFeed } from './documents.ts'
import { TEST_NOW, toTestSource } from './entries.ts'

/** Where the one source is read. */
export const FEED = 'https://signal.example/feed.xml'

/** A long text with a formula, different for each number. */
export function toBody(n: number): string {
  const sentences = Array.from(
    { length: 60 },
    (_, i) => `Word${n * 97 + i} of post ${n} tells of thing${n * 31 + i} and \\(x_${n} > T\\).`,
  )
  return `<p>${sentences.join(' ')}</p>`
}

/** A feed of these posts. */
export function toFeed(...numbers: number[]): string {
  return toTestFeed(numbers.map((n) => [`p${n}`, `Post ${n}`, toBody(n)]))
}

export function toFresh(text: string, fields: Parameters<typeof toTestDocument>[1] = {}): FetchResult {
  return { outcome: 'fresh', document: toTestDocument(text, fields) }
}

/** One source over a store that is empty before each test, on a clock that the test moves. */
export function createRefreshRig() {
  const reader = createReader([])
  const rig = {
    now: TEST_NOW,
    version: '1.2.3',
    retentionMs: null as number | null,
    store: null as unknown as Store,
    /** Reads the source, by these rules, on a web of these answers. */
    async refresh(answers: Record<string, FetchResult>, rules: Partial<Source> = {}) {
      const { store, version, retentionMs } = rig
      await store.writes.syncSources([toTestSource(rules)], rig.now)
      const find = async () => (await store.reads.findSource('signal')) as SourceWithState
      const fetcher = createFakeFetcher(answers)
      const crawler = toTestCrawler({ fetcher, reader, version, retentionMs, now: () => rig.now }, store)
      const result = await refreshSource(crawler, await find())
      return { result, requests: fetcher.requests, source: await find() }
    },
    async list() {
      const request = { filter: ALL_ENTRIES, sort: 'published', limit: 50, page: 1, cursor: null } as const
      return (await rig.store.reads.listEntries(request)).entries
    },
  }
  beforeEach(async () => {
    rig.store = await openStore('file::memory:')
    rig.now = TEST_NOW
  })
  return rig
}
