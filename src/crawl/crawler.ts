import type { Fetcher } from '../document.ts'
import type { Kin } from '../enrich/kin.ts'
import type { Neighbours } from '../enrich/neighbours.ts'
import type { Reads } from '../store/reads.ts'
import type { Writes } from '../store/writes.ts'
import type { Tag } from '../tag.ts'
import type { Reader } from './readings.ts'
import type { Websub } from './websub/websub.ts'

/** Where the crawl tells what it did; pino's shape. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Everything the crawl works with, handed in once. */
export interface Crawler {
  /** Stands on what it claims; no two crawlers have the same. */
  name: string
  /** Of this program. */
  version: string
  fetcher: Fetcher
  reader: Reader
  writes: Writes
  reads: Pick<Reads, 'listSources' | 'composeEdition' | 'findEditionRecord'>
  /** The vocabulary. */
  tags: readonly Tag[]
  /** Fingerprints of recent entries, kept in step with the store by this crawler's own saves. */
  neighbours: Neighbours
  /** Tags and papers of recent stories, kept in step likewise. */
  kin: Kin
  /** ms since the epoch. */
  now: () => number
  /** In [0, 1). */
  random: () => number
  log: Log
  /** Entries published before `now` minus this are not admitted, ms; null admits all. */
  retentionMs: number | null
  /** Following sources through their hubs; left out: they are polled only. */
  websub?: Websub
}
