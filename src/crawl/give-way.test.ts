import { once } from 'node:events'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'

const SCRIPT = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { getPriority } = require('node:os')
  const { readdirSync, readFileSync, readlinkSync } = require('node:fs')
  const tasks = '/proc/self/task'
  const isHelper = (thread) => readFileSync(tasks + '/' + thread + '/comm', 'utf8').trim() === 'V8Worker'
  import(workerData).then(({ giveWay }) => {
    giveWay()
    parentPort.postMessage({
      own: getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1))),
      helpers: readdirSync(tasks).filter(isHelper).map((thread) => getPriority(Number(thread))),
    })
  })
`

it.runIf(process.platform === 'linux')("puts its own thread and V8's helpers behind the others", async () => {
  const before = getPriority()
  const worker = new Worker(SCRIPT, { eval: true, workerData: join(import.meta.dirname, 'give-way.ts') })
  const [{ own, helpers }] = await once(worker, 'message')
  const behind = Math.min(19, Math.max(10, before))
  expect(own).toBe(behind)
  expect(helpers.length).toBeGreaterThan(0)
  expect(new Set(helpers)).toEqual(new Set([behind]))
  expect(getPriority()).toBe(before)
  await worker.terminate()
})
