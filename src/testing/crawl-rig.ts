import type { Crawler } from '../crawl/crawler.ts'
import { freeDeadClaims } from '../crawl/free-dead-claims.ts'
import { toClaim } from '../crawl/keep-claim.ts'
import { toUserAgent } from '../crawl/open-crawler.ts'
import { createReader } from '../crawl/read.ts'
import { refreshSource } from '../crawl/refresh-source.ts'
import { beginCrawl } from '../crawl/run-crawl.ts'
import type { Fetcher } from '../document.ts'
import { createFetcher } from '../fetch/fetcher.ts'
import { HOUR_MS } from '../interval.ts'
import type { Source, SourceWithState } from '../source.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { toTestCrawler } from './crawler.ts'
import { TEST_NOW, toTestSource } from './entries.ts'
import { createSite, type Site } from './site.ts'

const VERSION = '1.2.3'
/** Sources read at the same time. */
const CONCURRENCY = 16

/** The whole crawling side over a site on loopback, on a clock that moves only by waiting: days pass in milliseconds. */
export interface CrawlRig {
  site: Site
  store: Store
  clock: { now: number }
  /** Documents that were parsed so far. */
  parsed(): number
  /** Follows a path of the site from now on; its id is `signal` unless given. */
  follow(path: string, fields?: Partial<Source>): Promise<void>
  /** Follows these sources, wherever they are. */
  followAll(sources: Source[]): Promise<void>
  find(id?: string): Promise<SourceWithState>
  /** Lets time pass; sources are claimed and read as they become due. */
  live(hours: number): Promise<void>
  /** Reads the source now, due or not, as an administrator may ask. */
  refresh(id?: string): Promise<void>
  /** Ends the process and starts another on the same store: memory is lost, a fetch under way too. */
  restart(): Promise<void>
  /** Hours between the requests for a path. */
  gaps(path: string): number[]
  close(): Promise<void>
}

export interface CrawlRigOptions {
  /** Chance, in [0, 1); 0 unless given. */
  random?: () => number
  /** Takes the place of the real one. */
  fetcher?: Fetcher
}

export async function createCrawlRig({ random = () => 0, fetcher }: CrawlRigOptions = {}): Promise<CrawlRig> {
  const clock = { now: TEST_NOW }
  const now = () => clock.now
  const site = await createSite({}, { now })
  const store = await openStore('file::memory:')
  const reader = createReader([])
  const sources: Source[] = []
  let parsed = 0
  let starts = 0

  const readFeed: Crawler['reader']['readFeed'] = (task) => {
    parsed += 1
    return reader.readFeed(task)
  }
  const start = (): Crawler =>
    toTestCrawler(
      {
        name: `rig/${++starts}/x`,
        version: VERSION,
        fetcher: fetcher ?? startFetcher(clock),
        reader: { ...reader, readFeed },
        now,
        random,
        log: { info: () => {}, warn: () => {}, error: (fields) => expectNoBug(fields) },
      },
      store,
    )

  let crawler = start()
  const followAll = async (more: Source[]) => {
    sources.push(...more)
    await store.writes.syncSources(sources, now())
  }
  const find = async (id = 'signal') => (await store.reads.findSource(id)) as SourceWithState

  return {
    site,
    store,
    clock,
    parsed: () => parsed,
    followAll,
    follow: (path, fields = {}) => followAll([toRigSource(site.url(path), fields)]),
    find,
    live: (hours) => live(crawler, clock, hours * HOUR_MS),
    refresh: async (id = 'signal') => {
      const claimed = await store.writes.claim(id, toClaim(crawler))
      if (claimed) await refreshSource(crawler, claimed)
    },
    restart: async () => {
      await crawler.fetcher.close()
      crawler = start()
      const { name } = crawler
      await freeDeadClaims(store.writes, { name, now: now(), isAlive: (pid) => pid === starts })
      await beginCrawl(crawler)
    },
    gaps: (path) => {
      const times = site.requestsFor(path).map((request) => request.startedAt)
      return times.slice(1).map((time, index) => (time - (times[index] ?? time)) / HOUR_MS)
    },
    close: async () => {
      await crawler.fetcher.close()
      await Promise.all([site.close(), store.database.close()])
    },
  }
}

/** A source whose posts' own pages are left alone, so that each request is one for its document. */
function toRigSource(url: string, fields: Partial<Source>): Source {
  const article = { fetch: 'never', content: [], remove: [], math: 'auto' } as const
  return toTestSource({ url, article: { ...article, content: [], remove: [] }, ...fields })
}

function startFetcher(clock: { now: number }): Fetcher {
  return createFetcher({
    userAgent: toUserAgent(VERSION, 'https://reader.example/about'),
    allowPrivateNetworks: true,
    now: () => clock.now,
    sleep: async (ms) => {
      clock.now += ms
    },
  })
}

/** The crawl's own steps, from one due time to the next. */
async function live(crawler: Crawler, clock: { now: number }, ms: number): Promise<void> {
  const until = clock.now + ms
  for (;;) {
    const active = (await crawler.reads.listSources()).filter((source) => source.status === 'active')
    const due = Math.min(...active.map((source) => source.nextFetchAt))
    if (due >= until) break
    clock.now = Math.max(clock.now, due)
    const claimed = await crawler.writes.claimDue({ ...toClaim(crawler), limit: CONCURRENCY })
    // Nothing to claim though something is due: another crawler has it for a while.
    if (claimed.length === 0) clock.now += 1000
    await Promise.all(claimed.map((source) => refreshSource(crawler, source)))
  }
  clock.now = Math.max(clock.now, until)
}

function expectNoBug(fields: object): never {
  throw new Error(`The crawl met a bug: ${JSON.stringify(fields)}`)
}
