import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import type { Names } from '../fetch/resolve-names.ts'
import type { Settings } from '../settings.ts'
import type { Tag } from '../tag.ts'
import type { Log } from './crawler.ts'
import { callOver } from './remote.ts'
import type { CrawlThread } from './thread.ts'

/** A crawl thread that ended by a bug is started again after this, ms. */
const RESTART_MS = 5000
/** What is under way when the service stops has this long to finish, ms. */
const STOP_MS = 10_000

/** Room for what has just been made, MiB; see the threads that read. Its whole heap has no limit but V8's own. */
const YOUNG_MIB = 24

const METHODS = [
  ...(['refresh', 'preview', 'add', 'change', 'remove', 'separate', 'importOpml'] as const),
  ...(['confirm', 'deny', 'deliver', 'drop', 'sync', 'stop'] as const),
]

export interface CrawlThreadData {
  settings: Settings
  tags: readonly Tag[]
  version: string
  spacingMs?: number
  names?: Names
}

export interface StartedThread {
  operations: CrawlThread
  isRunning(): boolean
  stop(): Promise<void>
}

type Remote = ReturnType<typeof callOver<CrawlThread>>

/** Starts the crawl in a thread of its own and keeps one running: a bug there costs what was under way, not the service. */
export function startCrawlThread(data: CrawlThreadData, log: Log): StartedThread {
  let isStopping = false
  let worker: Worker | null = null
  let remote: Remote | null = null
  const start = () => {
    if (isStopping) return
    const started = new Worker(join(import.meta.dirname, 'thread.ts'), {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    })
    worker = started
    remote = callOver<CrawlThread>(started, METHODS)
    const ended = remote
    started.on('error', (error) => log.error({ error }, 'The crawl thread broke'))
    started.on('exit', (code) => {
      ended.abandon(new AppError('unavailable', 'The crawl ended meanwhile; ask again in a few seconds.'))
      remote = null
      if (isStopping) return
      log.error({ code }, `The crawl thread ended; starting it again in ${RESTART_MS / 1000} seconds`)
      setTimeout(start, RESTART_MS).unref()
    })
  }
  start()
  const call =
    (name: (typeof METHODS)[number]) =>
    async (...values: never[]) => {
      if (!remote)
        throw new AppError('unavailable', 'The crawl is being started again; ask again in a few seconds.')
      return (remote[name] as (...values: never[]) => Promise<unknown>)(...values)
    }
  const operations = Object.fromEntries(METHODS.map((name) => [name, call(name)])) as unknown as CrawlThread
  return {
    operations,
    isRunning: () => remote !== null,
    stop: async () => {
      isStopping = true
      const deadline = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())
      await Promise.race([remote?.stop().catch(() => {}), deadline])
      await worker?.terminate()
    },
  }
}
