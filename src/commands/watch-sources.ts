import { unwatchFile, watchFile } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../crawl/crawler.ts'
import { AppError } from '../errors.ts'
import type { Source } from '../source.ts'
import { reloadSources, toLine } from './load-config.ts'

/** How often the configuration is looked at for changes, ms. */
const CONFIG_WATCH_MS = 5000

export interface WatchOptions {
  /** Sources in use so far. */
  count: number
  /** Takes over others. */
  sync(sources: readonly Source[]): Promise<void>
  log: Pick<Log, 'info' | 'error'>
}

/** Takes over a changed sources.yaml until it is called off. */
export function watchSources(folder: string, options: WatchOptions): () => void {
  const file = join(folder, 'sources.yaml')
  const reload = createReload(folder, options)
  watchFile(file, { interval: CONFIG_WATCH_MS, persistent: false }, reload)
  return () => unwatchFile(file, reload)
}

/** What is done when sources.yaml changed: mistakes are told in the log with their lines, and the last good one stays. */
export function createReload(folder: string, options: WatchOptions): () => Promise<void> {
  const { sync, log } = options
  const file = join(folder, 'sources.yaml')
  let { count } = options
  return async () => {
    let sources: Source[]
    try {
      sources = reloadSources(folder, count)
    } catch (error) {
      log.error(toFields(error as Error), `${file} has mistakes; the last good one stays in use`)
      return
    }
    try {
      await sync(sources)
      count = sources.length
      log.info({ sources: count }, `${file} changed and is in use`)
    } catch (error) {
      log.error({ error }, `${file} changed and could not be taken over; restart the service`)
    }
  }
}

function toFields(error: Error): object {
  const mistakes = error instanceof AppError ? error.mistakes.map(toLine) : []
  return mistakes.length > 0 ? { mistakes } : { error: error.message }
}
