import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/app.ts'
import { toTestEdition, toTestSourceState } from '../../testing/builders.ts'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../testing/chromium.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { toRichEntries } from '../../testing/rich-entries.ts'
import { ASSETS } from './assets.ts'

const executablePath = findChromium(process.env.CHROMIUM_PATH)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const DAY = 86_400_000
const entries = toRichEntries(57)
const failing = {
  failures: 4,
  lastError: { code: 'dns', detail: 'The name beta.example was not found.', at: TEST_NOW },
} as const
const sources = [
  toTestSourceState(),
  toTestSourceState({ id: 'beta', title: 'Beta', ...failing, warnings: ['Two items had no date.'] }),
  toTestSourceState({ id: 'gamma', title: '伽马', lastPublishedAt: TEST_NOW - 400 * DAY }),
  toTestSourceState({ id: 'delta', title: 'Delta', status: 'paused' }),
]
const editions = [
  toTestEdition(),
  toTestEdition({ week: '2026-W48', closedAt: null }),
  toTestEdition({ week: '2026-W46' }),
]
const PATHS = [
  '/',
  '/?page=5&language=en&author=Ada+Alpha',
  '/?language=ko',
  '/tags',
  '/tags/nlp',
  '/tags/rl?language=zh',
  '/sources',
  '/sources/beta',
  `/entries/${entries[0]?.id}`,
  `/entries/${entries[1]?.id}?hl=zh`,
  `/entries/${entries[2]?.id}`,
  '/digests',
  '/digests/2026-W47',
  '/digests/2026-W48?hl=zh',
  '/search',
  '/search?q=attention',
  '/search?q=attenshun',
  '/search?q=nlp&hl=zh',
  '/tags?hl=zh',
  '/tags/nlp?hl=zh',
  '/sources?hl=zh',
  '/sources/gamma?hl=zh',
  '/about',
  '/about?hl=zh',
  '/nowhere',
  '/nowhere?hl=zh',
]
/** Height of the first screen of a phone, CSS pixels, and the part of it that the head may take. */
const PHONE = { width: 390, height: 844 }
const HEAD_PART_MAX = 1 / 5
const TARGET_PX_MIN = 44
const FIRST_PAGE_BYTES_MAX = 60_000

const reason = executablePath ? '' : ' (skipped: no Chromium is installed here; CHROMIUM_PATH can name one)'

