import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Block } from './prose.ts'
import { readBlogs } from './read-blogs.ts'

const START_MS = 60_000
const TOKEN = 'a-token-of-the-demo-test'

let demo: ChildProcess
let base = ''
/** Where the demo puts its temporary things. */
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demo-test-'))
  demo = spawn(process.execPath, [join(import.meta.dirname, '../incoming.mjs'), 'demo'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      CONFIG_DIR: 'config',
      ADMIN_TOKEN: TOKEN,
      TMPDIR: folder,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  base = await readAddress(demo)
}, START_MS + 1000)

afterAll(async () => {
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

function readAddress({ stdout }: ChildProcess): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No address was printed:\n${printed}`)), START_MS)
    stdout?.on('data', (piece) => {
      printed += piece
      const address = /listens on (\S+)/.exec(printed)?.[1]
      if (!address) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}

async function stop(): Promise<number | null> {
  if (demo.exitCode === null) {
    const ended = new Promise((resolve) => demo.once('exit', resolve))
    demo.kill('SIGINT')
    await ended
  }
  return demo.exitCode
}

interface ApiEntry {
  id: string
  title: string
  source: { id: string }
  alsoAt: unknown[]
}

const page = async (path: string) => (await fetch(new URL(path, base))).text()
const api = async <T>(path: string): Promise<T> => (await fetch(new URL(path, base))).json() as T
const listEntries = async () => (await api<{ entries: ApiEntry[] }>('/api/v1/entries?limit=100')).entries
const countPosts = (html: string) => html.match(/<article class="post"/g)?.length ?? 0

describe('the demo', () => {
  it('fills five digest pages as soon as it answers', async () => {
    for (const number of [1, 2, 3, 4, 5]) expect(countPosts(await page(`/?page=${number}`))).toBe(12)
    const { total } = await api<{ total: number }>('/api/v1/entries')
    expect(total).toBe(readBlogs(0).flatMap((blog) => blog.posts).length - 1)
  })

  it('has content on every kind of page', async () => {
    expect(await page('/tags')).toContain('/tags/overfitting')
    expect(countPosts(await page('/tags/overfitting'))).toBeGreaterThanOrEqual(2)
    expect(countPosts(await page('/sources/yushan'))).toBe(7)
    expect(countPosts(await page(`/search?q=${encodeURIComponent('感受野')}`))).toBeGreaterThan(0)
  })

  it('names the sources in trouble, and why', async () => {
    const html = await page('/sources')
    expect(html).toContain('Quiet Harbour')
    type ApiSource = { id: string; lastError: { code: string } | null }
    const { sources } = await api<{ sources: ApiSource[] }>('/api/v1/sources')
    const troubles = sources.flatMap(({ id, lastError }) => (lastError ? [[id, lastError.code]] : []))
    expect(Object.fromEntries(troubles)).toEqual({
      'quiet-harbour': 'refused',
      'paper-lanterns': 'gone',
      'members-gazette': 'login-page',
    })
  })

  it('asks no other address of this machine than that of its blogs', async () => {
    const answer = await fetch(new URL('/api/v1/preview', base), {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'http://127.0.0.2:8000/' }),
    })
    expect(await answer.json()).toMatchObject({ code: 'blocked-address' })
  })

  it('shows the reposted article once, with the other place beside it', async () => {
    const found = (await listEntries()).filter((entry) => entry.title.includes('LoRA 微调笔记'))
    expect(found).toHaveLength(1)
    expect(found[0]?.source.id).toBe('yushan')
    expect(found[0]?.alsoAt).toMatchObject([{ source: '机器茶座' }])
    const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => page(`/?page=${number}`)))
    expect(pages.join('')).toMatch(/class="also">[^<]*<a href="[^"]+" rel="external"[^>]*>机器茶座/)
  })

  it('understands every formula that the blogs write, in order', async () => {
    const posts = new Map(
      readBlogs(0).flatMap(({ id, posts }) => posts.map((post) => [`${id} ${post.title}`, post] as const)),
    )
    for (const { id, title, source } of await listEntries()) {
      const { contentHtml } = await api<{ contentHtml: string }>(`/api/v1/entries/${id}`)
      const found = [...contentHtml.matchAll(/<annotation[^>]*>(.*?)<\/annotation>/gs)].map(
        (match) => match[1],
      )
      const written = posts.get(`${source.id} ${title}`)?.blocks.flatMap(listTex) ?? []
      expect(found.map(toSkeleton), title).toEqual(written.map(toSkeleton))
    }
  })

  it('leaves nothing behind when it is stopped', async () => {
    // Beside it Node keeps its compiled code, which stays.
    const listFolders = () => readdirSync(folder).filter((name) => name.startsWith('incoming-demo-'))
    expect(listFolders()).toHaveLength(1)
    expect(await stop()).toBe(0)
    expect(listFolders()).toEqual([])
  })
})

function listTex(block: Block): string[] {
  if (block.kind === 'formula') return [block.tex]
  const texts = listTexts(block)
  return texts.flatMap((text) =>
    [...text.replaceAll('\\$', '').matchAll(/\$([^$]+)\$/g)].map((match) => match[1] ?? ''),
  )
}

/** What two spellings of one formula share: entities read, without spaces, groups and what sets the style. */
function toSkeleton(tex = ''): string {
  return tex
    .replace(/&(lt|gt|amp|quot);/g, (_, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"' })[name as 'lt'])
    .replace(/\\displaystyle|[{}\s]/g, '')
}

function listTexts(block: Block): string[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'table') return block.rows.flat()
  if (block.kind === 'figure') return [block.caption]
  return 'text' in block && block.kind !== 'code' ? [block.text] : []
}
