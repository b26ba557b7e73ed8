import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntryDetail } from '../entry.ts'
import { createTestApp, type TestApp } from '../testing/app.ts'
import { toAttackedEntries } from '../testing/attacked-entries.ts'
import { ATTACKS } from '../testing/attacks/attacks.ts'
import { toTestSourceState } from '../testing/builders.ts'
import { CHROMIUM_ARGUMENTS, findChromium } from '../testing/chromium.ts'

const executablePath = findChromium(process.env.CHROMIUM_PATH)
const reason = executablePath ? '' : ' (skipped: no Chromium is installed here; CHROMIUM_PATH can name one)'
const TABS = 4
const LIMIT = 100
const MINUTES_MS = 60_000
const FORMATS = ['rss', 'atom', 'json'] as const

/** Notes every script that runs, in every frame. */
const WATCH = `globalThis.ran = []
for (const name of ['alert', 'confirm', 'prompt', 'print', 'msgbox'])
  globalThis[name] = (what) => { (globalThis.top ?? globalThis).ran.push(name + ' ' + what) }`

/** Defines \`findActive(root)\`: elements and attributes under a root that could run or frame something; not our own buttons. */
const FIND_ACTIVE = `globalThis.findActive = (root) => [...root.querySelectorAll('*:not(button.copy)')].flatMap((each) => {
  const tag = /^(script|iframe|frame|frameset|object|embed|applet|portal|fencedframe|base|link|meta|style|form|input|button|textarea|select|template|svg|animate|set|use|foreignobject|noscript|xmp|plaintext|title|math:script|maction|annotation-xml)$/i
  const found = tag.test(each.localName) ? ['<' + each.localName + '>'] : []
  for (const { name, value } of each.attributes) {
    const scheme = value.replace(/[\\u0000-\\u0020\\u007f-\\u00a0]/g, '').toLowerCase()
    if (/^on|^(srcdoc|formaction|ping|style|id|name|srcset|background|xlink:href|action)$/.test(name)) found.push(name)
    if (/^(javascript|vbscript|data|blob|file|livescript):/.test(scheme) && !/^(title|alt)$/.test(name)) found.push(name + '=' + value)
  }
  return found
})`

/** Reads html as a page of its own, then twice more by innerHTML; says what ran, what could, and what broke. */
const READ_TWICE = `async (list) => {
  const faults = []
  for (const [at, html] of list.entries()) {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const inner = frame.contentDocument
    inner.open()
    inner.write('<!doctype html><body><div id=box>' + html + '</div><p id=sentinel>after</p></body>')
    inner.close()
    const box = inner.getElementById('box')
    const check = (root, stage) => {
      const active = findActive(root)
      if (active.length > 0) faults.push([at, stage, ...active.slice(0, 5)])
    }
    const sentinel = inner.getElementById('sentinel')
    if (!box || sentinel?.parentNode !== inner.body || sentinel.previousSibling !== box) faults.push([at, 'the page is broken'])
    if (box) {
      check(box, 'written')
      const first = document.createElement('div')
      document.body.append(first)
      first.innerHTML = html
      check(first, 'read once')
      const second = document.createElement('div')
      document.body.append(second)
      second.innerHTML = first.innerHTML
      check(second, 'read twice')
      const toLf = (text) => text.replace(/\\r\\n?/g, '\\n')
      if (toLf(second.innerHTML) !== toLf(first.innerHTML)) faults.push([html.slice(0, 300), 'reads otherwise the second time'])
      await new Promise((done) => setTimeout(done, 0))
      first.remove()
      second.remove()
    }
    frame.remove()
  }
  return { faults, ran: globalThis.ran }
}`

