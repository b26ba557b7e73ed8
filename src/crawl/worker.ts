import { flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { createGate } from './gate.ts'
import { handOver } from './hand-over.ts'
import { createReader } from './read.ts'
import type { FeedTask } from './readings.ts'

// Runs in a thread of the pool: each export is one kind of task.
const reader = createReader(workerData.tags ?? workerData[1]?.tags)
/** Feeds that are at hand would else be read in step, and the texts of all of them kept until the last is done. */
const turn = createGate(1)

export const { readArticle, discover, readOpml } = reader
export const readFeed = (task: FeedTask) =>
  turn.run(async () => {
    const opened = await reader.openFeed(task)
    if ('failure' in opened) return opened
    const handed = handOver(opened.reading)
    if ('failure' in handed) return handed
    return move({
      [valueSymbol]: handed,
      [transferableSymbol]: handed.reading.items.map(({ buffer }) => buffer),
    })
  })

// What was compiled is kept for the next thread; one that is ended would keep nothing.
flushCompileCache()
