import type { Feed, FeedItem, FeedKind } from '../feed.ts'

/** A feed that says nothing yet. */
export function createFeed(kind: FeedKind): Feed {
  return {
    kind,
    title: null,
    link: null,
    description: null,
    language: null,
    authors: [],
    updatedAt: null,
    image: null,
    self: null,
    hubs: [],
    next: null,
    parts: [],
    pace: { ttlMinutes: null, updateMinutes: null, skipHours: [], skipDays: [] },
    items: [],
    warnings: [],
  }
}

/** An item that says nothing yet. */
export function createItem(): FeedItem {
  return {
    guid: null,
    url: null,
    title: null,
    authors: [],
    published: null,
    updated: null,
    language: null,
    categories: [],
    summaryHtml: null,
    contentHtml: null,
    image: null,
    enclosures: [],
  }
}
