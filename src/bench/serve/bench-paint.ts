import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { START_FLAGS } from '../../bound-memory.ts'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../testing/chromium.ts'
import { DESK } from '../../testing/reader.ts'
import { type Figure, toMedian } from '../measure.ts'
import { readUrl } from '../start-service.ts'

/** How many times slower the processor is made for the browser. */
const SLOWDOWN = 4
const ROUNDS = 9
/** How long a page has after it has loaded, ms: what it paints first it has painted by then. */
const SETTLE_MS = 300
const PATHS = ['/', '/digests', '/tags', '/sources', '/search?q=%E6%A2%AF%E5%BA%A6', '/about']

/**
 * When the pages of the demo paint first, counted from the click, in a tab that is open and keeps nothing; beside an empty
 * page, which is what the browser takes for itself. All by turns. Nothing where Chromium is not installed.
 */
export async function benchPaint(): Promise<Figure[]> {
  const executablePath = findChromium(process.env.CHROMIUM_PATH)
  if (executablePath === null) return []
  const demo = startDemo()
  const bare = createServer((_, response) => response.end('<!doctype html><title>Empty</title><p>Empty'))
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS })
  try {
    const [base] = await Promise.all([readUrl(demo), once(bare.listen(0, '127.0.0.1'), 'listening')])
    const page = await browser.newPage({ viewport: DESK, serviceWorkers: 'block' })
    await slowDown(await page.context().newCDPSession(page))
    const answer = await fetch(`${base}/api/v1/entries?limit=1&fields=id`)
    const { entries } = (await answer.json()) as { entries: [{ id: string }] }
    return await paintByTurns(page, {
      'an empty page': `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`,
      ...Object.fromEntries(PATHS.map((path) => [decodeURI(path), base + path])),
      'an entry': `${base}/entries/${entries[0].id}`,
    })
  } finally {
    await browser.close()
    bare.close()
    demo.kill()
  }
}

function startDemo(): ChildProcess {
  const program = join(import.meta.dirname, '../../incoming.mjs')
  return spawn(process.execPath, [...START_FLAGS, program, 'demo'], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
}

async function paintByTurns(page: Page, addresses: Record<string, string>): Promise<Figure[]> {
  const times = new Map<string, number[]>()
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address)
      await page.waitForTimeout(SETTLE_MS)
      const paint = await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      )
      // The first round warms up.
      if (round > 0 && paint !== undefined) times.set(name, [...(times.get(name) ?? []), paint])
      await page.goto('about:blank')
    }
  }
  return [...times].map(([name, all]) => ({
    name: `first paint, ${SLOWDOWN} times slower: ${name}`,
    value: toMedian(all),
    unit: 'ms',
  }))
}
