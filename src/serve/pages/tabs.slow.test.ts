import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toTestDetail } from '../../testing/builders.ts'
import { findChromium } from '../../testing/chromium.ts'
import { createReader, type Reader } from '../../testing/reader.ts'

const executablePath = findChromium(process.env.CHROMIUM_PATH)
const reason = executablePath ? '' : ' (skipped: no Chromium is installed here; CHROMIUM_PATH can name one)'
const entries = Array.from({ length: 3 }, (_, index) => toTestDetail(index + 1))

describe.skipIf(!executablePath)(`pages in several tabs of Chromium${reason}`, () => {
  let reader: Reader
  beforeAll(async () => {
    reader = await createReader(executablePath ?? '', entries)
  })
  afterAll(() => reader?.close())

  it('show what has been read in another one', async () => {
    const page = await reader.open('/')
    const tab = await page.context().newPage()
    await tab.goto(`${reader.base}/entries/${entries[1]?.id}`)
    await page.waitForSelector('.post.read')
    expect(await page.getAttribute('.post.read', 'data-id')).toBe(entries[1]?.id)
  })

  it('know as read what the middle button has opened elsewhere', async () => {
    const page = await reader.open('/')
    await page.context().route(/alpha\.example/, (route) => route.abort())
    await page.locator('.post .original').first().click({ button: 'middle' })
    await page.reload()
    expect(await page.locator('.post.read').count()).toBe(1)
  })

  it('take over the theme that was chosen in another one once they are seen', async () => {
    const page = await reader.open('/')
    const tab = await page.context().newPage()
    await tab.goto(`${reader.base}/about`)
    await tab.click('[data-theme-choice=dark]')
    // A browser without a screen hides no tab.
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
  })
})