describe.skipIf(!executablePath)(`the pages in Chromium${reason}`, () => {
  let browser: Browser
  let full: TestApp
  let empty: TestApp
  let base: string
  let emptyBase: string

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: CHROMIUM_ARGUMENTS })
    full = await createTestApp({ entries, sources, editions })
    base = await full.app.listen({ port: 0, host: '127.0.0.1' })
    empty = await createTestApp({
      entries: [],
      sources: sources.map((source) => ({ ...source, ...failing })),
    })
    emptyBase = await empty.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await Promise.all([browser?.close(), full?.app.close(), empty?.app.close()])
  })

  /** Opens a page in a fresh browser profile and collects what it complains about. */
  async function open(url: string, options: Parameters<Browser['newContext']>[0] = {}) {
    const context = await browser.newContext({ viewport: PHONE, ...options })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 40[04]/.test(message.text()))
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(url.startsWith('http') ? url : base + url)
    return { page, complaints, close: () => context.close() }
  }

  const findFaults = async (page: Page): Promise<string[]> => {
    // Not by a script element, which the content security policy would refuse.
    await page.evaluate(axe)
    return page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 200) + failureSummary)))`)
  }

  const views = [
    { viewport: PHONE, colorScheme: 'dark' },
    { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  ] as const

  it.each([...PATHS, 'empty'])(
    '%s: no fault that axe knows, on a phone at night and on a desk by day',
    async (path) => {
      const check = async (view: (typeof views)[number]) => {
        const { page, complaints, close } = await open(path === 'empty' ? emptyBase : path, view)
        expect(await findFaults(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        )
        expect(complaints).toEqual([])
        await close()
      }
      await Promise.all(views.map(check))
    },
  )

  it.each(PATHS)('%s: targets are large enough for a thumb and the head is small', async (path) => {
    const { page, close } = await open(path)
    const small =
      await page.evaluate(`[...document.querySelectorAll('a, button, input:not([type=hidden]), summary')]
      .filter((each) => each.checkVisibility() && !each.closest('.prose, .skip, dialog'))
      .map((each) => [each.outerHTML.slice(0, 120), Math.round(each.getBoundingClientRect().height * 10) / 10])
      .filter(([, height]) => height < ${TARGET_PX_MIN} - 0.5)`)
    expect(small).toEqual([])
    const head = await page.evaluate('document.querySelector(".head").getBoundingClientRect().height')
    expect(head).toBeLessThanOrEqual(PHONE.height * HEAD_PART_MAX)
    await close()
  })

  it('weighs little', async () => {
    const first = await (await fetch(base)).text()
    const bytes = (text: string) => brotliCompressSync(text).length
    expect(bytes(first) + bytes(ASSETS.style.body)).toBeLessThan(FIRST_PAGE_BYTES_MAX)
  })

  it('works without a script', async () => {
    const { page, close } = await open('/', { javaScriptEnabled: false })
    await page.click('text=Next')
    expect(page.url()).toBe(`${base}/?page=2`)
    await page.click('.to-search a')
    await page.fill('#q', 'attention')
    await page.click('button')
    expect(page.url()).toBe(`${base}/search?q=attention`)
    await page.click('.title a >> nth=0')
    await page.click('text=dark')
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
    await close()
  })

  it('opens an edition from its titles', async () => {
    const { page, close } = await open('/digests')
    const title = await page.locator('.editions ul li').first().boundingBox()
    await page.mouse.click((title?.x ?? 0) + 5, (title?.y ?? 0) + 5)
    await page.waitForURL(/digests\/2026-W\d\d$/)
    await close()
  })

  it('goes from post to post by key, and opens one', async () => {
    const { page, close } = await open('/')
    const focused = () => page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused()).toBe(entries[1]?.title)
    await page.keyboard.press('k')
    expect(await focused()).toBe(entries[0]?.title)
    await page.keyboard.press('o')
    await page.waitForURL(`${base}/entries/${entries[0]?.id}`)
    await page.keyboard.press('?')
    expect(await page.isVisible('dialog.keys-help')).toBe(true)
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.waitForURL(`${base}/search#q`)
    await close()
  })

  it('switches the theme at once and remembers it', async () => {
    const { page, close } = await open('/')
    await page.click('text=dark')
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const dark = await paper()
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
    await page.goto(`${base}/about`)
    expect([await page.getAttribute('html', 'data-theme'), await paper()]).toEqual(['dark', dark])
    await close()
  })

  it('marks what came since the last visit, and not on the first one', async () => {
    const { page, close } = await open('/')
    expect(await page.locator('.post.new').count()).toBe(0)
    const before = (entries[3]?.seenAt ?? 0) - 1
    await page.evaluate(`localStorage.setItem('newest', ${before}); sessionStorage.clear()`)
    await page.reload()
    expect(await page.locator('.post.new').count()).toBe(4)
    expect(await page.textContent('.fresh')).toBe('4 new since your last visit')
    await page.goto(`${base}/?page=2`)
    await page.goto(base)
    expect(await page.locator('.post.new').count()).toBe(4)
    await close()
  })

  it('remembers the language chosen for the next visit, until all are chosen', async () => {
    const { page, close } = await open('/')
    await page.click('[data-language=zh]')
    await page.goto(base)
    await page.waitForURL(`${base}/?language=zh`)
    await page.click('[data-language=""]')
    await page.goto(base)
    await page.waitForLoadState()
    expect(page.url()).toBe(`${base}/`)
    await close()
  })

  it('tells days of the signal to the keyboard and opens one', async () => {
    const { page, close } = await open('/')
    await page.focus('.wave')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    const said = await page.getAttribute('.wave', 'aria-valuetext')
    expect(said).toMatch(/^23 Nov · \d+ posts?$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${base}/?since=2026-11-23&until=2026-11-24`)
    await close()
  })

  it('searches as you type, says what it found, and keeps the address in step', async () => {
    const { page, close } = await open('/search')
    await page.locator('#q').pressSequentially('attenti')
    await page.waitForURL(`${base}/search?q=attenti`)
    expect(await page.textContent('.found')).toMatch(/^\d+ posts found$/)
    expect(await page.locator('#results .post').count()).toBeGreaterThan(0)
    expect(await page.title()).toBe('Search: attenti · Incoming Transmission')
    expect(await page.getAttribute('link[type="application/atom+xml"]', 'href')).toBe(
      '/search/feed.atom?q=attenti',
    )
    expect(await findFaults(page)).toEqual([])
    await page.fill('#q', '')
    await page.waitForURL(`${base}/search?q=`)
    expect(await page.locator('#results .post').count()).toBe(0)
    await close()
  })

  it('shows pages seen before without a connection, says so, and is current again with one', async () => {
    const station = await createTestApp({ entries, sources, editions })
    const address = await station.app.listen({ port: 0, host: '127.0.0.1' })
    const { page, close } = await open(`${address}/search`)
    await page.evaluate('navigator.serviceWorker.ready')
    await page.goto(`${address}/tags`)
    await page.goto(`${address}/about`)
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const online = [await page.textContent('h1'), await paper()]
    expect(await page.isVisible('.offline')).toBe(false)
    await page.waitForFunction(
      `caches.match('/about', { ignoreVary: true }).then((kept) => kept?.text()).then((text) => text?.includes('<title>Subscribe'))`,
    )
    await station.app.close()
    // Not seen before: the last one stands in.
    await page.goto(`${address}/sources`)
    expect([await page.textContent('h1'), await paper()]).toEqual(online)
    expect(await page.textContent('.offline')).toContain('No connection.')
    expect(await findFaults(page)).toEqual([])
    await page.goto(`${address}/tags`)
    expect(await page.textContent('h1')).toBe('Tags')
    expect(await page.isVisible('.offline')).toBe(true)

    const again = await createTestApp({ entries: [], sources })
    await again.app.listen({ port: Number(new URL(address).port), host: '127.0.0.1' })
    await page.goto(`${address}/about`)
    expect(await page.isVisible('.offline')).toBe(false)
    expect(await page.textContent('main')).toContain('So far: 0 posts')
    await close()
    await again.app.close()
  })

  it('lets formulas and tables scroll within the line, by keyboard too', async () => {
    const { page, close } = await open(`/entries/${entries[0]?.id}`)
    const wide = `[...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth)`
    expect(await page.evaluate(`${wide}.length`)).toBe(3)
    // The script of the page makes them so, a moment after it is there.
    await page.waitForFunction(`${wide}.every((box) => box.tabIndex === 0)`)
    await close()
  })
})
