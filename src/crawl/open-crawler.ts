import { randomBytes, randomUUID } from 'node:crypto'
import { availableParallelism, hostname } from 'node:os'
import type { Fetcher } from '../document.ts'
import { createFetcher } from '../fetch/fetcher.ts'
import { createResolve, type Names } from '../fetch/resolve-names.ts'
import { DAY_MS } from '../interval.ts'
import type { Settings } from '../settings.ts'
import type { Store } from '../store/open-store.ts'
import type { Tag } from '../tag.ts'
import type { Crawler, Log } from './crawler.ts'
import { freeDeadClaims, isProcessAlive, toCrawlerName } from './free-dead-claims.ts'
import { loadKin } from './load-kin.ts'
import { loadNeighbours } from './load-neighbours.ts'
import type { Reader } from './readings.ts'
import { toCallbackBase } from './websub/callback-base.ts'
import type { Websub } from './websub/websub.ts'
import { createWorkerPool } from './worker-pool.ts'

/** Threads that read documents of ordinary size; more gain little, since one thread writes, and each takes 60 MiB. */
const READER_THREADS_MAX = 2
/** Chance in what nobody may guess. */
const TOKEN_BYTES = 32

export interface ReadingOptions {
  settings: Pick<Settings, 'allowPrivateNetworks' | 'userAgentContact'>
  tags: readonly Tag[]
  /** Of the package: for the User-Agent, and to know what an earlier one read. */
  version: string
  now: () => number
  /** Least time between two requests to one host, ms; left out: the polite default. */
  spacingMs?: number
  /** What names resolve to, in place of what the system says; for origins of our own only. */
  names?: Names
}

export interface CrawlerOptions extends ReadingOptions {
  settings: Pick<Settings, 'allowPrivateNetworks' | 'userAgentContact' | 'retentionDays' | 'publicUrl'>
  store: Pick<Store, 'reads' | 'writes' | 'subscriptions'>
  log: Log
  random: () => number
}

/** What reading takes, without a store: a fetcher and the threads that read. `close` ends both. */
export function openReading({ settings, tags, version, now, spacingMs, names }: ReadingOptions): {
  fetcher: Fetcher
  reader: Reader
  close(): Promise<void>
} {
  const fetcher = createFetcher({
    userAgent: toUserAgent(version, settings.userAgentContact),
    allowPrivateNetworks: settings.allowPrivateNetworks,
    now,
    ...(spacingMs === undefined ? {} : { spacingMs }),
    ...(names === undefined ? {} : { resolve: createResolve(names) }),
  })
  // One processor is left to the threads that fetch, write and serve.
  const threads = Math.max(1, Math.min(availableParallelism() - 1, READER_THREADS_MAX))
  const reader = createWorkerPool({ tags, threads })
  return { fetcher, reader, close: async () => void (await Promise.all([fetcher.close(), reader.close()])) }
}

/** A crawler with all that it needs; `close` ends its sockets and threads. What dead ones left claimed is freed. */
export async function openCrawler(
  options: CrawlerOptions,
): Promise<Crawler & { websub: Websub; close(): Promise<void> }> {
  const { settings, tags, version, log, now, random } = options
  const { reads, writes } = options.store
  const name = toCrawlerName({ host: hostname(), pid: process.pid, mark: randomUUID() })
  await freeDeadClaims(writes, { name, now: now(), isAlive: isProcessAlive })
  const neighbours = await loadNeighbours(writes)
  const kin = await loadKin(writes)
  const retentionMs = settings.retentionDays === 0 ? null : settings.retentionDays * DAY_MS
  const websub: Websub = {
    subscriptions: options.store.subscriptions,
    base: toCallbackBase(settings),
    newToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
  }
  return {
    ...openReading(options),
    name,
    version,
    reads,
    writes,
    tags,
    neighbours,
    kin,
    now,
    random,
    log,
    retentionMs,
    websub,
  }
}

/**
 * Who we are, for the logs of the blogs we read, in the form that those who count readers know. One copy of a blog is
 * fetched for whoever reads here, and nobody is tracked to count them: one subscriber is what we know of.
 */
export function toUserAgent(version: string, contact: string): string {
  const name = `incoming-transmission/${version}`
  return contact ? `${name} (+${contact}; 1 subscribers)` : name
}