describe.skipIf(!executablePath)(`attacks in Chromium${reason}`, () => {
  let browser: Browser
  let context: BrowserContext
  let served: TestApp
  let base: string
  let entries: EntryDetail[]
  /** Requests to other hosts, but for pictures and sound, which posts may have. */
  const strays: string[] = []
  /** The html that readers have read: most of it is the same in every format. */
  const known = new Set<string>()

  beforeAll(async () => {
    entries = await toAttackedEntries()
    const sources = [toTestSourceState({ id: 'alpha', title: 'Alpha', full: true })]
    served = await createTestApp({ entries, sources })
    base = await served.app.listen({ port: 0, host: '127.0.0.1' })
    // Other hosts do not exist, which is asked for nothing; were requests to go through us first, each page took twice as long.
    const args = [...CHROMIUM_ARGUMENTS, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
    browser = await chromium.launch({ executablePath: executablePath ?? '', args })
    // Hundreds of pages are opened: without the worker that keeps the last one for times without a connection.
    context = await browser.newContext({ serviceWorkers: 'block' })
    await context.addInitScript(WATCH)
    await context.addInitScript(FIND_ACTIVE)
    context.on('request', (request) => {
      if (request.url().startsWith(base) || /^(?:image|media)$/.test(request.resourceType())) return
      strays.push(`${request.resourceType()} ${request.url()}`)
    })
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), served?.app.close()])
  })

  /** A page of our host without any policy. */
  async function openBare(): Promise<Page> {
    const page = await context.newPage()
    const url = `${base}/bare`
    await page.route(url, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' }),
    )
    await page.goto(url)
    await page.unroute(url)
    return page
  }

  /** A page without styles: how pages look is for other tests, and hundreds of them are laid out much sooner without. */
  async function openPlain(): Promise<Page> {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setBlockedURLs', { urls: ['*.css'] })
    return page
  }

  /** Everything as one list, read as html by a reader without any policy; what was read before is not read again. */
  async function readTwice(list: readonly string[]): Promise<{ faults: unknown[][]; ran: string[] }> {
    const fresh = [...new Set(list)].filter((html) => !known.has(html))
    for (const html of fresh) known.add(html)
    const page = await openBare()
    const result = await page.evaluate(`(${READ_TWICE})(${JSON.stringify(fresh)})`)
    await page.close()
    return result as { faults: unknown[][]; ran: string[] }
  }

  /** Opens pages of ours, several at a time; gives what ran, what could, and which page lost its frame. */
  async function visit(paths: readonly string[]): Promise<unknown[]> {
    const faults: unknown[] = []
    const rest = [...paths]
    const walk = async (page: Page) => {
      for (let path = rest.pop(); path !== undefined; path = rest.pop()) {
        await page.goto(base + path, { waitUntil: 'domcontentloaded' })
        const found = (await page.evaluate(`({
          ran: globalThis.ran,
          active: [...document.querySelectorAll('.prose, .snippet, .title, .byline, .after')].flatMap((each) => findActive(each))
            .filter((each) => each !== 'id'),
          handlers: [...document.querySelectorAll('*')].filter((each) => each.getAttributeNames().some((name) => /^on/.test(name))).length,
          scripts: document.scripts.length,
          frame: [...document.body.children].map((each) => each.localName + '.' + each.className).join(' '),
        })`)) as { ran: string[]; active: string[]; handlers: number; scripts: number; frame: string }
        const isWhole = /^a\.skip header\.head\S*(?: head-small)? main\. footer\.\S+(?: dialog\.\S+)?$/.test(
          found.frame,
        )
        if (found.ran.length + found.active.length + found.handlers > 0 || found.scripts !== 1 || !isWhole)
          faults.push({ path, ...found })
      }
      await page.close()
    }
    await Promise.all(Array.from({ length: TABS }, async () => walk(await openPlain())))
    return faults
  }

  const fetchText = async (path: string) => (await served.app.inject({ url: path })).body
  const pages = () => Array.from({ length: Math.ceil(entries.length / LIMIT) }, (_, at) => at + 1)

  it(
    'counts what runs when nothing is cleaned',
    async () => {
      const { faults, ran } = await readTwice([
        ...(ATTACKS['event handlers'] ?? []),
        ...(ATTACKS['SVG and MathML'] ?? []),
      ])
      expect(ran.length).toBeGreaterThan(20)
      expect(faults.length).toBeGreaterThan(100)
    },
    MINUTES_MS * 3,
  )

  it(
    'runs nothing on the page of any post',
    async () => {
      strays.length = 0
      expect(await visit(entries.map(({ id }) => `/entries/${id}`))).toEqual([])
      expect(strays).toEqual([])
    },
    MINUTES_MS * 10,
  )

  it(
    'runs nothing on lists, and where an address is repeated',
    async () => {
      strays.length = 0
      const echoes = (ATTACKS['plain fields'] ?? []).slice(0, 14).map((each) => encodeURIComponent(each))
      const paths = [
        ...pages().map((page) => `/?limit=${LIMIT}&page=${page}`),
        ...echoes.flatMap((each) => [
          `/search?q=${each}`,
          `/?author=${each}`,
          `/tags/${each}`,
          `/entries/${each}`,
        ]),
        ...['/tags', '/sources', '/sources/alpha'],
      ]
      expect(await visit(paths)).toEqual([])
      expect(strays).toEqual([])
    },
    MINUTES_MS * 5,
  )

  it(
    'gives other programs no html that runs, however often it is read: API',
    async () => {
      const html = entries.map(async ({ id }) => {
        const entry = JSON.parse(await fetchText(`/api/v1/entries/${id}`)) as Record<string, string>
        return [entry.contentHtml ?? entry.content_html ?? '', entry.snippetHtml ?? entry.snippet_html ?? '']
      })
      const list = (await Promise.all(html)).flat()
      expect(list.filter(Boolean).length).toBeGreaterThan(entries.length / 2)
      expect(await readTwice(list)).toEqual({ faults: [], ran: [] })
    },
    MINUTES_MS * 5,
  )

  it.each(FORMATS)(
    'gives other programs no html that runs, however often it is read: feed.%s',
    async (format) => {
      const bodies = await Promise.all(
        pages().map((page) => fetchText(`/feed.${format}?full=true&limit=${LIMIT}&page=${page}`)),
      )
      const list = format === 'json' ? bodies.flatMap(readJson) : await readXml(bodies)
      expect(list.length).toBeGreaterThanOrEqual(entries.length)
      expect(await readTwice(list)).toEqual({ faults: [], ran: [] })
    },
    MINUTES_MS * 5,
  )

  function readJson(body: string): string[] {
    return (JSON.parse(body) as { items: { content_html: string }[] }).items.map((item) => item.content_html)
  }

  /** What a reader takes for html: descriptions, summaries and contents, and the titles of RSS. */
  async function readXml(bodies: readonly string[]): Promise<string[]> {
    const page = await openBare()
    const list = await page.evaluate(`${JSON.stringify(bodies)}.flatMap((xml) => {
      const root = new DOMParser().parseFromString(xml, 'text/xml')
      if (root.querySelector('parsererror')) throw new Error(root.querySelector('parsererror').textContent)
      return [...root.querySelectorAll('item > title, item > category, item > *|creator, item > description, item > *|encoded, entry > [type=html]')].map((each) => each.textContent)
    })`)
    await page.close()
    return list as string[]
  }
})
