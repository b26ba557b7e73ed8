import type { Enclosure, FeedItem, StatedDate } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { absolutizeLinks } from './absolute-links.ts'
import { readCategories } from './categories.ts'
import { readCleanDate } from './clean-date.ts'
import { type CleanFeed, type CleanFields, findNodes, findText } from './clean-feed.ts'
import type { HtmlText } from './clean-xml.ts'
import { chooseLink, readLinks } from './links.ts'
import { type LinkSources, readEnclosures, readItemImage } from './media.ts'
import { readItemAuthors } from './persons.ts'
import { isPostAddress } from './post-address.ts'

const TITLES = ['title', 'dc:title', 'atom:title', 'itunes:title', 'media:title']
const PUBLISHED = [
  ...['published', 'pubDate', 'atom:published', 'dcterms:issued', 'dc:date', 'created', 'atom:created'],
  'dcterms:created',
  ...['dcterms:date', 'updated', 'atom:updated', 'dcterms:modified'],
]
const UPDATED = ['updated', 'atom:updated', 'dcterms:modified', 'dc:date']
const CONTENTS = ['content:encoded', 'content', 'atom:content', 'body', 'xhtml:body', 'xhtml:div', 'fullitem']
const SUMMARIES = [
  ...['description', 'summary', 'atom:summary', 'dc:description', 'itunes:summary', 'itunes:subtitle'],
  ...['media:description', 'googleplay:description'],
]

/** Places of a page, and feeds, where its comments are. */
const COMMENTS = /#(?:comments?|respond|disqus_thread)\b|[?&]feed=/i

interface Surroundings {
  texts: HtmlText[]
  /** What relative addresses of the feed are relative to. */
  base: string
  /** Of the feed, for items that name nobody. */
  authors: string[]
}

/** One clean item as our model. */
export function normaliseItem(
  { fields, about }: CleanFeed['items'][number],
  { texts, base, authors }: Surroundings,
): FeedItem {
  const links = readLinks(fields)
  const guid = findText(fields, ['guid', 'id', 'atom:id', 'dc:identifier']) ?? about
  const enclosures = readEnclosures({ fields, links, base })
  const page = chooseUrl({ fields, links, base }, enclosures)
  const url = page ?? toAddress(guid, base) ?? resolveUrl(about, base)
  const content = findHtml(fields, CONTENTS, texts)
  const summary = findHtml(fields, SUMMARIES, texts)
  const toHtml = (text: HtmlText | null) => text && absolutizeLinks(text.html, text.base ?? url ?? base)
  const own = readItemAuthors(fields)
  return {
    guid,
    url,
    title: findText(fields, TITLES),
    authors: own.length > 0 ? own : authors,
    published: readDate(fields, PUBLISHED),
    updated: readDate(fields, UPDATED),
    language: findText(fields, ['language', 'dc:language', 'lang']) ?? content?.language ?? null,
    categories: readCategories(fields),
    summaryHtml: toHtml(summary),
    contentHtml: toHtml(content),
    image: readItemImage({ fields, base }),
    enclosures,
  }
}

/** The page of the item: what FeedBurner hid, a link, the guid as permanent link (RSS 2.0: unless it says it is not). */
function chooseUrl({ fields, links, base }: LinkSources, enclosures: Enclosure[]): string | null {
  const original = resolveUrl(findText(fields, ['feedburner:origlink']), base)
  if (original) return original
  // Of several links one may lead to the comments, to a file, to the home page.
  const files = new Set(enclosures.map(({ url }) => url))
  const link = chooseLink(links, base, (url) => isPostAddress(url) && !COMMENTS.test(url) && !files.has(url))
  const guid = findNodes(fields, ['guid'])[0]
  const isPermalink = guid?.attributes.ispermalink?.toLowerCase() === 'true'
  const permalink = isPermalink ? resolveUrl(guid?.text, base) : null
  // Some have the home page as the link of every item.
  const isBetter = link !== null && permalink !== null && isHome(link) && !isHome(permalink)
  return isBetter ? permalink : (link ?? permalink)
}

function isHome(url: string): boolean {
  const { pathname, search } = new URL(url)
  return pathname === '/' && search === ''
}

function toAddress(guid: string | null, base: string): string | null {
  return guid !== null && /^https?:/i.test(guid) ? resolveUrl(guid, base) : null
}

function findHtml(fields: CleanFields, names: string[], texts: HtmlText[]): HtmlText | null {
  const number = findText(fields, names)
  return number === null ? null : (texts[Number(number)] ?? null)
}

/** Of several elements of one name the last counts, as in most readers. */
function readDate(fields: CleanFields, names: string[]): StatedDate | null {
  for (const name of names) {
    const last = fields.get(name)?.findLast(({ text }) => text !== '')
    if (last) return readCleanDate(last.text)
  }
  return null
}
