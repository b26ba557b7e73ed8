import { LRUCache } from 'lru-cache'
import type { Failure, FailureCode } from '../failure.ts'
import { DAY_MS } from '../interval.ts'
import { type Answer, isDocument } from './answer.ts'
import { describeStatus } from './describe-status.ts'
import { parseRobots, type RobotsFile, type Verdict } from './parse-robots.ts'

/** Bytes of robots.txt that are read; the rest is left (RFC 9309 §2.5 wants 500 KiB at least). */
export const ROBOTS_BYTES_MAX = 512 * 1024
/** How long rules are believed (RFC 9309 §2.4: at most a day), ms. */
const RULES_MS = DAY_MS
/** How long a robots.txt that a server could not give is not asked again, ms. */
const UNREADABLE_MS = 10 * 60_000
/** The same where no server was reached at all: short, because the fault may be our own network. */
const UNREACHED_MS = 60_000
/** Characters of all rules that are remembered together. */
const REMEMBERED_CHARACTERS_MAX = 4 * 1024 * 1024

/** Failures that would meet the page itself just the same: nothing needs to be said of robots.txt. */
const SAME_FOR_PAGE: ReadonlySet<FailureCode> = new Set([
  'dns',
  'refused',
  'tls',
  'blocked-address',
  'rate-limited',
])

/** What a site's file says, its size counting against the bound on memory, and until when it is believed. */
interface Rules extends RobotsFile {
  until: number
}

export interface RobotsOptions {
  /** ms since the epoch. */
  now: () => number
  /** Reads a robots.txt, through the guard and following redirects. */
  read: (url: URL) => Promise<{ answer: Answer } | { failure: Failure }>
}

/** Whether robots.txt lets us read a page, and how far apart its site wants requests (RFC 9309). */
export interface Robots {
  check(url: URL): Promise<Verdict>
  /** The sitemaps that the file of this site names. */
  listSitemaps(url: URL): Promise<string[]>
}

/**
 * Reads each site's robots.txt once and judges by it: no such file (4xx) allows everything, a server that cannot say
 * (5xx, unreachable) forbids everything until it can.
 */
export function createRobots({ now, read }: RobotsOptions): Robots {
  const known = new LRUCache<string, Rules>({
    maxSize: REMEMBERED_CHARACTERS_MAX,
    sizeCalculation: ({ size }) => size + 1,
  })
  const asked = new Map<string, Promise<Rules>>()

  const load = async (origin: string) => {
    const address = new URL('/robots.txt', origin)
    const rules = toRules(address, await read(address), now())
    known.set(origin, rules)
    return rules
  }

  const find = async ({ origin }: URL) => {
    const kept = known.get(origin)
    if (kept && kept.until > now()) return kept
    const asking = asked.get(origin) ?? load(origin).finally(() => asked.delete(origin))
    asked.set(origin, asking)
    return asking
  }

  return {
    check: async (url) => (await find(url)).judge(url),
    listSitemaps: async (url) => (await find(url)).sitemaps,
  }
}

function toRules(address: URL, result: { answer: Answer } | { failure: Failure }, now: number): Rules {
  if ('answer' in result && isDocument(result.answer.status)) {
    return { ...parseRobots(address, result.answer.body), until: now + RULES_MS }
  }
  const nothing = { sitemaps: [], size: 0 }
  if (isUnavailable(result)) {
    return { ...nothing, judge: () => ({ crawlDelayMs: 0 }), until: now + RULES_MS }
  }
  const isSame = 'failure' in result && SAME_FOR_PAGE.has(result.failure.code)
  const reason = 'failure' in result ? result.failure : describeStatus(result.answer, now)
  const failure = isSame ? reason : toUnreadable(address, reason)
  const pauseMs = isSame ? UNREACHED_MS : UNREADABLE_MS
  return { ...nothing, judge: () => ({ failure }), until: Math.max(failure.retryAt ?? 0, now + pauseMs) }
}

/** No rules exist: 4xx, or redirects that lead nowhere (RFC 9309 §2.3.1). 429 is no such answer: it asks for less. */
function isUnavailable(result: { answer: Answer } | { failure: Failure }): boolean {
  if ('failure' in result) return result.failure.code === 'redirects'
  const { status } = result.answer
  return status === 204 || (status >= 400 && status < 500 && status !== 429)
}

/** The failure of a page whose rules a server could not give: its kind is that of the trouble, which may soon be over. */
function toUnreadable(address: URL, reason: Failure): Failure {
  const detail = `${address.href} could not be read, so the pages of this site are left alone until it can. ${reason.detail}`
  return { ...reason, detail }
}
