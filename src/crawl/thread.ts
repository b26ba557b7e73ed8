import { flushCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { createLog } from '../log.ts'
import type { Operations } from '../operations.ts'
import type { Source } from '../source.ts'
import { openStore } from '../store/open-store.ts'
import type { HubCalls } from '../subscription.ts'
import { giveWay } from './give-way.ts'
import { noteConditions } from './note-conditions.ts'
import { openCrawler } from './open-crawler.ts'
import { createOperations } from './operate.ts'
import { answerCalls } from './remote.ts'
import { runCrawl } from './run-crawl.ts'
import { openSaveRecord } from './save-record.ts'
import type { CrawlThreadStart } from './start-thread.ts'
import { createDeliver } from './websub/create-deliver.ts'
import { createHubCalls } from './websub/hub-calls.ts'
import { runWebsub } from './websub/run-websub.ts'

/** What the main thread may ask of this one. */
export interface CrawlThread extends Operations, HubCalls {
  /** Takes over a changed `sources.yaml`. */
  sync(sources: readonly Source[]): Promise<void>
  /** Finishes what is under way and closes the store. */
  stop(): Promise<void>
}

// Runs in a thread of its own, with the only writing connection: pages stay quick while a crawl is busy.
giveWay()
const { settings, tags, version, spacingMs, names, saveMemory } = workerData as CrawlThreadStart
const store = await openStore(settings.databaseUrl)
const crawler = await openCrawler({
  settings,
  tags,
  version,
  store,
  log: createLog(settings.logLevel, { thread: 'crawl' }),
  now: Date.now,
  random: Math.random,
  ...(spacingMs === undefined ? {} : { spacingMs }),
  ...(names === undefined ? {} : { names }),
})
const websub = runWebsub(crawler)
const crawl = runCrawl(crawler, settings.crawlConcurrency, openSaveRecord(saveMemory).note)
const { deliver, settle } = createDeliver(crawler)

const thread: CrawlThread = {
  ...createOperations(crawler, store.reads),
  ...createHubCalls(crawler, deliver),
  sync: async (sources) => {
    await store.writes.syncSources(sources, crawler.now())
    await noteConditions(crawler, crawler.now())
  },
  stop: async () => {
    await Promise.all([crawl.stop(), websub.stop(), settle()])
    await crawler.close()
    await store.database.close()
  },
}

if (parentPort) answerCalls(parentPort, thread)
// What was compiled is kept for the next thread; one that is ended would keep nothing.
flushCompileCache()
