import type { Crawler } from '../crawl/crawler.ts'
import { createReader } from '../crawl/read.ts'
import { refreshSource } from '../crawl/refresh-source.ts'
import { createDeliver } from '../crawl/websub/create-deliver.ts'
import { createHubCalls } from '../crawl/websub/hub-calls.ts'
import { tendSubscriptions } from '../crawl/websub/tend-subscriptions.ts'
import type { Websub } from '../crawl/websub/websub.ts'
import { createFetcher } from '../fetch/fetcher.ts'
import type { WebsubOptions } from '../serve/websub/register-websub.ts'
import type { SourceWithState } from '../source.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import type { HubCalls, Subscription } from '../subscription.ts'
import { createTestApp } from './app.ts'
import { toTestCrawler } from './crawler.ts'
import { TEST_NOW, toTestSource } from './entries.ts'
import { createHub, type Hub } from './hub.ts'
import { createSite, type Site } from './site.ts'

const LONG_AGO = Date.UTC(2026, 10, 2, 8)

/** A blog, its hub, and the service that reads the one and is told by the other, on a clock that the test moves. */
export interface WebsubRig {
  site: Site
  hub: Hub
  store: Store
  crawler: Crawler & { websub: Websub }
  clock: { now: number }
  /** The address of the blog's feed. */
  topic: string
  /** The feed with these posts, naming its hubs; `publishedAt`: when all of them were published, by default long ago. */
  feed(numbers: readonly number[], hubs?: readonly string[], publishedAt?: number): string
  /** Reads the blog as a crawl does when it is due. */
  refresh(): Promise<void>
  /** One round of the talk with hubs, and what hubs answer to it. */
  tend(): Promise<void>
  source(): Promise<SourceWithState>
  /** The source's own subscription. */
  own(): Promise<Subscription | null>
  titles(): Promise<string[]>
  /** Waits for deliveries that are being read. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** The web side on a port of its own; whoever is connected answers what hubs say to it. */
export interface HubListener {
  base: string
  connect(options: WebsubOptions): void
  close(): Promise<void>
}

/** One for many rigs: it is the part that takes time to build. */
export async function createHubListener(): Promise<HubListener> {
  let own: WebsubOptions | null = null
  const get = () => own as WebsubOptions
  const calls: HubCalls = {
    confirm: (...said) => get().calls.confirm(...said),
    deny: (...said) => get().calls.deny(...said),
    deliver: (...said) => get().calls.deliver(...said),
    drop: (...said) => get().calls.drop(...said),
  }
  const { app } = await createTestApp({}, { websub: { find: (id) => get().find(id), calls } })
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const connect = (options: WebsubOptions) => {
    own = options
  }
  return { base, connect, close: () => app.close() }
}

export async function createWebsubRig(listener: HubListener): Promise<WebsubRig> {
  const clock = { now: TEST_NOW }
  const now = () => clock.now
  const [site, hub, store] = [await createSite(), await createHub(now), await openStore('file::memory:')]
  const topic = site.url('/feed')
  const fetcher = createFetcher({ userAgent: 'test', allowPrivateNetworks: true, now, spacingMs: 0 })
  let tokens = 0
  const websub: Websub = {
    subscriptions: store.subscriptions,
    base: null,
    newToken: () => `token-${++tokens}`,
  }
  const crawler = { ...toTestCrawler({ fetcher, reader: createReader([]), now }, store), websub }
  const { deliver, settle } = createDeliver(crawler)
  const calls = createHubCalls(crawler, deliver)
  listener.connect({ find: store.subscriptions.find, calls })
  websub.base = listener.base

  const feed = (
    numbers: readonly number[],
    hubs: readonly string[] = [hub.url],
    publishedAt: number = LONG_AGO,
  ) => {
    const links = hubs.map((url) => `<atom:link rel="hub" href="${url}"/>`).join('')
    const self = `<atom:link rel="self" href="${topic}"/>`
    const items = numbers.map(
      (n) =>
        `<item><guid>p${n}</guid><title>Post ${n}</title><link>/posts/${n}</link><pubDate>${new Date(publishedAt).toUTCString()}</pubDate><description><![CDATA[<p>${words(n)}</p>]]></description></item>`,
    )
    return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Signal</title>${links}${self}${items.join('')}</channel></rss>`
  }
  site.serve({ '/feed': feed([1]) })
  await store.writes.syncSources([toTestSource({ url: topic, site: site.origin })], clock.now)

  const source = async () => (await store.reads.findSource('signal')) as SourceWithState
  return {
    ...{ site, hub, store, crawler, clock, topic, feed, source, settle },
    refresh: async () => void (await refreshSource(crawler, await source())),
    tend: async () => {
      await tendSubscriptions(crawler)
      await hub.settle()
    },
    own: () => store.subscriptions.findOf('signal'),
    titles: async () => {
      const filter = ALL_ENTRIES
      const request = { filter, sort: 'published', limit: 50, page: 1, cursor: null } as const
      return (await store.reads.listEntries(request)).entries.map(({ title }) => title).sort()
    },
    close: async () => {
      await settle()
      await fetcher.close()
      await Promise.all([site.close(), hub.close(), store.database.close()])
    },
  }
}

/** A text of a post's own, so that no two posts are taken for one. */
function words(n: number): string {
  return Array.from(
    { length: 90 },
    (_, i) => `Word${n * 97 + i} of post ${n} tells of thing${n * 31 + i}.`,
  ).join(' ')
}
