import { generateJsonFeed } from 'feedsmith'
import type { FeedDocument, FeedEntry } from './feed-document.ts'

/** Writes JSON Feed 1.1. */
export function toJsonFeed(feed: FeedDocument): string {
  const { entries } = feed
  const document = generateJsonFeed({
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    description: feed.description,
    ...(feed.links.next && { next_url: feed.links.next }),
    ...(feed.language && { language: feed.language }),
    items: entries.map(toItem),
  })
  // The generator leaves out empty lists, and a feed must have its items even when there are none.
  return JSON.stringify({ ...(document as object), ...(entries.length === 0 && { items: [] }) })
}

function toItem(entry: FeedEntry) {
  const { source } = entry
  const names = entry.authors.map((name) => ({ name }))
  const authors = names.length === 0 && source ? [{ name: source.title, url: source.siteUrl }] : names
  return {
    id: entry.id,
    url: entry.url,
    title: entry.title,
    content_html: entry.contentHtml ?? entry.summaryHtml,
    // The same in text, with formulas as TeX, for readers that show no html.
    ...(entry.contentHtml === null && { content_text: entry.snippet }),
    summary: entry.snippet,
    date_published: new Date(entry.publishedAt),
    ...(entry.updatedAt !== null && { date_modified: new Date(entry.updatedAt) }),
    authors,
    tags: entry.tags.map(({ name }) => name),
    ...(entry.language && { language: entry.language }),
    ...(entry.image && { image: entry.image }),
    ...(entry.enclosures.length > 0 && {
      attachments: entry.enclosures.map(({ url, type, length }) => ({
        url,
        mime_type: type,
        ...(length !== null && { size_in_bytes: length }),
      })),
    }),
    ...(source && { _source: { title: source.title, url: source.siteUrl, feed_url: source.feedUrl } }),
  }
}
