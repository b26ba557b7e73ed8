import { expect, it } from 'vitest'
import { createTestApp, createTestOperations, TEST_ADMIN } from '../testing/app.ts'
import { expectProblem } from '../testing/expect-problem.ts'
import { isDatabaseAway } from './database-away.ts'

const withCode = (code: string, syscall?: string) =>
  Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) })

it.each([
  withCode('ECONNREFUSED', 'connect'),
  withCode('ENOENT', 'connect'),
  withCode('ECONNRESET', 'read'),
  withCode('EAI_AGAIN', 'getaddrinfo'),
  withCode('57P01'),
  withCode('57P03'),
  withCode('08006'),
  withCode('53300'),
  new Error('Connection terminated unexpectedly'),
  new AggregateError([withCode('ECONNREFUSED', 'connect'), withCode('ECONNREFUSED', 'connect')]),
])('knows that a database is away: %s', (error) => {
  expect(isDatabaseAway(error)).toBe(true)
})

it.each([
  withCode('ENOENT', 'open'),
  withCode('42P01'),
  withCode('57014'),
  withCode('SQLITE_FULL'),
  new TypeError('nothing there'),
  'a text',
])('takes other faults for what they are: %s', (error) => {
  expect(isDatabaseAway(error)).toBe(false)
})

it('answers 503 with what to do while the disk is full, and names no file', async () => {
  const remove = async () =>
    Promise.reject(Object.assign(new Error('/var/incoming.db is full'), { code: 'SQLITE_FULL' }))
  const { app } = await createTestApp({}, { operations: createTestOperations({ remove }) })
  const answer = await app.inject({ method: 'DELETE', url: '/api/v1/sources/alpha', headers: TEST_ADMIN })
  expectProblem(answer, 503)
  expect(answer.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('make room') })
  expect(answer.body).not.toContain('incoming.db')
})

it.each(['/metrics', '/api/v1/stats'])('%s answers 503 while the database is away', async (url) => {
  const { app, reads } = await createTestApp()
  const refuse = async () => Promise.reject(withCode('ECONNREFUSED', 'connect'))
  Object.assign(reads, { findStats: refuse, findVersion: refuse, listSources: refuse })
  const answer = await app.inject(url)
  expectProblem(answer, 503)
  expect(answer.json().detail).toContain('database cannot be reached')
})
