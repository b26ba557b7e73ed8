import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toMathml } from '../../extract/math/to-mathml.ts'
import { toTestDetail } from '../../testing/builders.ts'
import { findChromium } from '../../testing/chromium.ts'
import { createReader, DESK, PHONE, type Reader } from '../../testing/reader.ts'

const executablePath = findChromium(process.env.CHROMIUM_PATH)
const reason = executablePath ? '' : ' (skipped: no Chromium is installed here; CHROMIUM_PATH can name one)'

const crowd = toTestDetail(1, {
  authors: Array.from({ length: 40 }, (_, index) => `Firstname${index} Lastnameson-${index}`),
})
const sum = Array.from({ length: 20 }, (_, index) => `a_{${index}} x^{${index}}`).join(' + ')
const wide = `${toMathml(sum, { display: true })}<table><tr>${'<th>Head of a column</th>'.repeat(12)}</tr></table>`
const arabic = toTestDetail(2, { language: 'ar', contentHtml: `<p>مقدمة في التعلم العميق</p>${wide}` })
const unbroken = 'Donaudampfschiffahrt'.repeat(12)
const elsewhere = toTestDetail(3, {
  alsoAt: [{ url: 'https://mirror.example/p', title: unbroken, source: 'Mirror', relation: 'repost' }],
  papers: [{ kind: 'doi', id: `10.1/${unbroken}`, url: 'https://doi.example/' }],
})
const exact = toTestDetail(4, {
  contentHtml: `<p>By ${toMathml('E=mc^2', { display: false })} we know</p>${toMathml('a<b', { display: true })}<p>it <b>all</b>.</p>`,
})
const head = '<th>Head of a column</th>'.repeat(12)
const captioned = toTestDetail(5, {
  contentHtml: `<table><caption>Results</caption><tr>${head}</tr></table><dl><dt>Term</dt><dd>What it means</dd></dl>`,
})
const podcast = toTestDetail(6, {
  contentHtml: `<p>Watch:</p><figure><figcaption><a href="https://film.example/">film.example</a></figcaption></figure><figure><img src="data:,"><figcaption>By <a href="https://film.example/b">B</a></figcaption></figure>`,
  enclosures: [{ url: 'https://pod.example/12.mp3', type: 'audio/mpeg', length: null }],
})
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

describe.skipIf(!executablePath)(`a post that is read in Chromium${reason}`, () => {
  let reader: Reader
  beforeAll(async () => {
    reader = await createReader(executablePath ?? '', [crowd, arabic, elsewhere, exact, captioned, podcast])
  })
  afterAll(() => reader?.close())

  it.each([PHONE, DESK])('opens the author on whose name one clicks, of many, at %o', async (viewport) => {
    const page = await reader.open(`/entries/${crowd.id}`, { viewport: { ...viewport, height: 2000 } })
    const missed = await page.evaluate(`[...document.querySelectorAll('.byline a')].filter((link) => {
      const name = document.createRange()
      name.selectNodeContents(link)
      return [...name.getClientRects()].some(({ left, top, width, height }) =>
        [0.1, 0.5, 0.9].some((part) =>
          document.elementFromPoint(left + width / 2, top + height * part)?.closest('a') !== link))
    }).map((link) => link.textContent)`)
    expect(missed).toEqual([])
  })

  it('does not scroll sideways, whatever the titles of other places', async () => {
    const page = await reader.open(`/entries/${elsewhere.id}`)
    expect(await page.evaluate(sideways)).toBe(0)
  })

  it('opens a wide formula at its beginning in a post that is read from right to left', async () => {
    const page = await reader.open(`/entries/${arabic.id}`)
    const toBeginning = await page.evaluate(
      `document.querySelector('.formula mi').getBoundingClientRect().left - document.querySelector('.formula').getBoundingClientRect().left`,
    )
    expect(toBeginning).toBeGreaterThanOrEqual(0)
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.prose table')).direction`)).toBe(
      'rtl',
    )
  })

  it.each([PHONE, DESK])('begins captions where their tables do, at %o', async (viewport) => {
    const page = await reader.open(`/entries/${captioned.id}`, { viewport })
    const gap = await page.evaluate(`(() => {
      const words = document.createRange()
      words.selectNodeContents(document.querySelector('.prose caption'))
      return words.getBoundingClientRect().left - document.querySelector('.prose').getBoundingClientRect().left
    })()`)
    expect(gap).toBe(0)
  })

  it('sets what is explained apart from what explains it', async () => {
    const page = await reader.open(`/entries/${captioned.id}`)
    const styles = `['dt', 'dd'].map((name) => getComputedStyle(document.querySelector('.prose ' + name)))`
    expect(await page.evaluate(`${styles}.map(({ fontWeight }) => fontWeight)`)).toEqual(['700', '400'])
    expect(await page.evaluate(`${styles}.map(({ paddingLeft }) => paddingLeft)`)).toEqual(['0px', '24px'])
  })

  it('prints what is wide smaller, and nothing else', async () => {
    const page = await reader.open(`/entries/${arabic.id}`, { viewport: DESK })
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    await page.setViewportSize({ width: 718, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(sideways)).toBe(0)
    const cut = `[...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth + 1)`
    expect(await page.evaluate(`${cut}.map((box) => box.innerHTML.slice(0, 40))`)).toEqual([])
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.prose p')).fontSize`)).toMatch(
      /^14\.6/,
    )
  })

  it('has a thumb-sized link where a film stood', async () => {
    const page = await reader.open(`/entries/${podcast.id}`)
    const links = page.locator('figcaption a')
    expect((await links.nth(0).boundingBox())?.height).toBeGreaterThanOrEqual(44)
    // Within a caption it is a word like others.
    expect((await links.nth(1).boundingBox())?.height).toBeLessThan(28)
  })

  it('shows a player on the screen and none on paper', async () => {
    const page = await reader.open(`/entries/${podcast.id}`)
    expect(await page.isVisible('.after audio')).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.isVisible('.after audio')).toBe(false)
  })

  it.each([
    ['whole', `document.querySelector('.prose')`, 'By \\(E=mc^2\\) we know\n\n\\[a<b\\]\n\nit all.'],
    ['a part of a formula', `document.querySelector('.prose msup')`, '\\(E=mc^2\\)'],
    ['without formulas', `document.querySelector('.prose p:last-child')`, 'it all.'],
  ])('copies formulas as TeX: %s', async (_name, selected, text) => {
    const page = await reader.open(`/entries/${exact.id}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.evaluate(`getSelection().selectAllChildren(${selected})`)
    await page.keyboard.press('Control+c')
    const copied = (type: string) =>
      page.evaluate(
        `navigator.clipboard.read().then(([item]) => item.getType('${type}')).then((blob) => blob.text())`,
      )
    expect(((await copied('text/plain')) as string).replace(/\n+/g, '\n\n').trim()).toBe(text)
    expect(await copied('text/html')).toContain(text.includes('E') ? '<msup>' : '<b')
    expect(await page.evaluate(`document.body.lastElementChild.className`)).not.toBe('unseen')
  })
})
