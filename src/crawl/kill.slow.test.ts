import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toContentHash } from '../enrich/fingerprint.ts'
import { checkSqlite } from '../store/check-sqlite.ts'
import { openStore } from '../store/open-store.ts'
import { createSite, type Site } from '../testing/site.ts'

const SOURCES = 24
const POSTS = 20
const KILLS = 20
const ENTRY = join(import.meta.dirname, '../incoming.mjs')

let folder: string
/** One for each source: politeness counts by name and port. */
let sites: Site[]
let file: string

/** Words of a post's own, so that no two posts are taken for one. */
const words = (seed: number) =>
  Array.from({ length: 120 }, (_, n) => `w${(seed * 7919 + n * 104_729) % 99_991}`).join(' ')

function toFeed(source: number): string {
  const items = Array.from({ length: POSTS }, (_, n) => {
    const when = new Date(Date.UTC(2026, 9, 1 + n, source)).toUTCString()
    return `<item><guid>s${source}-p${n}</guid><title>Post ${source}-${n}</title><link>https://s${source}.example/${n}</link><pubDate>${when}</pubDate><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>${words(source * 100 + n)}</p><p>${words(source * 100 + n + 50_000)}</p>]]></content:encoded></item>`
  })
  return `<rss version="2.0"><channel><title>Source ${source}</title>${items.join('')}</channel></rss>`
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'incoming-kill-'))
  file = join(folder, 'incoming.db')
  sites = await Promise.all(Array.from({ length: SOURCES }, (_, n) => createSite({ '/feed': toFeed(n) })))
  const stanzas = sites.map((site, n) => `- id: s${n}\n  title: Source ${n}\n  url: ${site.url('/feed')}\n`)
  writeFileSync(join(folder, 'sources.yaml'), stanzas.join(''))
  writeFileSync(join(folder, 'tags.yaml'), '- id: words\n  names: { en: Words, zh: 词语 }\n')
})

afterAll(async () => {
  await Promise.all(sites.map((site) => site.close()))
  rmSync(folder, { recursive: true, force: true })
})

function startFetch(): { child: ChildProcess; acknowledged: Set<string>; ended: Promise<void> } {
  const env = {
    ...process.env,
    DATABASE_URL: `file:${file}`,
    CONFIG_DIR: folder,
    ALLOW_PRIVATE_NETWORKS: 'on',
    CRAWL_CONCURRENCY: '4',
  }
  const child = spawn(process.execPath, [ENTRY, 'fetch', '--all'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged = new Set<string>()
  child.stdout?.on('data', (text: Buffer) => {
    for (const [, id = ''] of String(text).matchAll(/^\d+\/\d+ (s\d+) (?:fresh|unchanged)/gm))
      acknowledged.add(id)
  })
  return { child, acknowledged, ended: new Promise((resolve) => child.on('exit', () => resolve())) }
}

/** Kills at the very start, so far apart, ms. */
const EARLY_KILLS = 4
const EARLY_MS = 400
const REACH_MS_MAX = 20_000
const POLL_MS = 5

async function countEntries(): Promise<Map<string, number>> {
  const store = await openStore(`file:${file}`)
  const sources = await store.reads.listSources()
  await store.database.close()
  return new Map(sources.map(({ id, entryCount }) => [id, entryCount]))
}

const pass = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Waits until so many sources are acknowledged, for a while at most. */
async function reach(acknowledged: ReadonlySet<string>, count: number): Promise<void> {
  for (let waited = 0; acknowledged.size < count && waited < REACH_MS_MAX; waited += POLL_MS)
    await pass(POLL_MS)
}

it(`keeps every acknowledged entry once through ${KILLS} kills in the middle of a crawl`, async () => {
  let done = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const { child, acknowledged, ended } = startFetch()
    // Some before the first save, the others when so many sources are done, whatever time that takes here.
    const moment =
      kill < EARLY_KILLS ? pass(EARLY_MS * (kill + 1)) : reach(acknowledged, 1 + (kill % (SOURCES - 1)))
    await Promise.race([moment, ended])
    child.kill('SIGKILL')
    await ended
    const counts = await countEntries()
    for (const id of acknowledged) expect(counts.get(id), id).toBe(POSTS)
    for (const [id, count] of counts) expect([0, POSTS], id).toContain(count)
    done += acknowledged.size
    if (kill % 5 === 4) await forget(kill)
  }
  expect(done).toBeGreaterThan(0)
  await startFetch().ended
  expect(await countEntries()).toEqual(new Map(Array.from({ length: SOURCES }, (_, n) => [`s${n}`, POSTS])))
  expect(checkSqlite(file, toContentHash).filter((finding) => !finding.isOk)).toEqual([])
})

/** Lets a few sources be read anew, so that later kills meet saves too. */
async function forget(round: number): Promise<void> {
  const store = await openStore(`file:${file}`)
  for (let n = 0; n < SOURCES; n += 2)
    await store.writes.deleteSource(`s${(n + round) % SOURCES}`, Date.now())
  await store.database.close()
}
