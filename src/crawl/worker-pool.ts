import { join } from 'node:path'
import { Piscina } from 'piscina'
import type { Document } from '../document.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { Tag } from '../tag.ts'
import { createGate } from './gate.ts'
import type { BareDocument, Reader } from './readings.ts'

const WORKER = join(import.meta.dirname, 'worker.ts')
/** A document that keeps a worker longer than this costs it, ms. */
const TASK_TIMEOUT_MS = 15_000
/** Heap of one worker, MiB, and of the one that reads large documents: a bomb ends its worker, not the service. */
const HEAP_MIB = 64
const LARGE_HEAP_MIB = 96
/** Of that for what has just been made, MiB: reading makes much and keeps little, and V8 would let it grow to 100. */
const WORKER_YOUNG_MIB = 8
/**
 * Documents from this size on are large, bytes: they are read by one thread of their own, so that one heap at most is. A
 * feed of twenty whole posts has 150 KiB and is not.
 */
const LARGE_BYTES_MIN = 192 * 1024
/** An idle worker is let go after this, ms. */
const IDLE_TIMEOUT_MS = 60_000
/** The same for the worker that reads large documents: its heap stays as large as the last one made it. */
const LARGE_IDLE_TIMEOUT_MS = 2_000

export interface WorkerPoolOptions {
  tags: readonly Tag[]
  threads: number
  timeoutMs?: number
  /** The program of a thread; tests bring their own. */
  filename?: string
}

/** Threads of one kind that wait for work. */
type Lane = <T>(name: keyof Reader, task: unknown) => Promise<T | { failure: Failure }>

/**
 * A Reader whose work is done by killable threads: a hang or a full heap ends a thread, and the pool starts another.
 * `threads` counts those for documents of ordinary size.
 */
export function createWorkerPool(options: WorkerPoolOptions): Reader {
  const small = createLane({ ...options, heapMib: HEAP_MIB, idleTimeoutMs: IDLE_TIMEOUT_MS })
  const large = createLane({
    ...options,
    threads: 1,
    heapMib: LARGE_HEAP_MIB,
    idleTimeoutMs: LARGE_IDLE_TIMEOUT_MS,
  })
  const laneFor = ({ body }: BareDocument | Document): Lane =>
    body.length < LARGE_BYTES_MIN ? small.run : large.run
  return {
    readFeed: (task) => laneFor(task.document)('readFeed', task),
    readArticle: (task) => laneFor(task.document)('readArticle', task),
    readOpml: (document) => laneFor(document)('readOpml', document),
    discover: async (document) => {
      const found = await laneFor(document)<Awaited<ReturnType<Reader['discover']>>>('discover', document)
      return 'failure' in found ? { named: [], guessed: [] } : found
    },
    close: async () => void (await Promise.all([small.close(), large.close()])),
  }
}

function createLane({
  tags,
  threads,
  heapMib,
  idleTimeoutMs,
  timeoutMs = TASK_TIMEOUT_MS,
  filename = WORKER,
}: WorkerPoolOptions & { heapMib: number; idleTimeoutMs: number }): { run: Lane; close(): Promise<void> } {
  const pool = new Piscina({
    filename,
    workerData: { tags },
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleTimeoutMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: WORKER_YOUNG_MIB },
  })
  // A thread that breaks rejects its task; the event alone would end the process.
  pool.on('error', () => {})
  // Tasks wait here and not in the pool, so that a task's time counts from when a thread takes it up.
  const gate = createGate(threads)
  const run: Lane = (name, task) =>
    gate.run(async () => {
      try {
        return await pool.run(task, { name, signal: AbortSignal.timeout(timeoutMs) })
      } catch (error) {
        return { failure: toWorkerFailure(error as Error, { heapMib, timeoutMs }) }
      }
    })
  return { run, close: () => pool.destroy() }
}

function toWorkerFailure(
  error: Error,
  { heapMib, timeoutMs }: { heapMib: number; timeoutMs: number },
): Failure {
  if (error.name === 'AbortError') {
    return toFailure(
      'worker',
      `Reading the document took longer than ${timeoutMs / 1000} s and was given up.`,
    )
  }
  const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  const detail = isFull
    ? `Reading the document needed more than ${heapMib} MiB and was given up.`
    : `Reading the document failed: ${error.message}. This is a bug in this program; please report it with the address.`
  return toFailure('worker', detail)
}
