import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { toFeedUrl } from '../crawl/feed-text.ts'
import type { Figure } from '../measure.ts'
import type { PageTimes } from '../probe-pages.ts'
import { startService } from '../start-service.ts'

const FEEDS = 1000
const ITEMS = 20
const PER_SECOND = 500
const SECONDS = 15
/** Answers to what came before are still being made when a load begins. */
const WARM_SECONDS = 3
const HOT = [
  '/',
  '/tags',
  '/feed.rss',
  '/feed.atom',
  '/feed.json',
  '/api/v1/entries',
  '/api/v1/tags',
  '/sources/source-0',
]

/** How long hot pages take at a steady rate, alone and while a thousand feeds are read for the first time. */
export async function benchDuringCrawl(file: string): Promise<Figure[]> {
  const settings = { DATABASE_URL: `file:${file}`, ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8' }
  const idle = await loadIdle(settings)
  const { busy, posts } = await loadBusy(settings)
  return [
    { name: `${PER_SECOND} requests a second, idle, p99`, value: idle.p99Ms, unit: 'ms' },
    { name: 'the same during a crawl, p99', value: busy.p99Ms, unit: 'ms' },
    { name: 'p99 during a crawl to idle', value: busy.p99Ms / idle.p99Ms, unit: 'ratio' },
    { name: 'longest answer during a crawl', value: busy.maxMs, unit: 'ms' },
    { name: 'failed during a crawl', value: busy.failed, unit: 'requests' },
    { name: 'read meanwhile', value: posts / (SECONDS + WARM_SECONDS), unit: 'posts/s' },
  ]
}

async function loadBusy(settings: Record<string, string>): Promise<{ busy: PageTimes; posts: number }> {
  const origin = start(join(import.meta.dirname, '../crawl/serve-feeds.ts'), [FEEDS, ITEMS])
  const service = await startService([], settings).catch((error) => {
    origin.kill()
    throw error
  })
  try {
    const [port] = await once(origin.stdout as NonNullable<ChildProcess['stdout']>, 'data')
    const { entries: before } = (await service.ask('GET', '/api/v1/stats')).json
    await load(service.url, WARM_SECONDS)
    await service.ask('POST', '/api/v1/opml', toOpml(Number(port)))
    await load(service.url, WARM_SECONDS)
    const busy = await load(service.url, SECONDS)
    const { entries: after } = (await service.ask('GET', '/api/v1/stats')).json
    return { busy, posts: after - before }
  } finally {
    await service.stop()
    origin.kill()
  }
}

/** Without a crawl, which would try the made-up sources of the store over and over. */
async function loadIdle(settings: Record<string, string>): Promise<PageTimes> {
  const service = await startService([], settings, { crawl: false })
  try {
    await load(service.url, WARM_SECONDS)
    return await load(service.url, SECONDS)
  } finally {
    await service.stop()
  }
}

async function load(url: string, seconds: number): Promise<PageTimes> {
  const child = start(join(import.meta.dirname, 'steady-load.ts'), [url, PER_SECOND, seconds, ...HOT])
  return JSON.parse(await text(child.stdout as NonNullable<ChildProcess['stdout']>))
}

function toOpml(port: number): string {
  const outlines = Array.from(
    { length: FEEDS },
    (_, n) => `<outline type="rss" text="Sample ${n}" xmlUrl="${toFeedUrl(n, port)}"/>`,
  )
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`
}

function start(program: string, values: readonly (string | number)[]): ChildProcess {
  return spawn(process.execPath, [program, ...values.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] })
}
