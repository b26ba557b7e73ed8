import type { Crawler } from '../crawl/crawler.ts'
import { createLog } from '../log.ts'
import { openStore, type Store } from '../store/open-store.ts'
import type { Context } from './command.ts'
import { type Config, loadConfig } from './load-config.ts'
import { stopEarly } from './stop-early.ts'

/** Work that reads sources with a store and a crawler of its own, both closed when it is done or stopped. */
export async function withCrawler<T>(
  context: Context,
  options: { config?: Config; spacingMs?: number },
  work: (crawler: Crawler, store: Store) => Promise<T>,
): Promise<T> {
  const { settings, version, now, random } = context
  const config = options.config ?? loadConfig(settings.configDir)
  const store = await openStore(settings.databaseUrl)
  // Loaded here: the service itself reads in a thread of its own, and need not hold it twice.
  const { openCrawler } = await import('../crawl/open-crawler.ts')
  await store.writes.syncSources(config.sources, now())
  const { spacingMs } = options
  const crawler = await openCrawler({
    settings,
    version,
    now,
    random,
    tags: config.tags,
    store,
    log: createLog('silent'),
    ...(spacingMs === undefined ? {} : { spacingMs }),
  })
  try {
    return await stopEarly(context.signal, crawler.fetcher, () => work(crawler, store))
  } finally {
    await crawler.close()
    await store.database.close()
  }
}
