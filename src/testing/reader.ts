import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { EntryDetail } from '../entry.ts'
import { createTestApp, type TestApp } from './app.ts'
import { CHROMIUM_ARGUMENTS } from './chromium.ts'

/** How long a page may take to do what it is asked, milliseconds. */
const PATIENCE_MS = 10_000

/** The window of a phone and of a desk, CSS pixels. */
export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

/** Someone who opens pages of our station in a browser. */
export interface Reader {
  base: string
  /** A page in a fresh profile, on a phone unless said. */
  open(path: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page>
  close(): Promise<void>
}

/** Starts a browser, and the web side over these entries on a free port. */
export async function createReader(executablePath: string, entries: EntryDetail[]): Promise<Reader> {
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS })
  const station: TestApp = await createTestApp({ entries })
  const base = await station.app.listen({ port: 0, host: '127.0.0.1' })
  const contexts: BrowserContext[] = []
  return {
    base,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: PHONE, ...options })
      contexts.push(context)
      context.setDefaultTimeout(PATIENCE_MS)
      const page = await context.newPage()
      await page.goto(base + path)
      return page
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await Promise.all([browser.close(), station.app.close()])
    },
  }
}
