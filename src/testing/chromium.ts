import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Keeps it from asking the network for anything on its own, and lets it run as root and without a screen. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium is installed; `stated` (CHROMIUM_PATH) before the usual places; null when nowhere. */
export function findChromium(stated: string | undefined): string | null {
  return [stated ?? '', ...PLACES].find((path) => path && existsSync(path)) ?? null
}
