import type { FeedDocument } from './feed-document.ts'
import { toAtom } from './to-atom.ts'
import { toJsonFeed } from './to-json-feed.ts'
import { toRss } from './to-rss.ts'
import { writeInParts } from './write-in-parts.ts'

/** The formats of every feed, by the end of their addresses. */
export const FORMATS = {
  rss: { name: 'RSS', version: '2.0', type: 'application/rss+xml', write: writeInParts(toRss, 'item') },
  atom: { name: 'Atom', version: '1.0', type: 'application/atom+xml', write: writeInParts(toAtom, 'entry') },
  json: {
    name: 'JSON Feed',
    version: '1.1',
    type: 'application/feed+json',
    write: async (feed: FeedDocument) => toJsonFeed(feed),
  },
} as const

/** Feed readers need not ask more often; shared caches may answer for us as long. */
export const CACHE_CONTROL = 'public, max-age=300'
