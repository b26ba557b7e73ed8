import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '../errors.ts'
import type { Names } from '../fetch/resolve-names.ts'
import type { Settings } from '../settings.ts'
import type { Tag } from '../tag.ts'
import type { Log } from './crawler.ts'
import { callOver } from './remote.ts'
import { createSaveMemory, openSaveRecord, type SaveRecord } from './save-record.ts'
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

/** What the thread itself is given. */
export interface CrawlThreadStart extends CrawlThreadData {
  saveMemory: SharedArrayBuffer
}

/** A crawl thread that is kept running from `start` on. */
export interface KeptThread {
  /** Refused as unavailable while no thread runs. */
  operations: CrawlThread
  start(): void
  isRunning(): boolean
  /** How its saves go. */
  saves: Pick<SaveRecord, 'isFailing' | 'countFailed'>
  stop(): Promise<void>
}

type Remote = ReturnType<typeof callOver<CrawlThread>>

/** What runs at this moment, and what starts it again. */
interface Run {
  worker: Worker | null
  remote: Remote | null
  timer: NodeJS.Timeout | null
  isStopping: boolean
}

/** Runs the crawl in a thread of its own and keeps one running: a bug there costs what was under way, not the service. */
export function createCrawlThread(data: CrawlThreadData, log: Log): KeptThread {
  const run: Run = { worker: null, remote: null, timer: null, isStopping: false }
  const saveMemory = createSaveMemory()
  const start = () => {
    const { worker, remote } = startWorker({ ...data, saveMemory })
    Object.assign(run, { worker, remote })
    worker.on('error', (error) => log.error({ error }, 'The crawl thread broke'))
    worker.on('exit', (code) => {
      remote.abandon(new AppError('unavailable', 'The crawl ended meanwhile; ask again in a few seconds.'))
      run.remote = null
      if (run.isStopping) return
      // It may be all that keeps the process: one that only crawls has nothing else under way now.
      run.timer = setTimeout(start, RESTART_MS)
      log.error({ code }, `The crawl thread ended; starting it again in ${RESTART_MS / 1000} seconds`)
    })
  }
  return {
    operations: toOperations(run),
    start,
    isRunning: () => run.remote !== null,
    saves: openSaveRecord(saveMemory),
    stop: () => stop(run),
  }
}

function startWorker(workerData: CrawlThreadStart): { worker: Worker; remote: Remote } {
  const worker = new Worker(join(import.meta.dirname, 'thread.ts'), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  })
  return { worker, remote: callOver<CrawlThread>(worker, METHODS) }
}

/** Calls of whichever thread runs when they are made. */
function toOperations(run: Run): CrawlThread {
  const call =
    (name: (typeof METHODS)[number]) =>
    async (...values: never[]) => {
      if (!run.remote)
        throw new AppError('unavailable', 'The crawl is being started; ask again in a few seconds.')
      return (run.remote[name] as (...values: never[]) => Promise<unknown>)(...values)
    }
  return Object.fromEntries(METHODS.map((name) => [name, call(name)])) as unknown as CrawlThread
}

async function stop(run: Run): Promise<void> {
  run.isStopping = true
  if (run.timer) clearTimeout(run.timer)
  const deadline = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())
  await Promise.race([run.remote?.stop().catch(() => {}), deadline])
  await run.worker?.terminate()
}
