import type { Document } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Discovered } from '../feed.ts'
import { nameBridge } from '../parse/name-bridge.ts'
import { rankSitemap } from '../parse/rank-sitemap.ts'
import { type Source, toAskedKind } from '../source.ts'
import type { Crawler } from './crawler.ts'
import { readWhole } from './read-whole.ts'
import type { FeedReading, ReadingRules } from './readings.ts'

/** Feeds that a page names which are tried, and addresses where its kind of site keeps one. */
const NAMED_MAX = 3
const GUESSED_MAX = 8
/** Sitemaps named by robots.txt which are tried, and where sites keep theirs without saying so. */
const NAMED_SITEMAPS_MAX = 3
const USUAL_SITEMAPS = ['/sitemap.xml', '/sitemap_index.xml']

/** What was found behind an address: a readable document and how it is read. */
export interface FoundSource {
  document: Document
  reading: FeedReading
  /** The rules that it was read by. */
  rules: Pick<Source, 'page' | 'json' | 'sitemap'>
  /** Everything that a site offers, when the address was one. */
  discovered: Discovered[]
}

export type FindResult = { found: FoundSource } | { failure: Failure; fetched: boolean }

type Finder = Pick<Crawler, 'fetcher' | 'reader'>

/**
 * Finds what can be followed behind an address: the document itself when it is a feed or fits the source's own rule, else
 * a feed that the page names, a feed where its kind of site keeps one, the document's own list of posts, a sitemap of
 * its site: one that robots.txt names, or where sites usually keep it. Of a platform that lets no reader in, the Failure names the bridge to take.
 */
export async function findSource(finder: Finder, url: string, source: ReadingRules): Promise<FindResult> {
  const answer = await read(finder, url, source)
  if ('found' in answer) return answer
  const { failure, document } = answer
  const bridge = nameBridge(url)
  if (bridge) {
    return { failure: { ...failure, detail: `${failure.detail} ${bridge}` }, fetched: document !== null }
  }
  if (!document || hasRule(source) || failure.code !== 'not-a-feed')
    return { failure, fetched: document !== null }
  const found =
    (await findFeed(finder, document, source)) ??
    (await readList(finder, document, source)) ??
    (await findSitemap(finder, document, source))
  if (found) return { found }
  const detail = `${failure.detail} No feed was found beside it, no list of posts that can be read, and no sitemap of them.`
  return { failure: toFailure('not-a-feed', detail), fetched: true }
}

/** What a source is to say to be followed as it was found. */
export function toFollowed(url: string, { document, reading, rules }: FoundSource) {
  const isList = reading.feed.kind === 'page' || rules.json !== null
  return { ...rules, url: isList ? url : document.url }
}

/** A feed that the page names, or one where its kind of site keeps it. */
async function findFeed(finder: Finder, page: Document, source: ReadingRules): Promise<FoundSource | null> {
  const { named: all, guessed } = await finder.reader.discover(page)
  const named = all.filter((each) => finder.fetcher.refuse(each.url) === null)
  const candidates = [...named.slice(0, NAMED_MAX).map((each) => each.url), ...guessed.slice(0, GUESSED_MAX)]
  for (const candidate of new Set(candidates.filter((each) => each !== page.url))) {
    const feed = await read(finder, candidate, source)
    if ('found' in feed) return { ...feed.found, discovered: toDiscovered(named, feed.found) }
  }
  return null
}

/** A sitemap of the site; of an address within it only the posts beneath that. */
async function findSitemap(
  finder: Finder,
  { finalUrl }: Document,
  source: ReadingRules,
): Promise<FoundSource | null> {
  const { pathname, host } = new URL(finalUrl)
  const folder = pathname.replace(/[^/]*\.\w+$/, '').replace(/\/?$/, '/')
  const sitemap = folder === '/' ? null : { include: [folder], exclude: [`${folder}$`] }
  for (const url of await listSitemaps(finder, finalUrl)) {
    const list = await read(finder, url, { ...source, sitemap })
    if (!('found' in list)) continue
    const { reading } = list.found
    if (reading.feed.kind !== 'sitemap' || reading.itemCount === 0) continue
    // It may lie on another host, and never says whose it is.
    const feed = { ...reading.feed, title: host, link: new URL('/', finalUrl).href }
    const found = { ...list.found, reading: { ...reading, feed } }
    return { ...found, discovered: toDiscovered([], found) }
  }
  return null
}

/** Where the sitemap of a site may be, what robots.txt names first. */
async function listSitemaps({ fetcher }: Finder, page: string): Promise<Set<string>> {
  const named = (await fetcher.listSitemaps(page)).filter((url) => fetcher.refuse(url) === null)
  const likely = named.toSorted((a, b) => Number(rankSitemap(a) === 2) - Number(rankSitemap(b) === 2))
  const usual = USUAL_SITEMAPS.map((path) => new URL(path, page).href)
  return new Set([...likely.slice(0, NAMED_SITEMAPS_MAX), ...usual])
}

/** Reads one address as it is. */
async function read(
  finder: Finder,
  url: string,
  source: ReadingRules,
): Promise<{ found: FoundSource } | { failure: Failure; document: Document | null }> {
  const answer = await finder.fetcher.fetch({ url, kind: toAskedKind(source) })
  if (answer.outcome === 'failed') return { failure: answer.failure, document: null }
  if (answer.outcome === 'unchanged') {
    return {
      failure: toFailure('bad-response', `${url} said "not modified" to a first request.`),
      document: null,
    }
  }
  const { document } = answer
  const result = await readWhole(finder, { document, source, known: new Map() })
  if ('failure' in result) return { failure: result.failure, document }
  return { found: { document, reading: result.reading, rules: toWay(source), discovered: [] } }
}

function hasRule({ page, json, sitemap }: ReadingRules): boolean {
  return page !== null || json !== null || sitemap !== null
}

function toWay({ page, json, sitemap }: ReadingRules): FoundSource['rules'] {
  return { page, json, sitemap }
}

/** The list of posts of a document that is no feed: of a page, else of JSON. */
async function readList(
  finder: Finder,
  document: Document,
  source: ReadingRules,
): Promise<FoundSource | null> {
  for (const way of [{ page: 'auto' }, { json: 'auto' }] as const) {
    const ruled = { ...source, ...way }
    const result = await finder.reader.readFeed({ document, source: ruled, known: new Map() })
    if ('failure' in result) continue
    const { kind, title } = result.reading.feed
    const discovered: Discovered[] = [{ url: document.finalUrl, kind, title }]
    return { document, reading: result.reading, rules: toWay(ruled), discovered }
  }
  return null
}

/** What the page names, or what was found without its help. */
function toDiscovered(named: Discovered[], { document, reading }: FoundSource): Discovered[] {
  const { kind, title } = reading.feed
  return named.some((each) => each.url === document.url)
    ? named
    : [{ url: document.url, kind, title }, ...named]
}
