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
  // It counts from when a thread is asked for, and on a busy machine one takes a second or two to start.
  timeoutMs: 5000,
  filename: HOSTILE,
})
afterAll(() => pool.close())

const read = (url: string) =>
  pool.readFeed({ document: toTestDocument('', { url }), source: toTestSource(), known: new Map() })

it.each([
  ['hang', /took longer than 5 s/],
  ['fill', /needed more than|failed/],
  ['throw', /broken.*bug in this program/],
  ['exit', /failed/],
])('a document that makes its thread %s costs that thread only', async (url, detail) => {
  const [hurt, ...others] = await Promise.all([read(url), read('a'), read('b'), read('c')])
  expect(hurt).toMatchObject({ failure: { code: 'worker', detail: expect.stringMatching(detail) } })
  expect(others).toEqual([{ reading: 'a' }, { reading: 'b' }, { reading: 'c' }])
  expect(await read('after')).toEqual({ reading: 'after' })
})

it.each([
  ['breaks', 'data:text/javascript,throw new Error("broken")'],
  ['never ends', 'data:text/javascript,await new Promise(() => setInterval(() => {}, 1000))'],
])('a thread whose start %s gives failures in time', async (_, filename) => {
  const broken = createWorkerPool({ tags: [], threads: 1, timeoutMs: 1000, filename })
  const document = toTestDocument('', { url: 'a' })
  const readings = Array.from({ length: 3 }, () =>
    broken.readFeed({ document, source: toTestSource(), known: new Map() }),
  )
  for (const reading of await Promise.all(readings)) expect(reading).toHaveProperty('failure.code', 'worker')
  await broken.close()
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
