import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHub, type Hub } from '../testing/hub.ts'
import { createSite, type Site } from '../testing/site.ts'

const ENTRY = join(import.meta.dirname, '../incoming.mjs')
const TOKEN = 'administrator-of-the-test'
const WAIT_MS = 60_000

let folder: string
let port: number
let site: Site
let hub: Hub
let children: ChildProcess[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-websub-'))
  port = await findPort()
  site = await createSite()
  hub = await createHub()
  children = []
  site.serve({ '/feed': toFeed(['One']) })
  const stanza = `- id: signal\n  title: Signal\n  url: ${site.url('/feed')}\n  article: { fetch: never }\n`
  writeFileSync(join(folder, 'sources.yaml'), stanza)
  writeFileSync(join(folder, 'tags.yaml'), '- id: words\n  names: { en: Words, zh: 词语 }\n')
})

afterEach(async () => {
  await Promise.all(children.map((child) => stop(child, 'SIGKILL')))
  await Promise.all([site.close(), hub.close()])
  rmSync(folder, { recursive: true, force: true })
})

function toFeed(titles: readonly string[]): string {
  const items = titles.map((title) => {
    const words = Array.from({ length: 90 }, (_, n) => `${title}${n}`).join(' ')
    return `<item><guid>${title}</guid><title>${title}</title><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate><description><![CDATA[<p>${words}</p>]]></description></item>`
  })
  const links = `<atom:link rel="hub" href="${hub.url}"/><atom:link rel="self" href="${site.url('/feed')}"/>`
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Signal</title>${links}${items.join('')}</channel></rss>`
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: free } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return free
}

function start(command: string): ChildProcess {
  const env = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: `file:${join(folder, 'incoming.db')}`,
    CONFIG_DIR: folder,
    ADMIN_TOKEN: TOKEN,
    ALLOW_PRIVATE_NETWORKS: 'on',
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [ENTRY, command], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  return child
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}

/** Asks until the answer is as wanted. */
async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  isWanted: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + WAIT_MS
  let last: unknown
  while (Date.now() < end) {
    try {
      const answer = await ask()
      last = answer
      if (isWanted(answer)) return answer
    } catch (error) {
      last = error
    }
    await wait(100)
  }
  throw new Error(`${what} did not happen; last: ${JSON.stringify(last)}`)
}

/** What these tests look at of a source. */
interface ApiSource {
  websub: { hub: string; state: string } | null
  nextFetchAt: string
  nextFetchReason: string
}

async function get<T>(path: string): Promise<T> {
  return (await fetch(`http://127.0.0.1:${port}/api/v1${path}`)).json() as Promise<T>
}

const findSource = () => get<ApiSource>('/sources/signal')

async function findTitles(): Promise<string[]> {
  const { entries } = await get<{ entries: { title: string }[] }>('/entries')
  return entries.map(({ title }) => title).sort()
}

describe('the service as it is started', () => {
  it('subscribes, is told, and loses nothing that it took when it is killed', async () => {
    const service = start('start')
    await until(
      'verification',
      () => hub.list(),
      (list) => list.length === 1,
    )
    const source = await findSource()
    expect(source.websub).toMatchObject({ hub: hub.url, state: 'verified' })
    expect(hub.list()[0]?.callback).toMatch(new RegExp(`^http://127.0.0.1:${port}/websub/[\\w-]{43}$`))
    expect(JSON.stringify(source)).not.toContain(hub.list()[0]?.secret)

    expect(await hub.publish(site.url('/feed'), toFeed(['Two']))).toEqual([202])
    await until('a delivered post', findTitles, (titles) => titles.join() === 'One,Two')
    const isFollowed = ({ nextFetchReason }: ApiSource) =>
      nextFetchReason === 'every day: its hub tells us of new posts'
    await until('the reason', findSource, isFollowed)

    site.serve({ '/feed': toFeed(['Three', 'Two', 'One']) })
    expect(await hub.publish(site.url('/feed'), toFeed(['Three']))).toEqual([202])
    await stop(service, 'SIGKILL')
    const again = start('start')
    const titles = await until('the web side', findTitles, () => true)
    if (!titles.includes('Three')) {
      const { nextFetchAt, nextFetchReason } = await findSource()
      expect(nextFetchReason).toBe('soon: its hub says that there are new posts')
      expect(Date.parse(nextFetchAt) - Date.now()).toBeLessThan(5 * 60_000)
    }

    const url = `http://127.0.0.1:${port}/api/v1/sources/signal`
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
    await fetch(`${url}/refresh`, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` } })
    expect(await findTitles()).toEqual(['One', 'Three', 'Two'])
    await fetch(url, { method: 'PATCH', headers, body: '{"status":"paused"}' })
    await until(
      'letting go',
      () => hub.list(),
      (list) => list.length === 0,
    )
    await stop(again, 'SIGTERM')
    expect(again.exitCode).toBe(0)
  })

  it('works as two processes, where a delivery is a reason to look', async () => {
    start('serve')
    await until(
      'the web side',
      () => get('/sources'),
      () => true,
    )
    start('crawl')
    await until(
      'verification',
      () => hub.list(),
      (list) => list.length === 1,
    )
    await until('the state', findSource, ({ websub }) => websub?.state === 'verified')
    site.serve({ '/feed': toFeed(['Two', 'One']) })
    expect(await hub.publish(site.url('/feed'), toFeed(['Two']))).toEqual([202])
    // Answers may be two seconds old.
    const isTold = ({ nextFetchReason }: ApiSource) =>
      nextFetchReason === 'soon: its hub says that there are new posts'
    await until('the reason', findSource, isTold)
  })
})
