import type { Fetcher, FetchRequest } from '../document.ts'
import { createFetcher, type FetcherOptions } from '../fetch/fetcher.ts'
import { createSite, type Site } from './site.ts'

export const NOW = Date.parse('2026-11-20T10:00:00Z')
export const FEED = '<rss version="2.0"><channel><title>Blog</title></channel></rss>'
export const USER_AGENT = 'incoming-transmission/1.0 (+https://reader.example; 3 subscribers)'

/** Two sites with a feed at `/feed`, and fetchers on a clock that moves only by sleeping. */
export interface FetchRig {
  site: Site
  other: Site
  clock: { now: number; slept: number[] }
  /** A fetcher that may visit loopback unless told otherwise. */
  start(options?: Partial<FetcherOptions>): Fetcher
  /** Fetches a path of `site` with a fetcher of its own, or the one given; the result with its parts at the top. */
  get(path: string, more?: Partial<FetchRequest>, fetcher?: Fetcher): Promise<Flat>
  close(): Promise<void>
}

export type Flat = { outcome: 'fresh' | 'unchanged' | 'failed' } & Record<string, unknown>

export async function createFetchRig(): Promise<FetchRig> {
  const site = await createSite({ '/feed': FEED })
  const other = await createSite({ '/feed': FEED })
  const clock = { now: NOW, slept: [] as number[] }
  const fetchers: Fetcher[] = []

  const start = (options: Partial<FetcherOptions> = {}) => {
    const fetcher = createFetcher({
      userAgent: USER_AGENT,
      allowPrivateNetworks: true,
      now: () => clock.now,
      sleep: async (ms) => {
        clock.slept.push(ms)
        clock.now += ms
      },
      ...options,
    })
    fetchers.push(fetcher)
    return fetcher
  }

  return {
    site,
    other,
    clock,
    start,
    async get(path, more = {}, fetcher = start()) {
      const result = await fetcher.fetch({ url: site.url(path), kind: 'feed', ...more })
      if (result.outcome === 'fresh') return { outcome: 'fresh', ...result.document }
      if (result.outcome === 'unchanged') return { outcome: 'unchanged', ...result.unchanged }
      return { outcome: 'failed', ...result.failure }
    },
    async close() {
      await Promise.all(fetchers.map((fetcher) => fetcher.close()))
      await Promise.all([site.close(), other.close()])
    },
  }
}

/** The body of a fresh result as text. */
export function toText(result: Flat): string {
  return result.body instanceof Uint8Array ? Buffer.from(result.body).toString() : ''
}
