import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { toTestDocument } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { createWorkerPool } from './worker-pool.ts'

const HOSTILE = join(import.meta.dirname, '../testing/hostile-worker.ts')
const pool = createWorkerPool({
  tags: [],
  threads: 2,
  timeoutMs: 2000,
  filename: HOSTILE,
})
const folder = mkdtempSync(join(tmpdir(), 'incoming-worker-'))
afterAll(async () => {
  await pool.close()
  rmSync(folder, { recursive: true })
})

/** What the hostile worker reads of the others. */
const toReading = (url: string) => ({ reading: { of: url, items: [] } })

/** A program of a thread. */
function toProgram(text: string): string {
  const file = join(folder, `${text.length}.mjs`)
  writeFileSync(file, text)
  return file
}

const read = (url: string) =>
  pool.readFeed({ document: toTestDocument('', { url }), source: toTestSource(), known: new Map() })

it.each([
  ['hang', /took longer than 2 s/],
  ['fill', /needed more than|failed/],
  ['throw', /broken.*bug in this program/],
  ['exit', /failed/],
])('a document that makes its thread %s costs that thread only', async (url, detail) => {
  const [hurt, ...others] = await Promise.all([read(url), read('a'), read('b'), read('c')])
  expect(hurt).toMatchObject({ failure: { code: 'worker', detail: expect.stringMatching(detail) } })
  expect(others).toEqual(['a', 'b', 'c'].map(toReading))
  expect(await read('after')).toEqual(toReading('after'))
})

it.each([
  ['breaks', 'throw new Error("broken")', { startTimeoutMs: 1_000_000 }],
  ['never ends', 'await new Promise(() => setInterval(() => {}, 1000))', { startTimeoutMs: 1000 }],
])('a thread whose start %s gives failures in time', async (_, text, limits) => {
  const filename = toProgram(text)
  const broken = createWorkerPool({ tags: [], threads: 1, filename, ...limits })
  const document = toTestDocument('', { url: 'a' })
  const readings = Array.from({ length: 3 }, () =>
    broken.readFeed({ document, source: toTestSource(), known: new Map() }),
  )
  for (const reading of await Promise.all(readings)) expect(reading).toHaveProperty('failure.code', 'worker')
  await broken.close()
})

it('a thread that starts slowly has its whole time for what it is given', async () => {
  const filename = toProgram(`await new Promise((done) => setTimeout(done, 1000))
    export const readFeed = () => new Promise((done) => setTimeout(done, 300, { reading: { of: 'a', items: [] } }))`)
  const slow = createWorkerPool({ tags: [], threads: 1, timeoutMs: 600, filename })
  const document = toTestDocument('', { url: 'a' })
  expect(await slow.readFeed({ document, source: toTestSource(), known: new Map() })).toEqual({
    reading: { of: 'a', items: [] },
  })
  await slow.close()
})

it('what waits for others in its thread has its whole time after them', async () => {
  const filename = toProgram(`import { threadId } from 'node:worker_threads'
    let turn = Promise.resolve()
    const wait = () => new Promise((done) => setTimeout(done, 250))
    export const readFeed = () => (turn = turn.then(wait)).then(() => ({ reading: { of: threadId, items: [] } }))`)
  const busy = createWorkerPool({ tags: [], threads: 1, timeoutMs: 1000, filename })
  const task = { document: toTestDocument(''), source: toTestSource(), known: new Map() }
  const readings = await Promise.all(Array.from({ length: 8 }, () => busy.readFeed(task)))
  // A thread that was ended would have others after it.
  for (const reading of readings) expect(reading).toEqual(readings[0])
  expect(readings[0]).toHaveProperty('reading')
  await busy.close()
})

it('starts nothing anew once it is closed', async () => {
  const closed = createWorkerPool({ tags: [], threads: 1, filename: HOSTILE })
  const document = toTestDocument('', { url: 'hang' })
  const readings = Array.from({ length: 3 }, () =>
    closed.readFeed({ document, source: toTestSource(), known: new Map() }),
  )
  await setTimeout(500)
  const startedAt = performance.now()
  await closed.close()
  for (const reading of await Promise.all(readings)) expect(reading).toHaveProperty('failure.code', 'worker')
  expect(performance.now() - startedAt).toBeLessThan(5000)
})
