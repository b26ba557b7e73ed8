import { expect, it } from 'vitest'
import { AppError } from '../../errors.ts'
import { shareTestApp, TEST_ADMIN } from '../../testing/app.ts'

it('takes an entry out of its story, and lets it join again', async () => {
  const asked: unknown[] = []
  const separate = async (...parameters: unknown[]) => {
    if (parameters[0] === 'nobody') throw new AppError('not-found', 'There is no entry nobody.')
    asked.push(parameters)
  }
  const { app } = await shareTestApp({}, { separate })
  const send = (method: 'PUT' | 'DELETE', id: string, headers: Record<string, string> = TEST_ADMIN) =>
    app.inject({ method, url: `/api/v1/entries/${id}/separation`, headers })
  expect((await send('PUT', 'abc')).statusCode).toBe(204)
  expect((await send('DELETE', 'abc')).statusCode).toBe(204)
  expect(asked).toEqual([
    ['abc', true],
    ['abc', false],
  ])
  expect((await send('PUT', 'nobody')).statusCode).toBe(404)
  expect((await send('PUT', 'abc', {})).statusCode).toBe(401)
})
