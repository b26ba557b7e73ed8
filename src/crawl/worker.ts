import { flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'
import { move, transferableSymbol, valueSymbol } from 'piscina'
import { handOver } from './hand-over.ts'
import { createInTurn } from './in-turn.ts'
import { createReader } from './read.ts'
import type { FeedTask } from './readings.ts'

// Runs in a thread of the pool: each export is one kind of task.
const reader = createReader(workerData.tags ?? workerData[1]?.tags)
const inTurn = createInTurn()

export const readArticle = inTurn(reader.readArticle)
export const discover = inTurn(reader.discover)
export const readOpml = inTurn(reader.readOpml)
export const readFeed = inTurn(async (task: FeedTask) => {
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
