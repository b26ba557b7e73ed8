import { foldSpaces } from './plain-text.ts'

/** What a document is, and what its reader needs to start. */
export type Detected =
  | { kind: 'feed' | 'sitemap'; rootAt: number }
  | { kind: 'json'; value: Record<string, unknown> }
  | { kind: 'html' }
  | { kind: 'empty' }
  /** `what` completes "found …"; `hint` is a sentence on what to do. */
  | { kind: 'other'; what: string; hint?: string }

const FEED_ROOT = /<(?:[\w.-]{1,40}:)?(rss|feed|rdf|channel)(?=[\s/>])/iy
/** Items whose root was lost: a damaged first line must not cost the feed. */
const LONE_ITEM =
  /<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])[^<>]*>\s*<(?:[\w.-]{1,40}:)?(?:title|link|guid|id|author|description|updated|pubdate)[\s>]/i
const SITEMAP_ROOT = /<(?:[\w.-]{1,40}:)?(urlset|sitemapindex)(?=[\s/>])/iy
const PAGE_ROOT = /<(?:!doctype\s+html|html)(?=[\s/>])/iy
const ANY_ROOT = /<([a-z][\w:.-]{0,60})/iy
const FRAGMENT = /<(?:title|meta|div|main|article|section|ul|table|script|p|h1)[\s>]/i
const HTML_ROOT =
  /^(?:head|body|title|meta|link|div|main|article|section|header|nav|[uod]l|li|table|script|style|p|h[1-6]|a|b|br|span|img|form|center|font)$/i
const JSON_FEED_VERSION = /^https?:\/\/(www\.)?jsonfeed\.org\/version\//i
/** A root behind so much else is no root. */
const PROLOG_CHARACTERS_MAX = 200_000
/** Shown of a text that is something else. */
const START_CHARACTERS_MAX = 60

/** Says what kind of document a text is, by its root element or its JSON; Content-Type is too often wrong to count. */
export function detect(text: string): Detected {
  const start = text.trimStart()
  if (start === '') return { kind: 'empty' }
  const json = start.startsWith('{') || start.startsWith('[') ? detectJson(start) : null
  if (json?.kind === 'json') return json
  const head = text.slice(0, PROLOG_CHARACTERS_MAX)
  return detectMarkup(head) ?? detectLoneItem(head) ?? json ?? detectOther(start)
}

/** The first root that counts: junk may stand before it, comments are passed over. */
function detectMarkup(text: string): Detected | null {
  let commentsEnd = true
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (commentsEnd && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at)
      commentsEnd = end >= 0
      if (commentsEnd) at = end
      continue
    }
    if (matches(FEED_ROOT, text, at)) return { kind: 'feed', rootAt: at }
    if (matches(SITEMAP_ROOT, text, at)) return { kind: 'sitemap', rootAt: at }
    if (matches(PAGE_ROOT, text, at)) return { kind: 'html' }
  }
  return null
}

function detectLoneItem(text: string): Detected | null {
  const rootAt = text.search(LONE_ITEM)
  return rootAt < 0 ? null : { kind: 'feed', rootAt }
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

function detectJson(text: string): Detected {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value) && isJsonFeed(value)) return { kind: 'json', value }
    const hint = 'A `json` rule reads it as a list of posts.'
    return { kind: 'other', what: 'JSON that is no JSON Feed (it has no list of "items")', hint }
  } catch {
    return { kind: 'other', what: 'JSON that is damaged or cut off' }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The version is what makes it one, even without items, but not with something else in their place; feeds that forgot it
 * are known by their other members.
 */
function isJsonFeed({ version, items, title, home_page_url, feed_url }: Record<string, unknown>): boolean {
  const hasVersion = typeof version === 'string' && JSON_FEED_VERSION.test(version)
  if (hasVersion) return typeof (items ?? []) === 'object'
  return (
    Array.isArray(items) && [version, title, home_page_url, feed_url].some((member) => member !== undefined)
  )
}

function detectOther(text: string): Detected {
  const head = text.slice(0, PROLOG_CHARACTERS_MAX)
  const root = text.startsWith('<') ? findRootName(head) : null
  if (root && !HTML_ROOT.test(root)) return { kind: 'other', what: `an XML document whose root is <${root}>` }
  if (root || FRAGMENT.test(head)) return { kind: 'html' }
  if (text.startsWith('%PDF-')) return { kind: 'other', what: 'a PDF file' }
  const start = text.slice(0, START_CHARACTERS_MAX)
  const isBinary = /[\0\ufffd]/.test(start)
  return { kind: 'other', what: isBinary ? 'a binary file' : `text that starts with "${foldSpaces(start)}"` }
}

function findRootName(text: string): string | null {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    ANY_ROOT.lastIndex = at
    const name = ANY_ROOT.exec(text)?.[1]
    if (name) return name
  }
  return null
}
