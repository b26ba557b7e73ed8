import { flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'
import { toHandedOver } from './hand-over.ts'
import { createReader } from './read.ts'
import type { FeedTask } from './readings.ts'

// Runs in a thread of the pool: each export is one kind of task.
const reader = createReader(workerData.tags ?? workerData[1]?.tags)

export const { readArticle, discover, readOpml } = reader
export const readFeed = async (task: FeedTask) => toHandedOver(await reader.readFeed(task))

// What was compiled is kept for the next thread; one that is ended would keep nothing.
flushCompileCache()
