import type { Subscriptions } from '../../store/subscriptions.ts'
import type { Crawler } from '../crawler.ts'

/** What following sources through their hubs takes. */
export interface Websub {
  subscriptions: Subscriptions
  /** Where hubs reach us, without a slash at the end; null: nowhere, so no hub is asked. */
  base: string | null
  /** An unguessable word for an address or a secret: URL-safe, 43 characters. */
  newToken: () => string
}

/** What of the crawl the conversation with hubs needs. */
export type Caller = Pick<Crawler, 'fetcher' | 'now' | 'random' | 'log'> & { websub: Websub }
