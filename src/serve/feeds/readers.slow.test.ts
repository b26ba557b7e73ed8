import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/app.ts'
import { toTestDetail, toTestSourceState, toTestTag } from '../../testing/builders.ts'
import { isInstalled, run } from '../../testing/reader-programs.ts'

const TITLE = 'A & B <i> ]]> 深度学习'
const LINK = 'https://alpha.example/p?a=1&b=2'
const MATH =
  '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x &lt; y</annotation></semantics></math>'
const ENTRIES = 40

const entries = Array.from({ length: ENTRIES }, (_, index) =>
  toTestDetail(index + 1, {
    title: `${TITLE} ${index}`,
    url: `${LINK}&c=${index}`,
    language: index % 2 ? 'zh-Hans' : 'en',
    tags: [toTestTag('c-plus-plus', { name: 'C++ & co' })],
    snippetHtml: `Let ${MATH} be & so on.`,
    enclosures: [{ url: 'https://alpha.example/a.mp3?x=1&y=2', type: null, length: null }],
  }),
)
const sources = [
  toTestSourceState({ title: 'A & <B>', url: 'https://alpha.example/feed?a=1&b=2', full: true }),
]

/** Debian's own Python, which holds Debian's packages whatever other is installed. */
const PYTHON = '/usr/bin/python3'
const hasFeedparser = spawnSync(PYTHON, ['-c', 'import feedparser']).status === 0
const FEEDS = [
  '/feed.rss?full=1',
  '/feed.atom',
  '/tags/c-plus-plus/feed.atom?full=1',
  '/feed.rss?author=Nobody',
]

let test: TestApp
let base: string
let folder: string
beforeAll(async () => {
  test = await createTestApp({ entries, sources })
  base = await test.app.listen({ port: 0, host: '127.0.0.1' })
  folder = mkdtempSync(join(tmpdir(), 'readers-'))
})
afterAll(async () => {
  await test.app.close()
  rmSync(folder, { recursive: true })
})

describe('feeds in real readers', () => {
  it.skipIf(!isInstalled('xmllint', '--version'))('xmllint finds every document well-formed', async () => {
    for (const url of [...FEEDS, '/opml']) {
      const file = join(folder, 'document.xml')
      writeFileSync(file, (await test.app.inject(url)).body)
      expect(execFileSync('xmllint', ['--noout', '--nonet', file]).toString()).toBe('')
    }
  })

  it.skipIf(!hasFeedparser)('feedparser reads every feed without complaint', async () => {
    const script = `import feedparser, json, sys
for url in sys.argv[1:]:
  d = feedparser.parse(url)
  print(json.dumps([bool(d.bozo), len(d.entries), [[e.title, e.link] for e in d.entries[:1]]]))`
    const output = await run(folder, PYTHON, ['-c', script, ...FEEDS.map((url) => base + url)])
    const lines = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const first = [[`${TITLE} 0`, `${LINK}&c=0`]]
    expect(lines).toEqual([...Array(3).fill([false, 30, first]), [false, 0, []]])
  })

  it.skipIf(!isInstalled('newsboat', '-v') || !isInstalled('sqlite3', '--version'))(
    'newsboat shows every entry once',
    async () => {
      writeFileSync(join(folder, 'cfg'), '')
      writeFileSync(join(folder, 'urls'), `${base}/feed.rss?limit=100\n`)
      const output = await run(folder, 'newsboat', [
        '-C',
        'cfg',
        '-u',
        'urls',
        '-c',
        'cache.db',
        '-x',
        'reload',
        'print-unread',
      ])
      expect(output).toContain(`${ENTRIES} unread articles`)
      const rows = execFileSync('sqlite3', [
        join(folder, 'cache.db'),
        'select title, url, guid from rss_item',
      ])
      expect(rows.toString()).toContain(`${TITLE} 0|${LINK}&c=0|tag:incoming-transmission,2026:entry/`)
    },
  )

  it.skipIf(!isInstalled('sfeed_update', '/nowhere'))(
    'sfeed takes title, link and author from their places',
    async () => {
      const feeds = ['rss', 'atom'].map((format) => `feed "${format}" "${base}/feed.${format}"`).join('\n')
      writeFileSync(join(folder, 'sfeedrc'), `sfeedpath="${folder}/sfeed"\nfeeds() {\n${feeds}\n}\n`)
      await run(folder, 'sfeed_update', [join(folder, 'sfeedrc')])
      for (const format of ['rss', 'atom']) {
        const lines = readFileSync(join(folder, 'sfeed', format), 'utf8')
          .trim()
          .split('\n')
        expect(lines).toHaveLength(30)
        const [time, title, link, , type, id, author] = (lines[0] ?? '').split('\t')
        expect([title, link, type, author]).toEqual([`${TITLE} 0`, `${LINK}&c=0`, 'html', 'Ada Alpha'])
        expect(Number(time) * 1000).toBe(entries[0]?.publishedAt)
        expect(id).toMatch(/^tag:/)
      }
    },
  )
})
