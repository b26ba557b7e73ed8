import { join } from 'node:path'
import type { Document } from '../document.ts'
import type { Tag } from '../tag.ts'
import { type HandedOver, takeOver } from './hand-over.ts'
import { createLane, type Lane } from './lane.ts'
import type { BareDocument, Reader } from './readings.ts'

const WORKER = join(import.meta.dirname, 'worker.ts')
/** A document that keeps a worker longer than this costs it, ms. */
const TASK_TIMEOUT_MS = 15_000
/** The same for its start: on a small machine that is busy with others that start it takes long. */
const START_TIMEOUT_MS = 60_000
/** Heap of one worker, MiB, and of the one that reads large documents: a bomb ends its worker, not the service. */
const HEAP_MIB = 64
const LARGE_HEAP_MIB = 96
/**
 * Documents from this size on are large, bytes: they are read by one thread of their own, so that one heap at most is. A
 * feed of twenty whole posts has 150 KiB and is not.
 */
const LARGE_BYTES_MIN = 192 * 1024
/** An idle worker is let go after this, ms. */
const IDLE_TIMEOUT_MS = 60_000
/** The same for the workers that read what is large or suspect: their heaps stay as large as the last one made them. */
const RARE_IDLE_TIMEOUT_MS = 2_000

export interface WorkerPoolOptions {
  tags: readonly Tag[]
  threads: number
  timeoutMs?: number
  startTimeoutMs?: number
  /** The program of a thread; tests bring their own. */
  filename?: string
}

/**
 * A Reader whose work is done by killable threads: a hang or a full heap ends a thread, and the pool starts another.
 * `threads` counts those for documents of ordinary size.
 */
export function createWorkerPool({
  tags,
  threads,
  timeoutMs = TASK_TIMEOUT_MS,
  startTimeoutMs = START_TIMEOUT_MS,
  filename = WORKER,
}: WorkerPoolOptions): Reader {
  const rare = { tags, timeoutMs, startTimeoutMs, filename, idleTimeoutMs: RARE_IDLE_TIMEOUT_MS }
  const large = createLane({ ...rare, heapMib: LARGE_HEAP_MIB })
  const suspect = createLane({ ...rare, heapMib: HEAP_MIB })
  const small = createLane(
    { ...rare, heapMib: HEAP_MIB, idleTimeoutMs: IDLE_TIMEOUT_MS },
    { threads, alone: suspect.run },
  )
  const laneFor = ({ body }: BareDocument | Document): Lane['run'] =>
    body.length < LARGE_BYTES_MIN ? small.run : large.run
  return {
    readFeed: async (task) => {
      const read = await laneFor(task.document)<{ reading: HandedOver }>('readFeed', task)
      return 'failure' in read ? read : { reading: takeOver(read.reading) }
    },
    readArticle: (task) => laneFor(task.document)('readArticle', task),
    readOpml: (document) => laneFor(document)('readOpml', document),
    discover: async (document) => {
      const found = await laneFor(document)<Awaited<ReturnType<Reader['discover']>>>('discover', document)
      return 'failure' in found ? { named: [], guessed: [] } : found
    },
    close: async () => void (await Promise.all([small.close(), large.close(), suspect.close()])),
  }
}
