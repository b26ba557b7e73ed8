import { toAtom } from './to-atom.ts'
import { toJsonFeed } from './to-json-feed.ts'
import { toRss } from './to-rss.ts'

/** The formats of every feed, by the end of their addresses. */
export const FORMATS = {
  rss: { name: 'RSS 2.0', type: 'application/rss+xml', write: toRss },
  atom: { name: 'Atom 1.0', type: 'application/atom+xml', write: toAtom },
  json: { name: 'JSON Feed 1.1', type: 'application/feed+json', write: toJsonFeed },
} as const

/** Feed readers need not ask more often; shared caches may answer for us as long. */
export const CACHE_CONTROL = 'public, max-age=300'
