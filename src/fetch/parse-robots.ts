import robotsParserModule from 'robots-parser'
import { type Failure, toFailure } from '../failure.ts'

/** The name by which robots.txt may address us. */
const ROBOTS_TOKEN = 'incoming-transmission'
/** Crawl-delay is honoured up to this, ms; more would hold a round of fetching up for hours. */
const CRAWL_DELAY_MS_MAX = 30_000

// The package is CommonJS, while its types describe an ES module.
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default

/** Whether a page may be read, and how far apart its site wants requests. */
export type Verdict = { crawlDelayMs: number } | { failure: Failure }

/**
 * The rules of one robots.txt that concern us (RFC 9309).
 * @param address where the file was asked for; its rules hold for that scheme, name and port
 * @param body the file as bytes
 */
export function parseRobots(address: URL, body: Uint8Array): { judge: (url: URL) => Verdict; size: number } {
  // Several wildcards in a row mean the same as one, but cost the matcher more.
  const text = new TextDecoder().decode(body).replace(/\*{2,}/g, '*')
  const robots = robotsParser(address.href, text)
  const seconds = Math.max(0, robots.getCrawlDelay(ROBOTS_TOKEN) ?? 0)
  const crawlDelayMs = Math.min(seconds * 1_000, CRAWL_DELAY_MS_MAX)
  const judge = (url: URL): Verdict => {
    if (robots.isAllowed(url.href, ROBOTS_TOKEN) !== false) return { crawlDelayMs }
    const line = robots.getMatchingLineNumber(url.href, ROBOTS_TOKEN)
    const detail = `${address.href} (line ${line}) asks robots not to read this page, so it is not read.`
    return { failure: toFailure('robots', detail) }
  }
  return { judge, size: text.length }
}
