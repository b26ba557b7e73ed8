import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toTestDetail } from '../../testing/builders.ts'
import { findChromium } from '../../testing/chromium.ts'
import { createReader, DESK, type Reader } from '../../testing/reader.ts'

const executablePath = findChromium(process.env.CHROMIUM_PATH)
const reason = executablePath ? '' : ' (skipped: no Chromium is installed here; CHROMIUM_PATH can name one)'
const entries = Array.from({ length: 12 }, (_, index) => toTestDetail(index + 1))

describe.skipIf(!executablePath)(`pages under hardship in Chromium${reason}`, () => {
  let reader: Reader
  beforeAll(async () => {
    reader = await createReader(executablePath ?? '', entries)
  })
  afterAll(() => reader?.close())

  it('go on working where the browser lets them store nothing', async () => {
    const page = await reader.open('/about')
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.addInitScript(`for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })
    }`)
    await page.goto(`${reader.base}/search`)
    await page.fill('#q', 'snippet')
    await page.waitForSelector('.post')
    await page.locator('#q').blur()
    await page.keyboard.press('j')
    expect(await page.evaluate(`document.activeElement.closest('.post') !== null`)).toBe(true)
    expect(errors).toEqual([])
  })

  it('dim results of other words while the answer takes its time', async () => {
    const page = await reader.open('/search?q=post')
    const opacity = `getComputedStyle(document.querySelector('#results')).opacity`
    let answer = () => {}
    const isAsked = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(/q=snippet/, async (route) => {
      await isAsked
      await route.continue()
    })
    await page.fill('#q', 'snippet')
    await expect.poll(() => page.evaluate(opacity)).toBe('0.5')
    answer()
    await page.waitForURL(/q=snippet/)
    expect(await page.evaluate(opacity)).toBe('1')
  })

  it('are clear again where the words are those of before', async () => {
    const page = await reader.open('/search?q=post')
    await page.route(/q=postx/, () => {})
    await page.fill('#q', 'postx')
    await page.waitForSelector('#results[aria-busy=true]')
    await page.fill('#q', 'post')
    await page.waitForSelector('#results[aria-busy=false]')
  })

  it('have sources large enough for a finger beside the posts', async () => {
    const page = await reader.open('/', { viewport: DESK })
    const box = await page.locator('.meta .from').first().boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(24)
  })
})
