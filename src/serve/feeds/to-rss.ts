import { generateRssFeed } from 'feedsmith'
import { ASSETS } from '../pages/assets.ts'
import { toMarkedComplete, toTightXml } from './edit-markup.ts'
import type { FeedDocument, FeedEntry } from './feed-document.ts'
import { TAG_SCHEME } from './tag-uri.ts'
import { toInertText } from './to-inert-text.ts'

/** What a browser that shows a feed lays it out by. */
export const STYLESHEET = { type: 'text/css', href: ASSETS.feed.path }
/** Minutes that a reader may wait before it asks again. */
const TTL_MINUTES = 60

/** Writes RSS 2.0 with atom:link for self and paging, dc:creator for names (RSS authors are mail addresses). */
export function toRss(feed: FeedDocument): string {
  const document = {
    title: toInertText(feed.title),
    link: feed.pageUrl,
    description: toInertText(feed.description),
    ...(feed.language && { language: feed.language }),
    ...(feed.updatedAt !== null && { lastBuildDate: new Date(feed.updatedAt) }),
    generator: `${feed.generator.name} ${feed.generator.version}`,
    docs: 'https://www.rssboard.org/rss-specification',
    ttl: TTL_MINUTES,
    atom: { links: toAtomLinks(feed, 'application/rss+xml') },
    items: feed.entries.map(toItem),
  }
  const xml = toTightXml(generateRssFeed(document, { stylesheets: [STYLESHEET] }))
  return feed.isComplete ? toMarkedComplete(xml) : xml
}

/** `self` and the pages around it (RFC 5005). */
export function toAtomLinks(feed: FeedDocument, type: string): { rel: string; href: string; type: string }[] {
  return Object.entries({ self: feed.selfUrl, ...feed.links }).flatMap(([rel, href]) =>
    href === null ? [] : [{ rel, href, type }],
  )
}

function toItem(entry: FeedEntry) {
  const [enclosure] = entry.enclosures
  return {
    title: toInertText(entry.title),
    link: entry.url,
    description: entry.summaryHtml,
    guid: { value: entry.id, isPermaLink: false },
    pubDate: new Date(entry.publishedAt),
    categories: entry.tags.map(({ name }) => ({ name: toInertText(name), domain: TAG_SCHEME })),
    ...(entry.source && { source: { title: toInertText(entry.source.title), url: entry.source.feedUrl } }),
    ...(entry.contentHtml !== null && { content: { encoded: entry.contentHtml } }),
    // Readers and validators agree on one enclosure for each item only.
    ...(enclosure && {
      enclosures: [{ url: enclosure.url, type: enclosure.type, length: enclosure.length ?? 0 }],
    }),
    dc: {
      ...(entry.authors.length > 0 && { creators: entry.authors.map(toInertText) }),
      ...(entry.language && { languages: [entry.language] }),
    },
    ...(entry.language && { xml: { lang: entry.language } }),
    ...(entry.image && { media: { thumbnails: [{ url: entry.image }] } }),
  }
}
