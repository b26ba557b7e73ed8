/** The families of XML feeds. */
export type FeedFormat = 'rss' | 'atom' | 'rdf'

/**
 * How an element's content is read.
 * plain: a title, without tags · words: a name, an id, a number · address: a URL, in the text or an attribute · date ·
 * html: goes to the side table · group: its children, and its own text · through: its children, as if they stood
 * outside of it · empty: its attributes
 */
export type FieldKind = 'plain' | 'words' | 'address' | 'date' | 'html' | 'group' | 'through' | 'empty'

function toFields(kinds: Partial<Record<FieldKind, string>>): ReadonlyMap<string, FieldKind> {
  const entries = Object.entries(kinds) as [FieldKind, string][]
  return new Map(entries.flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind] as const)))
}

const FEED_FIELDS = toFields({
  plain: `title description subtitle tagline dc:title dc:description itunes:title itunes:subtitle itunes:summary
    atom:title atom:subtitle atom:tagline googleplay:description`,
  words: `id language dc:language ttl sy:updateperiod sy:updatefrequency managingeditor webmaster dc:creator dc:author
    itunes:author googleplay:author generator`,
  address: 'link atom:link logo icon atom:logo atom:icon',
  date: `pubdate lastbuilddate updated modified published dc:date dcterms:modified dcterms:created atom:updated
    atom:modified atom:published`,
  group: 'author atom:author itunes:owner image skiphours skipdays',
  empty: 'itunes:image googleplay:image',
})

const ITEM_FIELDS = toFields({
  plain: `title dc:title atom:title itunes:title media:title category dc:subject atom:category itunes:keywords
    itunes:category media:keywords media:category`,
  words: `guid id atom:id dc:identifier language dc:language dc:creator dc:author itunes:author
    googleplay:author`,
  address: 'link atom:link feedburner:origlink feedburner:origenclosurelink',
  date: `pubdate published issued updated modified created dc:date dcterms:issued dcterms:created dcterms:modified
    dcterms:date atom:published atom:updated atom:issued atom:modified atom:created`,
  html: `description summary content content:encoded atom:content atom:summary body xhtml:body xhtml:div fullitem
    dc:description itunes:summary itunes:subtitle media:description googleplay:description`,
  group: 'author atom:author image',
  through: 'media:group media:content',
  empty: 'enclosure media:thumbnail itunes:image googleplay:image',
})

/** What counts inside a group; everything else there is text or noise. */
const GROUP_FIELDS = toFields({
  words: 'name email itunes:name itunes:email atom:name atom:email hour day',
  address: 'url uri',
})

/** Where an element stands: directly in the feed, in an item, or in a group of either. */
export type Place = 'feed' | 'item' | 'group'

const FIELDS = { feed: FEED_FIELDS, item: ITEM_FIELDS, group: GROUP_FIELDS }

/** How to read the element `name` (canonical) at `place`; null for those that never reach the clean XML. */
export function findFieldKind(name: string, place: Place): FieldKind | null {
  return FIELDS[place].get(name) ?? null
}

/** Names as rss-parser and Atom 1.0 spell them; names are lower case until here. */
const SPELLINGS: Record<string, string> = {
  pubdate: 'pubDate',
  lastbuilddate: 'lastBuildDate',
  managingeditor: 'managingEditor',
  webmaster: 'webMaster',
  issued: 'published',
  modified: 'updated',
  tagline: 'subtitle',
  'atom:tagline': 'atom:subtitle',
  'atom:issued': 'atom:published',
  'atom:modified': 'atom:updated',
}

/** The usual name of an element, where feeds also use another. */
export function toSpelling(name: string): string {
  return SPELLINGS[name] ?? name
}

/** Attributes that say something; all others are left out. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  'rel type href url term label length filesize medium text ispermalink'.split(' '),
)

/** Names that never stand inside html: an html field that meets one was left unclosed. */
export const NEVER_IN_HTML: ReadonlySet<string> = new Set(
  'guid pubdate dc:creator dc:date content:encoded feedburner:origlink'.split(' '),
)
/** The same for titles, names and addresses. */
export const NEVER_IN_WORDS: ReadonlySet<string> = new Set([
  ...NEVER_IN_HTML,
  ...'title link description category author enclosure published updated channel'.split(' '),
])
