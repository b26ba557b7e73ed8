import { flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'
import { createReader } from './read.ts'

// Runs in a thread of the pool: each export is one kind of task.
const reader = createReader(workerData.tags ?? workerData[1]?.tags)

export const { readFeed, readArticle, discover, readOpml } = reader

// What was compiled is kept for the next thread; one that is ended would keep nothing.
flushCompileCache()
