import { describe, expect, it } from 'vitest'
import { type FailureCode, toFailure } from '../failure.ts'
import { toRetry } from './back-off.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 23, 12)
const at = (failures: number, random = 0) => ({ now: NOW, random, failures })
const answered = (status: number) => toFailure('http-status', 'an error', { status })

describe('toRetry', () => {
  it.each([
    [1, HOUR, 'in 1 hour: it failed'],
    [2, 2 * HOUR, 'in 2 h: it failed 2 times in a row'],
    [3, 4 * HOUR, 'in 4 h: it failed 3 times in a row'],
    [5, 16 * HOUR, 'in 16 h: it failed 5 times in a row'],
    [6, DAY, 'in 1 day: it failed 6 times in a row'],
    [6000, DAY, 'in 1 day: it failed 6000 times in a row'],
  ])('after %i failures waits %i ms', (failures, wait, reason) => {
    for (const failure of [toFailure('timeout', 'no answer'), answered(500), answered(404)]) {
      expect(toRetry(failure, at(failures))).toEqual({ at: NOW + wait, reason })
    }
  })

  it.each([401, 402, 403, 451])('waits a day at once after %i', (status) => {
    expect(toRetry(answered(status), at(1)).at - NOW).toBe(DAY)
  })

  it.each<FailureCode>(['robots', 'blocked-address', 'bad-url', 'gone'])(
    'waits a day at once for %s',
    (code) => {
      expect(toRetry(toFailure(code, 'no'), at(1)).at - NOW).toBe(DAY)
    },
  )

  it('spreads by up to a tenth, only ever later', () => {
    expect(toRetry(answered(500), at(1, 0.5)).at - NOW).toBe(1.05 * HOUR)
  })

  it('waits as long as the host asks, an hour at least and a week at most', () => {
    const wait = (retryAt: number, random = 0) =>
      toRetry(toFailure('rate-limited', 'too many', { retryAt }), at(1, random)).at - NOW
    expect(wait(NOW + 5 * HOUR)).toBe(5 * HOUR)
    expect(wait(NOW + 5 * HOUR, 0.5)).toBe(5.25 * HOUR)
    expect(wait(NOW + 1000)).toBe(HOUR)
    expect(wait(NOW + 99 * DAY, 0.9)).toBe(7 * DAY)
    expect(wait(NOW - 1000)).toBe(HOUR)
  })
})
