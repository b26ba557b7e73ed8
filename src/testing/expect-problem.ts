import { expect } from 'vitest'

/** Checks the one shape that every failure has. */
export function expectProblem(
  answer: { statusCode: number; headers: Record<string, unknown>; body: string },
  status: number,
) {
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const problem = JSON.parse(answer.body)
  expect(problem).toMatchObject({ type: 'about:blank', status })
  for (const field of ['title', 'detail', 'code']) expect(problem[field]).toEqual(expect.stringMatching(/./))
  expect(answer.body).not.toMatch(/node_modules|at \w+ \(|\.ts:/)
  return problem
}
