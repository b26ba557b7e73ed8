import { DAY_MS, HOUR_MS } from '../../interval.ts'
import type { HostileCase } from './start-origin.ts'

/** However long a source asks to be left alone, it is looked at again within this. */
const PAUSE_MS_MAX = 8 * DAY_MS

/** What can be checked by machine of what a case expects. */
export interface Expectation {
  /** How the case is played: as a source, as a page or site to preview, as an OPML list to import; null: not at all. */
  as: 'source' | 'article' | 'site' | 'opml' | null
  outcome: 'stored' | 'failed' | 'either'
  /** Posts that the source has in the end; undefined: one at least, where it is stored. */
  posts?: number
  title?: string
  /** The next fetch lies between these from now, ms. */
  pauseMs: { min: number; max: number }
  /** Times that it is refreshed. */
  rounds: number
  /** Whether one that failed at first, as it should, is refreshed again. */
  isPatient: boolean
}

const SKIPPED = '/robots.txt'
export const SKIP_REASON = 'it is what the others are read by; its modes have tests in fetch/'
const POSTS: Record<string, number> = {
  '/no-items': 0,
  '/json/bom': 0,
  '/id/dup': 1,
  '/id/missing': 2,
  '/id/none': 1,
  '/id/case': 2,
  '/id/edit': 1,
  '/id/rollback': 10,
  '/ok/rss': 1,
  '/ok/atom': 1,
  '/ok/rdf': 1,
  '/ok/json': 1,
}
const PAUSES: Record<string, number> = {
  '/pace/max-age': 2 * HOUR_MS,
  '/pace/age': HOUR_MS,
  '/pace/ttl': 3 * HOUR_MS,
  '/pace/sy': 12 * HOUR_MS,
  '/pace/429-seconds': HOUR_MS,
  '/pace/200-retry-after': HOUR_MS / 2,
  '/pace/403': 2 * HOUR_MS,
}
/** Cases whose expectation leaves both open in words of its own. */
const EITHER =
  /\(or |\bor (?:stored|merged|ignored|rescued|entities|a clean failure|full refetch)|stored or|<1 s|no stack overflow|recorded as an empty|never (?:a crash|read)/
const FAILS =
  /^(?:fetch fails|refused|blocked|error recorded)|^back-off|^exponential|^long back-off|^like 404|^no request within/

/** What a case is expected to come to. */
export function toExpectation({ path, expected }: HostileCase): Expectation {
  const title = /title is (.+)$/.exec(expected)?.[1]
  return {
    as: toRole(path),
    outcome: toOutcome(path, expected),
    ...(path in POSTS ? { posts: POSTS[path] ?? 0 } : {}),
    ...(title ? { title } : {}),
    pauseMs: { min: PAUSES[path] ?? 0, max: PAUSE_MS_MAX },
    isPatient: /^\/pace\/|^\/ssrf\/dns-rebind$/.test(path),
    rounds: /^\/(?:cond|id)\/|^\/r\/301-then-304$/.test(path) ? 4 : 2,
  }
}

function toRole(path: string): Expectation['as'] {
  if (path === SKIPPED) return null
  if (path.startsWith('/opml/')) return 'opml'
  if (path.startsWith('/page/discover')) return 'site'
  return /^\/page\/|^\/xss\/page$|^\/img\/|^\/favicon/.test(path) ? 'article' : 'source'
}

function toOutcome(path: string, expected: string): Expectation['outcome'] {
  if (path.startsWith('/ssrf/') || path === '/r/301-hijack' || path === '/r/cross-auth') return 'failed'
  if (/^\/pace\/(?:500-then-200)$/.test(path) || EITHER.test(expected)) return 'either'
  return FAILS.test(expected) ? 'failed' : 'stored'
}
