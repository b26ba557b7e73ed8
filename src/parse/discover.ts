import { Parser } from 'htmlparser2'
import type { Discovered, FeedKind } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { foldSpaces } from './plain-text.ts'
import { rankFeeds } from './rank-feed.ts'

/** More than any site has; the rest of a hostile page's links are not read. */
const DISCOVERED_MAX = 30
const TITLE_CHARACTERS_MAX = 200
/** Deeper pages are attacks; reading stops there. */
const DEPTH_MAX = 1_000

const KINDS_BY_TYPE: Record<string, FeedKind> = {
  'application/rss+xml': 'rss',
  'application/atom+xml': 'atom',
  'application/rdf+xml': 'rdf',
  'application/feed+json': 'json',
  'application/x.atom+xml': 'atom',
  'application/x-atom+xml': 'atom',
}
/** Types that feeds and other documents share; the address then decides. */
const SHARED_TYPE = /^(application|text)\/(xml|json)$/
const KINDS_BY_ADDRESS: [RegExp, FeedKind][] = [
  [/(\/|^)(feed|index|posts)\.json$/i, 'json'],
  [/\.rdf$/i, 'rdf'],
  [/\batom\b[^/]*$|\/atom\/?$/i, 'atom'],
  [
    /(\/|^)(rss|feed|feeds)(\/(all|posts|list|rss2?|default))?\/?$|\.rss$|(\/|^)(rss|feed|index)2?\.(xml|php)$/i,
    'rss',
  ],
]

/**
 * The feeds that a page leads to, the most likely first (`rankFeeds`), of equal ones those it declares
 * (`<link rel="alternate">`) before links that look like feeds. Addresses are absolute http(s), without repeats. Linear,
 * without a DOM.
 */
export function discoverFeeds(html: string, url: string): Discovered[] {
  const reader = new FeedLinkReader(url, () => parser.pause())
  const parser = new Parser(reader, { decodeEntities: true })
  parser.end(html)
  const found = [...reader.declared, ...reader.linked]
  const once = new Map<string, Discovered>()
  for (const feed of found) once.set(feed.url, { ...feed, title: once.get(feed.url)?.title ?? feed.title })
  return rankFeeds([...once.values()], url).slice(0, DISCOVERED_MAX)
}

/** Collects links of a page while it is parsed. */
class FeedLinkReader {
  readonly declared: Discovered[] = []
  readonly linked: Discovered[] = []
  private base: string
  private open: Discovered | null = null
  private depth = 0
  private readonly stop: () => void

  constructor(url: string, stop: () => void) {
    this.base = url
    this.stop = stop
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.depth++
    if (this.depth > DEPTH_MAX) this.stop()
    if (name === 'base') this.base = resolveUrl(attributes.href, this.base) ?? this.base
    else if (name === 'link') this.addDeclared(attributes)
    else if (name === 'a') this.addLinked(attributes)
  }

  ontext(text: string): void {
    if (this.open) this.open.title = `${this.open.title ?? ''}${text}`.slice(0, TITLE_CHARACTERS_MAX)
  }

  onclosetag(name: string): void {
    this.depth--
    if (name !== 'a' || !this.open) return
    this.open.title = foldSpaces(this.open.title ?? '') || null
    this.open = null
  }

  private addDeclared({ rel = '', type = '', href, title }: Record<string, string>): void {
    if (!/(^|\s)(alternate|feed)(\s|$)/i.test(rel) || this.declared.length >= DISCOVERED_MAX) return
    const url = resolveUrl(href, this.base)
    const essence = type.toLowerCase().split(';')[0]?.trim() ?? ''
    const isShared = SHARED_TYPE.test(essence) || /(^|\s)feed(\s|$)/i.test(rel)
    const kind = KINDS_BY_TYPE[essence] ?? (url && isShared ? findKindByAddress(url) : null)
    if (url && kind) this.declared.push({ url, kind, title: foldSpaces(title ?? '') || null })
  }

  private addLinked({ href, type = '' }: Record<string, string>): void {
    const url = this.linked.length < DISCOVERED_MAX ? resolveUrl(href, this.base) : null
    const kind = url && (KINDS_BY_TYPE[type.toLowerCase()] ?? findKindByAddress(url))
    if (!url || !kind) return
    this.open = { url, kind, title: null }
    this.linked.push(this.open)
  }
}

/** The kind of feed that an address looks like; null when it looks like none. */
function findKindByAddress(url: string): FeedKind | null {
  const { pathname, searchParams, hostname } = new URL(url)
  if (searchParams.get('feed') ?? (searchParams.get('format') === 'rss' || null)) return 'rss'
  if (hostname === 'feeds.feedburner.com') return 'rss'
  return KINDS_BY_ADDRESS.find(([pattern]) => pattern.test(pathname))?.[1] ?? null
}
