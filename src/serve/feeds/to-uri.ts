import type { FeedDocument, FeedEntry } from './feed-document.ts'

/** Scheme and authority, whose brackets belong to IPv6 addresses. */
const AUTHORITY = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i
/** What RFC 3986 does not let stand in path, query and fragment. */
const UNFIT = /[^\w\-.~:/?#@!$&'()*+,;=%]|%(?![\da-f]{2})/giu

/**
 * An address as a URI (RFC 3986), which readers and validators of feeds hold it to. Browsers are not as strict: `URL.href`
 * leaves brackets, bars, braces and stray percent signs where they are.
 */
export function toUri(href: string): string {
  const authority = AUTHORITY.exec(href)?.[0] ?? ''
  return authority + href.slice(authority.length).toWellFormed().replace(UNFIT, encodeURIComponent)
}

/** The same feed with every address in it a URI. */
export function withUris(feed: FeedDocument): FeedDocument {
  const { first, previous, next } = feed.links
  return {
    ...feed,
    pageUrl: toUri(feed.pageUrl),
    selfUrl: toUri(feed.selfUrl),
    links: { first: toUri(first), previous: previous && toUri(previous), next: next && toUri(next) },
    entries: feed.entries.map(toEntryWithUris),
  }
}

function toEntryWithUris(entry: FeedEntry): FeedEntry {
  const { source } = entry
  return {
    ...entry,
    url: toUri(entry.url),
    image: entry.image && toUri(entry.image),
    enclosures: entry.enclosures.map((enclosure) => ({ ...enclosure, url: toUri(enclosure.url) })),
    source: source && { ...source, feedUrl: toUri(source.feedUrl), siteUrl: toUri(source.siteUrl) },
  }
}
