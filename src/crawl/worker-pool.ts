import { join } from 'node:path'
import { Piscina } from 'piscina'
import { type Failure, toFailure } from '../failure.ts'
import type { Tag } from '../tag.ts'
import { createGate } from './gate.ts'
import type { Reader } from './readings.ts'

const WORKER = join(import.meta.dirname, 'worker.ts')
/** A document that keeps a worker longer than this costs it, ms. */
const TASK_TIMEOUT_MS = 15_000
/** Heap of one worker, MiB: a bomb ends its worker, not the service. */
const WORKER_HEAP_MIB = 192
/**
 * Of that for what has just been made, MiB. Reading makes much and keeps little, so V8 lets it grow to 100 MiB a thread;
 * with this a thread takes a third of the memory and a twentieth more time.
 */
const WORKER_YOUNG_MIB = 16
/** An idle worker is let go after this, ms. */
const IDLE_TIMEOUT_MS = 60_000

export interface WorkerPoolOptions {
  tags: readonly Tag[]
  threads: number
  timeoutMs?: number
  /** The program of a thread; tests bring their own. */
  filename?: string
}

/** A Reader whose work is done by killable threads: a hang or a full heap ends a thread, and the pool starts another. */
export function createWorkerPool(options: WorkerPoolOptions): Reader {
  const { tags, threads, timeoutMs = TASK_TIMEOUT_MS, filename = WORKER } = options
  const pool = new Piscina({
    filename,
    workerData: { tags },
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_TIMEOUT_MS,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MIB, maxYoungGenerationSizeMb: WORKER_YOUNG_MIB },
  })
  // A thread that breaks rejects its task; the event alone would end the process.
  pool.on('error', () => {})
  // Tasks wait here and not in the pool, so that a task's time counts from when a thread takes it up.
  const gate = createGate(threads)
  const run = <T>(name: keyof Reader, task: unknown): Promise<T | { failure: Failure }> =>
    gate.run(async () => {
      try {
        return (await pool.run(task, { name, signal: AbortSignal.timeout(timeoutMs) })) as T
      } catch (error) {
        return { failure: toWorkerFailure(error as Error, timeoutMs) }
      }
    })
  return {
    readFeed: (task) => run('readFeed', task),
    readArticle: (task) => run('readArticle', task),
    readOpml: (task) => run('readOpml', task),
    discover: async (document) => {
      const found = await run<Awaited<ReturnType<Reader['discover']>>>('discover', document)
      return 'failure' in found ? { named: [], guessed: [] } : found
    },
    close: () => pool.destroy(),
  }
}

function toWorkerFailure(error: Error, timeoutMs: number): Failure {
  if (error.name === 'AbortError') {
    return toFailure(
      'worker',
      `Reading the document took longer than ${timeoutMs / 1000} s and was given up.`,
    )
  }
  const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  const detail = isFull
    ? `Reading the document needed more than ${WORKER_HEAP_MIB} MiB and was given up.`
    : `Reading the document failed: ${error.message}. This is a bug in this program; please report it with the address.`
  return toFailure('worker', detail)
}
