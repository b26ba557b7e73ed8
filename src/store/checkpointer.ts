import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CHECKPOINT_PAGES, countPending } from './checkpoint.ts'
import type { Connection } from './connection.ts'

/** The writing connection writes pages back itself where the thread cannot keep up: once so many times as many lie there. */
const FALLBACK_TIMES = 4
/** A thread without work for this long is ended, ms: few stations write all day. */
const IDLE_MS = 30_000
/** Rooms of the thread's heap, MiB: it holds next to nothing. */
const HEAP_MIB = 16
const YOUNG_MIB = 2

/** Has pages of the write-ahead log written back by a thread of its own. */
export interface Checkpointer {
  /** To be told after each commit. */
  note(): void
  /** Before the connection is closed. */
  close(): Promise<void>
}

/**
 * A checkpoint of a few thousand pages takes a tenth of a second or more, most of it waiting for the disk: on the thread
 * that writes it was an eighth of a crawl's time.
 */
export function createCheckpointer(connection: Connection): Checkpointer {
  let worker: Worker | null = null
  let ended: Promise<unknown> = Promise.resolve()
  let isBusy = false
  let isBroken = false
  let idle: NodeJS.Timeout | null = null
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES * FALLBACK_TIMES}`)

  const end = () => {
    if (idle) clearTimeout(idle)
    worker?.ref()
    worker?.postMessage('close')
    worker = null
  }

  const settle = () => {
    isBusy = false
    idle = setTimeout(end, IDLE_MS).unref()
  }

  // From then on it is left to the writing connection, as it is without this.
  const giveUp = () => {
    isBroken = true
    connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  }

  const start = () => {
    const started = startThread(connection.name)
    started.on('message', settle).on('error', giveUp)
    const exited = new Promise((resolve) => started.once('exit', resolve)).then(() => {
      if (worker === started) worker = null
    })
    // One that was idle may still be ending.
    ended = Promise.all([ended, exited])
    return started
  }

  const writeBack = () => {
    if (isBusy || isBroken || countPending(connection) < CHECKPOINT_PAGES) return
    isBusy = true
    if (idle) clearTimeout(idle)
    worker ??= start()
    worker.postMessage('write back')
  }

  return {
    note: () => {
      try {
        writeBack()
      } catch {
        // What was committed is; only who writes it back changes.
        giveUp()
      }
    },
    close: async () => {
      end()
      await ended
    },
  }
}

/** A thread that does not keep the process alive by itself. */
function startThread(file: string): Worker {
  const thread = new Worker(join(import.meta.dirname, 'checkpoint-thread.ts'), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: YOUNG_MIB },
  })
  thread.unref()
  return thread
}
