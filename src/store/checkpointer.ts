import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { CHECKPOINT_PAGES, countPending } from './checkpoint.ts'
import type { Connection } from './connection.ts'

/** Where the thread cannot keep up the writing connection writes pages back itself, once this many times as many lie there. */
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
  let isBusy = false
  let isBroken = false
  let idle: NodeJS.Timeout | null = null
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES * FALLBACK_TIMES}`)

  const end = async () => {
    if (idle) clearTimeout(idle)
    const ending = worker
    worker = null
    if (!ending) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.ref()
    ending.postMessage('close')
    await ended
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
    const started = new Worker(join(import.meta.dirname, 'checkpoint-thread.ts'), {
      workerData: connection.name,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: YOUNG_MIB },
    })
    started.on('message', settle).on('error', giveUp)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    started.unref()
    return started
  }

  return {
    note: () => {
      if (isBusy || isBroken || countPending(connection) < CHECKPOINT_PAGES) return
      isBusy = true
      if (idle) clearTimeout(idle)
      worker ??= start()
      worker.postMessage('write back')
    },
    close: end,
  }
}
