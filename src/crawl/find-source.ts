import type { Document } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import { nameBridge } from '../parse/name-bridge.ts'
import { rankSitemap } from '../parse/rank-sitemap.ts'
import { findFeed, toDiscovered } from './find-feed.ts'
import { judgeFeed } from './judge-feed.ts'
import { type Finder, type FoundSource, readCandidate, readList } from './read-candidate.ts'
import type { ReadingRules } from './readings.ts'

/** Sitemaps named by robots.txt which are tried, and where sites keep theirs without saying so. */
const NAMED_SITEMAPS_MAX = 3
const USUAL_SITEMAPS = ['/sitemap.xml', '/sitemap_index.xml']

export type FindResult = { found: FoundSource } | { failure: Failure; fetched: boolean }

/**
 * Finds what can be followed behind an address: the document itself when it is a feed or fits the source's own rule, else
 * a feed that the page names, a feed where its kind of site keeps one, the document's own list of posts, a sitemap of
 * its site: one that robots.txt names, or where sites usually keep it; at last a feed that is empty. Of a platform that
 * lets no reader in, the Failure names the bridge to take.
 */
export async function findSource(finder: Finder, url: string, source: ReadingRules): Promise<FindResult> {
  const answer = await readCandidate(finder, url, source)
  if ('found' in answer) return { found: hasRule(source) ? answer.found : withRemark(answer.found) }
  const { failure, document } = answer
  const bridge = nameBridge(url)
  if (bridge) {
    return { failure: { ...failure, detail: `${failure.detail} ${bridge}` }, fetched: document !== null }
  }
  if (!document || hasRule(source) || failure.code !== 'not-a-feed')
    return { failure, fetched: document !== null }
  const found = await findBehind(finder, document, source)
  if (found) return { found }
  const detail = `${failure.detail} No feed was found beside it, no list of posts that can be read, and no sitemap of them.`
  return { failure: toFailure('not-a-feed', detail), fetched: true }
}

/** A feed that was asked for, with a word of it where it holds nothing to follow. */
function withRemark(found: FoundSource): FoundSource {
  const { document, reading } = found
  const items = reading.items.map(({ item }) => item)
  const { flaw } = judgeFeed(items, [], document.fetchedAt)
  return flaw === null ? found : { ...found, remarks: [`The feed ${document.url} ${flaw}.`] }
}

/** What a page leads to that can be followed; of a feed that was passed over, or taken for want of better, it says so. */
async function findBehind(
  finder: Finder,
  document: Document,
  source: ReadingRules,
): Promise<FoundSource | null> {
  const list = await readList(finder, document, source)
  const { feed, spare, named } = await findFeed(finder, { document, source, list })
  if (feed) return feed
  const better = list ?? (await findSitemap(finder, document, source))
  const feedName = spare && `The feed ${spare.found.document.url}`
  if (better) {
    const remarks = spare ? [`${feedName} ${spare.flaw}: it is not followed.`] : []
    return { ...better, remarks, discovered: [...better.discovered, ...named] }
  }
  if (!spare) return null
  const remarks = [`${feedName} ${spare.flaw}; nothing else was found to follow.`]
  return { ...spare.found, remarks, discovered: toDiscovered(named, spare.found) }
}

/** What a source is to say to be followed as it was found. */
export function toFollowed(url: string, { document, reading, rules }: FoundSource) {
  const isList = reading.feed.kind === 'page' || rules.json !== null
  return { ...rules, url: isList ? url : document.url }
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
    const list = await readCandidate(finder, url, { ...source, sitemap })
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

function hasRule({ page, json, sitemap }: ReadingRules): boolean {
  return page !== null || json !== null || sitemap !== null
}
