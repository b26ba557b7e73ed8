import { resolveUrl } from '../url.ts'

/**
 * Namespace URI -> the prefix that the rest of `parse/` knows it by; '' for elements that RSS has without a prefix.
 * Feeds misspell these (case, `www.`, a missing slash), so both sides are compared as `toKey` leaves them.
 */
const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'http://www.w3.org/2005/Atom': 'atom',
    'http://purl.org/atom/ns': 'atom',
    'http://purl.org/rss/1.0/': '',
    'http://my.netscape.com/rdf/simple/0.9/': '',
    'http://channel.netscape.com/rdf/simple/0.9/': '',
    'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
    'http://purl.org/net/rss1.1': '',
    'http://backend.userland.com/rss': '',
    'http://backend.userland.com/rss2': '',
    'http://backend.userland.com/rss091': '',
    'http://blogs.law.harvard.edu/tech/rss': '',
    'http://cyber.law.harvard.edu/rss/rss.html': '',
    'http://www.rssboard.org/rss-specification': '',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
    'http://www.w3.org/1999/xhtml': 'xhtml',
    'http://purl.org/dc/elements/1.0/': 'dc',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://purl.org/dc/terms/': 'dcterms',
    'http://purl.org/rss/1.0/modules/content/': 'content',
    'http://purl.org/rss/1.0/modules/syndication/': 'sy',
    'http://search.yahoo.com/mrss/': 'media',
    'http://video.search.yahoo.com/mrss/': 'media',
    'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'http://www.google.com/schemas/play-podcasts/1.0': 'googleplay',
    'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  }).map(([uri, prefix]) => [toKey(uri), prefix]),
)

/** Prefixes that feeds use without declaring them, or bound to a URI that nobody knows. */
const HABITS: ReadonlyMap<string, string> = new Map([
  ...[...new Set(PREFIXES.values())].map((prefix) => [prefix, prefix] as const),
  ['a10', 'atom'],
  ['atom10', 'atom'],
  ['atom03', 'atom'],
  ['h', 'xhtml'],
  ['html', 'xhtml'],
  ['syn', 'sy'],
])

function toKey(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[/#]$/, '')
}

/** What an open element and those around it declare: prefixes, `xml:base`, `xml:lang`. */
export interface Scope {
  /** Of the element that declares it. */
  depth: number
  parent: Scope | null
  prefixes: Map<string, string>
  /** Absolute; null where no element states a base. */
  base: string | null
  language: string | null
  /** Names already resolved here. */
  names: Map<string, string>
}

/** Where nothing is declared yet. */
export function createScope(): Scope {
  return { depth: 0, parent: null, prefixes: new Map(), base: null, language: null, names: new Map() }
}

/** More declarations than any feed has; the rest of a hostile document's are ignored. */
const PREFIXES_MAX = 100

/** An element as it opens. */
export interface OpenElement {
  depth: number
  /** Decoded, names in lower case. */
  attributes: Record<string, string>
  documentUrl: string
}

/** The scope inside an element; the same object when the element declares nothing. */
export function openScope(scope: Scope, { depth, attributes, documentUrl }: OpenElement): Scope {
  let inner: Scope | null = null
  for (const name in attributes) {
    if (!name.startsWith('xml') && name !== 'lang') continue
    inner ??= { ...scope, depth, parent: scope, prefixes: new Map(), names: new Map() }
    declare(inner, name, attributes[name]?.trim() ?? '')
    if (name === 'xml:base')
      inner.base = resolveUrl(attributes[name], scope.base ?? documentUrl) ?? scope.base
  }
  return inner ?? scope
}

function declare(scope: Scope, name: string, value: string): void {
  if (name === 'xml:lang' || name === 'lang') scope.language = value || null
  else if (name.startsWith('xmlns') && scope.prefixes.size < PREFIXES_MAX)
    scope.prefixes.set(name.slice('xmlns:'.length), value)
}

/** Makes the namespace of a root or channel, and the default one, that of the format: feeds declare the strangest there. */
export function adoptRoot(scope: Scope, rootName: string): void {
  scope.prefixes.set('', '')
  const colon = rootName.indexOf(':')
  if (colon > 0) scope.prefixes.set(rootName.slice(0, colon), '')
}

/**
 * An element's name with our prefix for its namespace: `x:encoded` -> `content:encoded`. Elements in a namespace that
 * we do not know keep the prefix they have, so that `foo:title` is never taken for `title`.
 */
export function toCanonicalName(name: string, scope: Scope): string {
  const known = scope.names.get(name)
  if (known !== undefined) return known
  const colon = name.indexOf(':')
  const prefix = name.slice(0, Math.max(colon, 0))
  const local = name.slice(colon + 1)
  const uri = findUri(prefix, scope)
  const ours = uri === '' ? '' : (PREFIXES.get(toKey(uri ?? '')) ?? HABITS.get(prefix) ?? prefix)
  const canonical = ours === '' ? local : `${ours}:${local}`
  scope.names.set(name, canonical)
  return canonical
}

function findUri(prefix: string, scope: Scope): string | null {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const uri = at.prefixes.get(prefix)
    if (uri !== undefined) return uri
  }
  return null
}
