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
  /** A task that is not done by then costs its thread. */
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
 * task that shared its thread with another when that was ended is done once more, `alone`: it may have been the other's
 * fault, and its time ran while it waited for the other.
 */
export function createSharedLane(
  options: LaneOptions,
  { threads, alone }: { threads: number; alone: Lane['run'] },
): Lane {
  const all: SharedThread[] = Array.from({ length: threads }, () => ({
    pool: createPool(options, TASKS_PER_THREAD),
    running: new Set(),
  }))
  const gate = createGate(threads * TASKS_PER_THREAD)
  let isClosed = false
  return {
    run: (name, task) =>
      gate.run(async () => {
        const thread = all.reduce((least, each) => (each.running.size < least.running.size ? each : least))
        const running = enter(thread)
        try {
          return await runInTime(thread, options, (pool) => pool.run(task, { name }))
        } catch (error) {
          if (running.isShared && !isClosed) return alone(name, task)
          return { failure: toWorkerFailure(error as Error, options) }
        } finally {
          thread.running.delete(running)
        }
      }),
    close: async () => {
      isClosed = true
      await Promise.all(all.map(({ pool }) => pool.destroy()))
    },
  }
}

/** A task in a thread. */
interface Running {
  /** Whether another was there at the same time. */
  isShared: boolean
}

interface SharedThread {
  /** Of one thread. */
  pool: Piscina
  running: Set<Running>
}

function enter({ running }: SharedThread): Running {
  const entered = { isShared: false }
  running.add(entered)
  if (running.size > 1) for (const each of running) each.isShared = true
  return entered
}

/**
 * Does something in a thread; when that takes too long another thread takes its place, and all that was there fails. The
 * pool's own way to end a task, a signal, is for threads that do one at a time.
 */
async function runInTime<T>(
  thread: SharedThread,
  options: LaneOptions,
  work: (pool: Piscina) => Promise<T>,
): Promise<T> {
  const { pool } = thread
  const overdue = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    if (thread.pool === pool) thread.pool = createPool(options, TASKS_PER_THREAD)
    overdue.reject(new DOMException('The thread was ended.', 'AbortError'))
    void pool.destroy()
  }, options.timeoutMs)
  try {
    return await Promise.race([work(pool), overdue.promise])
  } finally {
    clearTimeout(timer)
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
