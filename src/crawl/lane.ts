import { Piscina } from 'piscina'
import { type Failure, toFailure } from '../failure.ts'
import type { Tag } from '../tag.ts'
import { createGate } from './gate.ts'
import type { Reader } from './readings.ts'

/** Of a worker's heap for what has just been made, MiB: reading makes much and keeps little, and V8 would let it grow to 100. */
const YOUNG_MIB = 8
/** What one thread of a shared lane is given at once: while it reads one document, the next is at hand. */
const TASKS_PER_THREAD = 2

export interface LaneOptions {
  tags: readonly Tag[]
  /** The program of its threads. */
  filename: string
  heapMib: number
  /** A task that keeps a thread longer costs it. */
  timeoutMs: number
  /** An idle thread is let go after this. */
  idleTimeoutMs: number
}

/** Threads of one kind that wait for work; what hangs or fills its heap costs a thread and is a Failure. */
export interface Lane {
  run<T>(name: keyof Reader, task: unknown): Promise<T | { failure: Failure }>
  close(): Promise<void>
}

/** A lane of one thread that does one task at a time. */
export function createLane(options: LaneOptions): Lane {
  const pool = createPool(options, 1)
  // Tasks wait here and not in the pool, so that a task's time counts from when the thread takes it up.
  const gate = createGate(1)
  return {
    run: (name, task) =>
      gate.run(async () => {
        try {
          return await pool.run(task, { name, signal: AbortSignal.timeout(options.timeoutMs) })
        } catch (error) {
          return { failure: toWorkerFailure(error as Error, options) }
        }
      }),
    close: () => pool.destroy(),
  }
}

/**
 * A lane whose threads have their next task at hand, so that they need not wait until the thread that feeds them has time. A
 * task that shared its thread with another when that was ended is done once more, `alone`: it may have been the other's fault.
 */
export function createSharedLane(
  options: LaneOptions,
  { threads, alone }: { threads: number; alone: Lane['run'] },
): Lane {
  const all = Array.from({ length: threads }, () => createSharedThread(options))
  const gate = createGate(threads * TASKS_PER_THREAD)
  return {
    run: (name, task) =>
      gate.run(async () => {
        const running: Running = { isShared: false }
        const thread = all.reduce((least, each) => (each.running.size < least.running.size ? each : least))
        try {
          return await thread.run({ name, task, running })
        } catch (error) {
          return running.isShared ? alone(name, task) : { failure: toWorkerFailure(error as Error, options) }
        }
      }),
    close: async () => void (await Promise.all(all.map((thread) => thread.close()))),
  }
}

/** A task in a thread. */
interface Running {
  /** Whether another was there at the same time. */
  isShared: boolean
}

interface SharedThread {
  running: ReadonlySet<Running>
  run<T>(work: { name: string; task: unknown; running: Running }): Promise<T>
  close(): Promise<void>
}

/** A thread that is ended when it has not finished any of its tasks for as long as one may take. */
function createSharedThread(options: LaneOptions): SharedThread {
  const pool = createPool(options, TASKS_PER_THREAD)
  const all = new Set<Running>()
  let timer: NodeJS.Timeout | undefined
  let isOverdue = false
  const watch = () => {
    clearTimeout(timer)
    if (all.size === 0) return
    timer = setTimeout(() => {
      isOverdue = true
      for (const thread of pool.threads) void thread.terminate()
    }, options.timeoutMs)
  }
  return {
    running: all,
    async run({ name, task, running }) {
      all.add(running)
      if (all.size === 1) {
        isOverdue = false
        watch()
      } else for (const each of all) each.isShared = true
      try {
        return await pool.run(task, { name })
      } catch (error) {
        throw isOverdue ? new DOMException('The thread was ended.', 'AbortError') : error
      } finally {
        all.delete(running)
        watch()
      }
    },
    close: () => pool.destroy(),
  }
}

function createPool(
  { tags, filename, heapMib, idleTimeoutMs }: LaneOptions,
  tasksPerThread: number,
): Piscina {
  const pool = new Piscina({
    filename,
    workerData: { tags },
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: tasksPerThread,
    idleTimeout: idleTimeoutMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: YOUNG_MIB },
  })
  // A thread that breaks rejects its task; the event alone would end the process.
  pool.on('error', () => {})
  return pool
}

function toWorkerFailure(
  error: Error,
  { heapMib, timeoutMs }: Pick<LaneOptions, 'heapMib' | 'timeoutMs'>,
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
