import type { Feed, FeedItem } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { readCleanDate } from './clean-date.ts'
import { type CleanFeed, type CleanFields, findText } from './clean-feed.ts'
import type { HtmlText } from './clean-xml.ts'
import { chooseLink, findByRelation, readLinks } from './links.ts'
import { readFeedImage } from './media.ts'
import { normaliseItem } from './normalise-item.ts'
import { readPace } from './pace.ts'
import { readFeedAuthors } from './persons.ts'

const TITLES = ['title', 'dc:title', 'atom:title', 'itunes:title']
const DESCRIPTIONS = [
  ...['description', 'subtitle', 'dc:description', 'atom:subtitle', 'itunes:summary', 'itunes:subtitle'],
  'googleplay:description',
]
const UPDATES = [
  ...['lastBuildDate', 'updated', 'atom:updated', 'dcterms:modified', 'dc:date', 'pubDate', 'published'],
  ...['atom:published', 'dcterms:created'],
]

export interface Clean {
  feed: CleanFeed
  texts: HtmlText[]
  /** What relative addresses are relative to where the feed says nothing. */
  documentUrl: string
}

/** The fields of a clean feed as our model; `kind`, `warnings` and what HTTP says are the caller's. */
export function normalise({ feed, texts, documentUrl }: Clean): Omit<Feed, 'kind' | 'parts' | 'warnings'> {
  const { fields } = feed
  const links = readLinks(fields)
  const link = chooseLink(links, documentUrl) ?? toPermalink(fields, documentUrl)
  const base =
    link !== null && URL.parse(link)?.origin !== URL.parse(documentUrl)?.origin ? link : documentUrl
  const authors = readFeedAuthors(fields)
  return {
    title: findText(fields, TITLES),
    link,
    description: findText(fields, DESCRIPTIONS),
    language: findText(fields, ['language', 'dc:language', 'lang']),
    authors,
    updatedAt: readUpdate(fields),
    image: readFeedImage(fields, base),
    self: findByRelation(links, 'self', documentUrl)[0] ?? null,
    hubs: findByRelation(links, 'hub', documentUrl),
    next: findByRelation(links, 'next', documentUrl)[0] ?? null,
    pace: readPace(fields),
    items: withoutSharedGuid(feed.items.map((item) => normaliseItem(item, { texts, base, authors }))),
  }
}

/** A guid that every item states, the address of the site say, tells none from another: their addresses do. */
function withoutSharedGuid(items: FeedItem[]): FeedItem[] {
  const guids = new Set(items.map(({ guid }) => guid))
  const urls = new Set(items.map(({ url }) => url))
  const isShared = items.length > 1 && guids.size === 1 && urls.size === items.length
  return isShared ? items.map((item) => ({ ...item, guid: null })) : items
}

/** An Atom feed without links is known by its id, which often is the site. */
function toPermalink(fields: CleanFields, base: string): string | null {
  const id = findText(fields, ['id'])
  return id && /^https?:/i.test(id) ? resolveUrl(id, base) : null
}

function readUpdate(fields: CleanFields): number | null {
  const stated = findText(fields, UPDATES)
  return stated === null ? null : readCleanDate(stated).at
}
