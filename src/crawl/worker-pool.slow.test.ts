import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { toTestDocument } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { createWorkerPool } from './worker-pool.ts'

const pool = createWorkerPool({
  tags: [],
  threads: 2,
  // It counts from when a thread is asked for, and on a busy machine one takes a second or two to start.
  timeoutMs: 5000,
  filename: join(import.meta.dirname, '../testing/hostile-worker.ts'),
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
