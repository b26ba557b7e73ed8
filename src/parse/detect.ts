/** What a document is, and what its reader needs to start. */
export type Detected =
  | { kind: 'feed' | 'sitemap'; rootAt: number }
  | { kind: 'json'; value: Record<string, unknown> }
  | { kind: 'html' }
  | { kind: 'empty' }
  /** `what` completes "found …". */
  | { kind: 'other'; what: string }

const FEED_ROOT = /<(?:[\w.-]{1,40}:)?(rss|feed|rdf|channel)(?=[\s/>])/iy
/** Items whose root was lost: a damaged first line must not cost the feed. */
const LONE_ITEM =
  /<(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s>])[^<>]*>\s*<(?:[\w.-]{1,40}:)?(?:title|link|guid|id|author|description|updated|pubdate)[\s>]/i
const SITEMAP_ROOT = /<(?:[\w.-]{1,40}:)?(urlset|sitemapindex)(?=[\s/>])/iy
const PAGE_ROOT = /<(?:!doctype\s+html|html|head|body)(?=[\s/>])/iy
const ANY_ROOT = /<([a-z][\w:.-]{0,60})/iy
const FRAGMENT = /<(?:title|meta|div|main|article|section|ul|table|script|p|h1)[\s>]/i
/** A root behind so much else is no root. */
const PROLOG_CHARACTERS_MAX = 200_000

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
    return { kind: 'other', what: 'JSON that is no JSON Feed (it has no list of "items")' }
  } catch {
    return { kind: 'other', what: 'JSON that is damaged or cut off' }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The version is what makes it one; feeds that forgot it are known by their other members. */
function isJsonFeed({ version, items, title, home_page_url, feed_url }: Record<string, unknown>): boolean {
  return (
    Array.isArray(items) && [version, title, home_page_url, feed_url].some((member) => member !== undefined)
  )
}

function detectOther(text: string): Detected {
  if (FRAGMENT.test(text.slice(0, PROLOG_CHARACTERS_MAX))) return { kind: 'html' }
  const root = text.startsWith('<?xml') || /^<[a-z!]/i.test(text) ? findRootName(text) : null
  if (root) return { kind: 'other', what: `an XML document whose root is <${root}>` }
  if (text.startsWith('%PDF-')) return { kind: 'other', what: 'a PDF file' }
  const isBinary = text.slice(0, 1_000).split('\ufffd').length > 20 || text.slice(0, 1_000).includes('\0')
  return {
    kind: 'other',
    what: isBinary ? 'a binary file' : `text that starts with "${text.slice(0, 60).trim()}"`,
  }
}

function findRootName(text: string): string | null {
  for (let at = text.indexOf('<'); at >= 0 && at < PROLOG_CHARACTERS_MAX; at = text.indexOf('<', at + 1)) {
    ANY_ROOT.lastIndex = at
    const name = ANY_ROOT.exec(text)?.[1]
    if (name) return name
  }
  return null
}
