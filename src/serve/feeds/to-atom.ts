import { hash } from 'node:crypto'
import { generateAtomFeed } from 'feedsmith'
import { SERVICE_TITLE } from '../service-title.ts'
import { toMarkedComplete, toSourceLast, toTightXml } from './edit-markup.ts'
import type { FeedDocument, FeedEntry } from './feed-document.ts'
import { TAG_SCHEME } from './tag-uri.ts'
import { STYLESHEET, toAtomLinks } from './to-rss.ts'

const SECOND_MS = 1000

/** Writes Atom 1.0 (RFC 4287) with paging (RFC 5005), xml:lang and atom:source of each entry. */
export function toAtom(feed: FeedDocument): string {
  const document = {
    id: feed.id,
    title: { value: feed.title, type: 'text' as const },
    subtitle: { value: feed.description, type: 'text' as const },
    updated: new Date(feed.updatedAt === null ? 0 : toSecondEnd(feed.updatedAt)),
    authors: [{ name: SERVICE_TITLE }],
    generator: { text: feed.generator.name, version: feed.generator.version },
    links: [
      { rel: 'alternate', href: feed.pageUrl, type: 'text/html' },
      ...toAtomLinks(feed, 'application/atom+xml'),
    ],
    ...(feed.language && { xml: { lang: feed.language } }),
    entries: feed.entries.map(toEntry),
  }
  const xml = toSourceLast(toTightXml(generateAtomFeed(document, { stylesheets: [STYLESHEET] })))
  return feed.isComplete ? toMarkedComplete(xml) : xml
}

function toEntry(entry: FeedEntry) {
  const { source } = entry
  const authors = entry.authors.length > 0 ? entry.authors : [source?.title ?? SERVICE_TITLE]
  return {
    id: entry.id,
    title: { value: entry.title, type: 'text' },
    updated: new Date(toUpdatedAt(entry)),
    ...(entry.isDated && { published: new Date(toSecond(entry.publishedAt)) }),
    authors: authors.map((name) => ({ name })),
    categories: entry.tags.map(({ id, name }) => ({ term: id, scheme: TAG_SCHEME, label: name })),
    links: [
      {
        rel: 'alternate',
        href: entry.url,
        type: 'text/html',
        ...(entry.language && { hreflang: entry.language }),
      },
      ...entry.enclosures.map(({ url, type, length }) => ({
        rel: 'enclosure',
        href: url,
        type,
        ...(length !== null && { length }),
      })),
    ],
    summary: { value: entry.summaryHtml, type: 'html' },
    ...(entry.contentHtml !== null && { content: { value: entry.contentHtml, type: 'html' } }),
    ...(source && { source: toSource(source) }),
    ...(entry.image && { media: { thumbnails: [{ url: entry.image }] } }),
    ...(entry.language && { xml: { lang: entry.language } }),
  }
}

function toSource({ title, feedUrl, siteUrl, updatedAt }: NonNullable<FeedEntry['source']>) {
  return {
    id: feedUrl,
    title: { value: title, type: 'text' },
    updated: new Date(updatedAt),
    links: [
      { rel: 'self', href: feedUrl },
      { rel: 'alternate', href: siteUrl, type: 'text/html' },
    ],
  }
}

/**
 * Validators warn of two entries with one atom:updated, which posts dated to the day would often have: the milliseconds,
 * which no source states, come from the id and stay the same for ever.
 */
function toUpdatedAt(entry: FeedEntry): number {
  const at = entry.updatedAt ?? entry.publishedAt
  const fraction = hash('sha256', entry.id, 'buffer').readUInt16BE() % SECOND_MS
  return toSecond(at) + fraction
}

function toSecond(at: number): number {
  return Math.floor(at / SECOND_MS) * SECOND_MS
}

/** No entry is newer than its feed, whatever its milliseconds are. */
function toSecondEnd(at: number): number {
  return toSecond(at) + SECOND_MS - 1
}
