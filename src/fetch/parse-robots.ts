import { fitsPath, toPath } from '../address-pattern.ts'
import { type Failure, toFailure } from '../failure.ts'
import { resolveUrl } from '../url.ts'

/** The name by which robots.txt may address us. */
const ROBOTS_TOKEN = 'incoming-transmission'
const EVERYBODY = '*'
/** Crawl-delay is honoured up to this, ms; more would hold a round of fetching up for hours. */
const CRAWL_DELAY_MS_MAX = 30_000
/** Wildcards in the rules of one robot: each costs time with every page that is judged. Real files hold a few dozen. */
const WILDCARDS_MAX = 1_000
/** What is said to whom the lines before address; other lines do not end the addressing (RFC 9309 §2.2.4). */
const GROUP_LINES = new Set(['allow', 'disallow', 'crawl-delay'])
/** Sitemaps that are remembered of one file. */
const SITEMAPS_MAX = 20

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

interface Rule {
  pattern: string
  isAllowing: boolean
  /** Line of the file, from 1. */
  line: number
}

/** What is said to one robot. */
interface Group {
  rules: Rule[]
  /** In the rules so far. */
  wildcards: number
  crawlDelayMs: number
}

/**
 * The rules of one robots.txt that concern us (RFC 9309).
 * @param address where the file was asked for; its rules hold for that scheme, name and port
 * @param body the file as bytes
 */
export function parseRobots(address: URL, body: Uint8Array): RobotsFile {
  const text = new TextDecoder().decode(body)
  const { groups, sitemaps } = readLines(text.split(/\r\n|\r|\n/))
  const { rules, crawlDelayMs } = groups.get(ROBOTS_TOKEN) ?? groups.get(EVERYBODY) ?? toGroup()
  const judge = (url: URL): Verdict => {
    const rule = findRule(rules, toPath(url.href))
    if (!rule || rule.isAllowing) return { crawlDelayMs }
    const detail = `${address.href} (line ${rule.line}) asks robots not to read this page, so it is not read.`
    return { failure: toFailure('robots', detail) }
  }
  const named = sitemaps.flatMap((sitemap) => resolveUrl(sitemap, address.href) ?? [])
  return { judge, sitemaps: [...new Set(named)].slice(0, SITEMAPS_MAX), size: text.length }
}

/** Of the rules that a path fits, the longest; of two as long, the one that allows (RFC 9309 §2.2.2). */
function findRule(rules: readonly Rule[], path: string): Rule | null {
  let best: Rule | null = null
  for (const rule of rules) {
    const more = rule.pattern.length - (best?.pattern.length ?? -1)
    if (more < 0 || (more === 0 && !rule.isAllowing)) continue
    if (fitsPath(rule.pattern, path)) best = rule
  }
  return best
}

/** The groups of us and of everybody, each put together of all that address it, and the sitemaps. */
function readLines(lines: readonly string[]): { groups: ReadonlyMap<string, Group>; sitemaps: string[] } {
  const groups = new Map<string, Group>()
  const sitemaps: string[] = []
  let addressed: Group[] = []
  let isAddressing = false
  for (const [index, text] of lines.entries()) {
    const { name, value } = readLine(text)
    if (name === 'user-agent') {
      addressed = [...(isAddressing ? addressed : []), ...toAddressed(groups, value)]
      isAddressing = true
    } else if (name === 'sitemap') {
      sitemaps.push(value)
    } else if (GROUP_LINES.has(name)) {
      isAddressing = false
      for (const group of addressed) addTo(group, { name, value, line: index + 1 })
    }
  }
  return { groups, sitemaps }
}

function addTo(group: Group, { name, value, line }: { name: string; value: string; line: number }): void {
  if (name === 'crawl-delay') group.crawlDelayMs = toCrawlDelay(value) ?? group.crawlDelayMs
  else if (value !== '')
    group.rules.push({ pattern: toPattern(group, value), isAllowing: name === 'allow', line })
}

/** A rule beyond the limit of wildcards ends before its first: it then speaks of more. */
function toPattern(group: Group, value: string): string {
  const [start = '', ...pieces] = value.split('*')
  group.wildcards += pieces.length
  return pieces.length > 0 && group.wildcards > WILDCARDS_MAX ? start : value
}

/** A line without its comment: what stands before the first colon and behind it. */
function readLine(line: string): { name: string; value: string } {
  const [words = ''] = line.split('#', 1)
  const colon = words.indexOf(':')
  return {
    name: words.slice(0, Math.max(colon, 0)).trim().toLowerCase(),
    value: words.slice(colon + 1).trim(),
  }
}

/** The group that is meant by the name of a robot, which may carry a version; none where it is somebody else's. */
function toAddressed(groups: Map<string, Group>, robot: string): Group[] {
  const name = /^(?:\*|[a-z_-]+)/i.exec(robot)?.[0].toLowerCase()
  if (name !== ROBOTS_TOKEN && name !== EVERYBODY) return []
  const group = groups.get(name) ?? toGroup()
  groups.set(name, group)
  return [group]
}

function toGroup(): Group {
  return { rules: [], wildcards: 0, crawlDelayMs: 0 }
}

/** Null for what is no number of seconds. */
function toCrawlDelay(value: string): number | null {
  const ms = Number(value) * 1_000
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), CRAWL_DELAY_MS_MAX)
}
