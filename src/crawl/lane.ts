import { Piscina } from 'piscina'
import { type Failure, toFailure } from '../failure.ts'
import type { Tag } from '../tag.ts'
import { createGate } from './gate.ts'
import type { Reader } from './readings.ts'

/** Of a worker's heap for what has just been made, MiB: reading makes much and keeps little, and V8 would let it grow to 100. */
const YOUNG_MIB = 8
/** What one thread of a shared lane is given at once: while it reads one document, the next are at hand. */
const TASKS_PER_THREAD = 8

export interface LaneOptions {
  tags: readonly Tag[]
  /** The program of its threads. */
  filename: string
  heapMib: number
  /** A thread that is not up by then is given up. */
  startTimeoutMs: number
  /** A task that is not done by then, once its thread is up and has answered those before it, costs it. */
  timeoutMs: number
  /** An idle thread is let go after this. */
  idleTimeoutMs: number
}

/** Threads of one kind that wait for work; what hangs or fills its heap costs a thread and is a Failure. */
export interface Lane {
  run<T>(name: keyof Reader, task: unknown): Promise<T | { failure: Failure }>
  close(): Promise<void>
}

/** How a lane shares its threads out. */
export interface Sharing {
  threads: number
  /** Where a task is done once more that shared its thread with another when that was ended. */
  alone: Lane['run']
}

/**
 * A lane of one thread that does one task at a time; or, with `sharing`, of several that have their next tasks at hand, so
 * that they need not wait while the thread that feeds them saves. A task that shared its thread with another when that
 * was ended is done once more, `alone`: it may have been the other's fault.
 */
export function createLane(options: LaneOptions, sharing?: Sharing): Lane {
  const tasksPerThread = sharing ? TASKS_PER_THREAD : 1
  const create = () => createPool(options, tasksPerThread)
  const all: Thread[] = Array.from({ length: sharing?.threads ?? 1 }, () => ({
    pool: create(),
    running: new Set(),
  }))
  // Tasks wait here and not in the pools: their time runs from when they are handed over.
  const gate = createGate(all.length * tasksPerThread)
  let isClosed = false
  return {
    run: (name, task) =>
      gate.run(async () => {
        const thread = all.reduce((least, each) => (each.running.size < least.running.size ? each : least))
        const { pool } = thread
        const running = enter(thread)
        try {
          return await inTime(pool, options, {
            work: () => pool.tasks.run(task, { name }),
            onEnd: () => {
              if (thread.pool === pool) thread.pool = create()
            },
          })
        } catch (error) {
          if (sharing && running.isShared && !isClosed) return sharing.alone(name, task)
          return { failure: toWorkerFailure(error as Error, options) }
        } finally {
          thread.running.delete(running)
        }
      }),
    close: async () => {
      isClosed = true
      await Promise.all(all.map(({ pool }) => pool.tasks.destroy()))
    },
  }
}

/** A task in a thread. */
interface Running {
  /** Whether another was there at the same time. */
  isShared: boolean
}

interface Thread {
  pool: Pool
  running: Set<Running>
}

/** A pool of one thread. */
interface Pool {
  tasks: Piscina
  /** Whether the thread has started: all that tasks need is loaded. */
  isUp: boolean
  /** Of each task that is there: begins its time anew. */
  clocks: Set<() => void>
}

function enter({ running }: Thread): Running {
  const entered = { isShared: false }
  running.add(entered)
  if (running.size > 1) for (const each of running) each.isShared = true
  return entered
}

/**
 * Does something in a pool; when that takes too long, or its thread does not start, the pool is ended, and all that was
 * there fails. The start of a thread has a time of its own: on a small machine that is busy it takes longer than most
 * readings. Time begins anew with each answer: a thread does one thing after the other.
 */
async function inTime<T>(
  pool: Pool,
  { startTimeoutMs, timeoutMs }: LaneOptions,
  { work, onEnd }: { work: () => Promise<T>; onEnd: () => void },
): Promise<T> {
  const ended = Promise.withResolvers<never>()
  const end = (error: Error) => {
    onEnd()
    ended.reject(error)
    void pool.tasks.destroy()
  }
  const expire = () => end(new DOMException('The thread was ended.', 'AbortError'))
  let timer: NodeJS.Timeout | undefined
  const begin = () => {
    clearTimeout(timer)
    timer = setTimeout(expire, pool.isUp ? timeoutMs : startTimeoutMs)
  }
  begin()
  pool.clocks.add(begin)
  // Where a thread breaks as it starts, the pool would leave what waits for it waiting.
  pool.tasks.once('error', end)
  try {
    return await Promise.race([work(), ended.promise])
  } finally {
    clearTimeout(timer)
    pool.tasks.off('error', end)
    pool.clocks.delete(begin)
    for (const beginAnew of pool.clocks) beginAnew()
  }
}

function createPool(
  { tags, filename, heapMib, idleTimeoutMs }: LaneOptions,
  concurrentTasksPerWorker: number,
): Pool {
  const tasks = new Piscina({
    filename,
    workerData: { tags },
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker,
    idleTimeout: idleTimeoutMs,
    resourceLimits: { maxOldGenerationSizeMb: heapMib, maxYoungGenerationSizeMb: YOUNG_MIB },
  })
  const pool: Pool = { tasks, isUp: false, clocks: new Set() }
  tasks.on('workerCreate', () => {
    pool.isUp = true
    for (const beginAnew of pool.clocks) beginAnew()
  })
  tasks.on('workerDestroy', () => {
    pool.isUp = false
  })
  // A thread that breaks rejects its task; the event alone would end the process.
  tasks.on('error', () => {})
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
