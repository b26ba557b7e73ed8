import robotsParserModule from 'robots-parser'
import { type Failure, toFailure } from '../failure.ts'
import { resolveUrl } from '../url.ts'

/** The name by which robots.txt may address us. */
const ROBOTS_TOKEN = 'incoming-transmission'
/** Crawl-delay is honoured up to this, ms; more would hold a round of fetching up for hours. */
const CRAWL_DELAY_MS_MAX = 30_000
/** Wildcards that the rules of one file may hold: each costs time with every page that is judged. Real files hold a few dozen. */
const WILDCARDS_MAX = 2_000
/** Sitemaps that are remembered of one file. */
const SITEMAPS_MAX = 20

// The package is CommonJS, while its types describe an ES module.
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default

/** Whether a page may be read, and how far apart its site wants requests. */
export type Verdict = { crawlDelayMs: number } | { failure: Failure }

/** What one robots.txt says to us. */
export interface RobotsFile {
  judge: (url: URL) => Verdict
  /** The sitemaps that it names, for whichever robot. */
  sitemaps: string[]
  /** Characters of the file. */
  size: number
}

/**
 * The rules of one robots.txt that concern us (RFC 9309).
 * @param address where the file was asked for; its rules hold for that scheme, name and port
 * @param body the file as bytes
 */
export function parseRobots(address: URL, body: Uint8Array): RobotsFile {
  const text = boundWildcards(new TextDecoder().decode(body))
  const robots = robotsParser(address.href, text)
  const seconds = Math.max(0, robots.getCrawlDelay(ROBOTS_TOKEN) ?? 0)
  const crawlDelayMs = Math.min(seconds * 1_000, CRAWL_DELAY_MS_MAX)
  const judge = (url: URL): Verdict => {
    if (robots.isAllowed(url.href, ROBOTS_TOKEN) !== false) return { crawlDelayMs }
    const line = robots.getMatchingLineNumber(url.href, ROBOTS_TOKEN)
    const detail = `${address.href} (line ${line}) asks robots not to read this page, so it is not read.`
    return { failure: toFailure('robots', detail) }
  }
  const named = robots.getSitemaps().flatMap((sitemap) => resolveUrl(sitemap, address.href) ?? [])
  return { judge, sitemaps: [...new Set(named)].slice(0, SITEMAPS_MAX), size: text.length }
}

/** Several wildcards in a row become one, which means the same. A rule beyond the limit ends before its first: it then speaks of more. */
function boundWildcards(text: string): string {
  let left = WILDCARDS_MAX
  return text.replace(/\*{2,}/g, '*').replace(/^[\t ]*(?:dis)?allow[\t ]*:.*\*.*$/gim, (rule) => {
    left -= rule.split('*').length - 1
    return left < 0 ? rule.slice(0, rule.indexOf('*')) : rule
  })
}
