import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'
import type { Operations } from '../operations.ts'
import type { Reads } from '../store/reads.ts'
import type { Tag } from '../tag.ts'
import type { WebsubOptions } from './websub/register-websub.ts'

/** One thing that must work before requests are sent here. `detail` says how it is, in plain words. */
export interface Check {
  name: string
  isOk: boolean
  detail: string
}

export interface ServeSettings {
  /** Without a slash at the end; null: taken from the request. */
  publicUrl: string | null
  /** Null: writes over HTTP are off. */
  adminToken: string | null
  /** Proxies that may say who the client is: all, none, or these addresses. */
  trustProxy: boolean | string[]
  rateLimitPerMinute: number
  /** Of the package, for the API description and the generator of feeds. */
  version: string
}

/** What the web side needs from outside. */
export interface AppOptions {
  reads: Reads
  /** Null in a process that only serves: writes are then refused as unavailable. */
  operations: Operations | null
  /** The vocabulary. */
  tags: readonly Tag[]
  settings: ServeSettings
  /** ms since the epoch. */
  now: () => number
  logger: FastifyBaseLogger | FastifyServerOptions['logger']
  /** What hubs of WebSub call; left out: nobody was told an address. */
  websub?: WebsubOptions
  /** Database and scheduler, for `/readyz`. */
  ready: () => Promise<Check[]>
  /** Saves of the crawl that failed; left out or null where this process has no crawl. */
  countFailedSaves?: (() => number) | null
}
