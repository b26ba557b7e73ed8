import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toMathml } from '../../extract/math/to-mathml.ts'
import { DAY_MS } from '../../interval.ts'
import { createTestApp, type TestApp } from '../../testing/app.ts'
import { toTestDetail, toTestSourceState } from '../../testing/builders.ts'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../testing/chromium.ts'
import { toTestSource } from '../../testing/entries.ts'

const executablePath = findChromium(process.env.CHROMIUM_PATH)
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }
const LONG = 'Donaudampfschiffahrt'.repeat(4)

const first = toTestDetail(1)
const entries = [
  ...Array.from({ length: 30 }, (_, index) =>
    toTestDetail(index + 1, { publishedAt: first.publishedAt - index * 2 * DAY_MS }),
  ),
  toTestDetail(31, {
    title: 'Long names',
    authors: [LONG],
    source: { id: 'long', title: LONG, url: 'https://long.example/' },
    alsoAt: [{ url: 'https://mirror.example/p', title: 'Same', source: LONG, relation: 'repost' }],
    contentHtml: `${'<h2>A heading</h2><p>Words.</p>'.repeat(40)}${toMathml('E=mc^2\\tag{1}', { display: true })}`,
    papers: [{ kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.example/abs/1706.03762' }],
  }),
]
const long = entries.at(-1)
const sources = [toTestSourceState(), toTestSourceState(toTestSource({ id: 'long', title: LONG }))]

const reason = executablePath ? '' : ' (skipped: no Chromium is installed here; CHROMIUM_PATH can name one)'

describe.skipIf(!executablePath)(`scripts and styles in Chromium${reason}`, () => {
  let browser: Browser
  let station: TestApp
  let base: string
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: [...CHROMIUM_ARGUMENTS, '--enable-features=BackForwardCache'],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    })
    station = await createTestApp({ entries, sources })
    base = await station.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await Promise.all([browser?.close(), station?.app.close()])
  })

  /** A page in a fresh profile; an error in a script fails the test that looks at it. */
  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: PHONE, ...options })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    const page = await context.newPage()
    await page.goto(base + path)
    return page
  }
  /** Waits until an expression of the page is true. */
  const until = (page: Page, expression: string) =>
    expect.poll(() => page.evaluate(expression), { timeout: 10_000 }).toBe(true)
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

  it('marks nothing as new on a first visit that begins elsewhere', async () => {
    const page = await open('/about')
    await page.goto(base)
    expect(await page.locator('.post.new').count()).toBe(0)
    const other = await open(`/entries/${long?.id}`)
    await other.goto(`${base}/?page=2`)
    await other.goto(base)
    expect(await other.locator('.post.new').count()).toBe(0)
  })

  it('marks nothing as new that was on a page not looked at', async () => {
    const page = await open('/?page=3')
    await page.evaluate('sessionStorage.clear()')
    await page.goto(base)
    expect(await page.locator('.post.new').count()).toBe(0)
  })

  it.each([
    '/',
    `/?page=3`,
    `/entries/${long?.id}`,
    '/sources/long',
    '/sources',
    `/?q=${LONG}`,
    `/?author=${LONG}`,
    `/?source=long`,
  ])('%s does not scroll sideways, whatever the length of names', async (path) => {
    expect(await (await open(path)).evaluate(overflow)).toBe(0)
  })

  it('does not scroll sideways with letters twice as large', async () => {
    const page = await open('/')
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Page.enable')
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await page.reload()
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('32px')
    expect(await page.evaluate(overflow)).toBe(0)
  })

  it('sets the number of an equation at the edge', async () => {
    const page = await open(`/entries/${long?.id}`)
    const gap = await page.evaluate(
      `document.querySelector('.formula').getBoundingClientRect().right - document.querySelector('.formula mtext').getBoundingClientRect().right`,
    )
    expect(gap).toBeLessThan(2)
  })

  it('shows theme and read marks as they are now when the reader goes back', async () => {
    const page = await open('/')
    await page.evaluate('window.isKept = true')
    await page.click('.title a >> nth=0')
    await page.waitForURL(/entries/)
    await page.click('text=dark')
    await page.evaluate('history.back()')
    await until(page, 'window.isKept === true')
    await until(page, `document.documentElement.dataset.theme === 'dark'`)
    await until(page, `document.querySelector('[data-theme-choice=dark]').hasAttribute('aria-current')`)
    await until(page, `document.querySelectorAll('.post.read').length === 1`)
  })

  it('keeps what says where one is in forced colours', async () => {
    const page = await open('/', { forcedColors: 'active' })
    expect(
      await page.evaluate(
        `getComputedStyle(document.querySelector('.pages [aria-current]')).borderBottomStyle`,
      ),
    ).toBe('solid')
    await page.evaluate(`document.querySelector('.post').classList.add('new')`)
    const bar = await page.evaluate(
      `getComputedStyle(document.querySelector('.post'), '::before').borderInlineStartWidth`,
    )
    expect(bar).toBe('3px')
  })

  it('has the contents open and out of the way of the keyboard where there is room', async () => {
    const page = await open(`/entries/${long?.id}`, { viewport: DESK })
    expect(await page.evaluate(`document.querySelector('.contents details').open`)).toBe(true)
    expect(await page.evaluate(`document.querySelector('.contents summary').tabIndex`)).toBe(-1)
    await page.setViewportSize(PHONE)
    await until(page, `document.querySelector('.contents summary').tabIndex === 0`)
    expect(await page.evaluate(`document.querySelector('.contents details').open`)).toBe(false)
  })

  it('prints black on white, whatever the theme, with addresses', async () => {
    const page = await open(`/entries/${long?.id}?theme=dark`)
    await page.emulateMedia({ media: 'print' })
    const tokens = `['--paper', '--ink', '--warning', '--rule'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))`
    expect(await page.evaluate(tokens)).toEqual(['#fff', '#000', '#000', '#999'])
    const address = `getComputedStyle(document.querySelector('.after section a[rel=external]'), '::after').content`
    expect(await page.evaluate(address)).toContain('https://arxiv.example/abs/1706.03762')
  })

  /** The middle of a day of the signal. */
  const findDay = async (page: Page, day: string): Promise<[x: number, y: number]> => {
    const box = await page.locator(`[data-day="${day}"] rect`).boundingBox()
    return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 5]
  }

  it('shows a day of the signal on the first tap and opens it on the second, with the other filters', async () => {
    const page = await open('/?language=en', { hasTouch: true, isMobile: true })
    // That day has no posts: a finger means the one beside it.
    await page.touchscreen.tap(...(await findDay(page, '2026-11-20')))
    await until(page, `document.querySelector('.day.on text')?.textContent.includes('19 Nov') ?? false`)
    await page.touchscreen.tap(...(await findDay(page, '2026-10-01')))
    await until(page, `document.querySelector('.day.on text').textContent.includes('30 Sep')`)
    expect(page.url()).toBe(`${base}/?language=en`)
    await page.touchscreen.tap(...(await findDay(page, '2026-10-02')))
    await page.waitForURL(`${base}/?language=en&since=2026-09-30&until=2026-10-01`)
  })

  it('does not open a day without posts', async () => {
    const page = await open('/', { viewport: DESK })
    await page.mouse.click(...(await findDay(page, '2026-11-20')))
    await page.waitForTimeout(300)
    expect(page.url()).toBe(`${base}/`)
    await page.mouse.click(...(await findDay(page, '2026-11-21')))
    await page.waitForURL(`${base}/?since=2026-11-21&until=2026-11-22`)
  })

  it('says so when a search cannot be made', async () => {
    const page = await open('/search')
    expect(await page.getAttribute('#q', 'maxlength')).toBe('300')
    await page.context().setOffline(true)
    await page.fill('#q', 'post')
    await until(page, `document.querySelector('.found').textContent.includes('No answer')`)
    await page.context().setOffline(false)
    await page.fill('#q', 'snippet')
    await until(page, `document.querySelector('.found').textContent.includes('posts found')`)
  })

  it('keeps the filters when a search is sent', async () => {
    const page = await open('/search?q=post&since=2026-01-01&sort=published&tag=nlp&page=2')
    await page.fill('#q', 'snippet')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=snippet/)
    const query = new URL(page.url()).searchParams
    expect([...query.keys()].sort()).toEqual(['q', 'since', 'sort', 'tag'])
  })

  it('switches keys off where they are not wanted', async () => {
    const page = await open('/')
    await page.click('[data-keys]')
    await page.click('dialog label')
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('j')
    await page.keyboard.press('?')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
    expect(await page.isVisible('dialog')).toBe(false)
    await page.click('[data-keys]')
    expect(await page.isChecked('dialog input')).toBe(false)
  })

  it('says so when the browser refuses to copy', async () => {
    const page = await open('/about')
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('no'))`)
    await page.click('.address .copy >> nth=0')
    await until(page, `document.querySelector('.address .copy').textContent === 'Not copied'`)
    expect(errors).toEqual([])
  })

  it('waits with the search while a word is being composed', async () => {
    const page = await open('/search')
    await page.focus('#q')
    const composer = await page.context().newCDPSession(page)
    await composer.send('Input.imeSetComposition', { text: 'zhu yi', selectionStart: 6, selectionEnd: 6 })
    await page.waitForTimeout(600)
    expect(page.url()).toBe(`${base}/search`)
    await composer.send('Input.insertText', { text: '注意' })
    await page.waitForURL(`${base}/search?q=${encodeURIComponent('注意')}`)
  })

  it('shows what stands in the field, whatever was asked for before', async () => {
    const page = await open('/search?q=post')
    await page.route(/q=postx/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      await route.continue().catch(() => {})
    })
    await page.focus('#q')
    await page.keyboard.press('End')
    await page.keyboard.type('x')
    await page.waitForRequest(/q=postx/)
    await page.keyboard.press('Backspace')
    await page.waitForTimeout(1000)
    expect(await page.inputValue('#q')).toBe('post')
    expect(page.url()).toBe(`${base}/search?q=post`)
  })

  it('goes on by key from where one reads', async () => {
    const page = await open('/', { viewport: DESK })
    const at = () =>
      page.evaluate(
        `[...document.querySelectorAll('.post')].indexOf(document.activeElement.closest('.post'))`,
      )
    const scrollTo = (post: number) =>
      page.evaluate(`document.querySelectorAll('.post')[${post}].scrollIntoView({ block: 'start' })`)
    await scrollTo(5)
    await page.keyboard.press('j')
    expect(await at()).toBe(5)
    await page.keyboard.press('j')
    expect(await at()).toBe(6)
    await scrollTo(1)
    await page.keyboard.press('k')
    expect(await at()).toBe(0)
    await scrollTo(3)
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.waitForURL(/entries/)
    await page.evaluate('history.back()')
    await until(page, `location.pathname === '/'`)
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('j')
    expect(await at()).toBe(4)
  })

  it('finds the field to write in by key on a phone, too', async () => {
    const page = await open('/')
    await page.keyboard.press('/')
    await page.waitForURL(/search/)
    await until(page, `document.activeElement.id === 'q'`)
    expect(await page.evaluate('scrollY')).toBe(0)
  })
})
