import { once } from 'node:events'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'

const SCRIPT = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { getPriority } = require('node:os')
  const { readlinkSync } = require('node:fs')
  import(workerData).then(({ giveWay }) => {
    giveWay()
    parentPort.postMessage(getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1))))
  })
`

it.runIf(process.platform === 'linux')('puts its own thread behind the others and nothing else', async () => {
  const before = getPriority()
  const worker = new Worker(SCRIPT, { eval: true, workerData: join(import.meta.dirname, 'give-way.ts') })
  const [priority] = await once(worker, 'message')
  expect(priority).toBe(Math.min(19, Math.max(5, before)))
  expect(getPriority()).toBe(before)
  await worker.terminate()
})
