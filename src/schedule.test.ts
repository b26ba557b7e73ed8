import { describe, expect, it } from 'vitest'
import { toFailure } from './failure.ts'
import type { Pace } from './feed.ts'
import { type Rhythm, toNextFetch, toRetry } from './schedule.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Monday, 12:00 GMT. */
const NOW = Date.UTC(2026, 10, 23, 12)
const noPace: Pace = { ttlMinutes: null, updateMinutes: null, skipHours: [], skipDays: [] }

const rhythm = (fields: Partial<Rhythm> = {}): Rhythm => ({
  now: NOW,
  random: 0,
  pace: null,
  headers: {},
  isConditional: true,
  lastPublishedAt: NOW - HOUR,
  ...fields,
})

describe('toNextFetch', () => {
  it.each<[string, Partial<Rhythm>, number, string]>([
    ['looks hourly at who posts daily', {}, HOUR, 'every hour: newest post is of today'],
    [
      'looks daily at who fell silent',
      { lastPublishedAt: NOW - 400 * DAY },
      DAY,
      'every day: newest post is 400 days old',
    ],
    [
      'looks daily without validators',
      { isConditional: false },
      DAY,
      'every day: it cannot say whether it changed',
    ],
    [
      'waits for max-age',
      { headers: { 'cache-control': 'public, max-age=7200' } },
      2 * HOUR,
      'every 2 h: asked by max-age',
    ],
    [
      'takes age off max-age',
      { headers: { 'cache-control': 'max-age=10800', age: '3600' } },
      2 * HOUR,
      'every 2 h: asked by max-age',
    ],
    [
      'is not sped up by a short max-age',
      { headers: { 'cache-control': 'max-age=60' } },
      HOUR,
      'every hour: newest post is of today',
    ],
    [
      'caps what an origin asks',
      { headers: { 'cache-control': 'max-age=99999999' } },
      DAY,
      'every day: asked by max-age',
    ],
    [
      'waits for Expires',
      { headers: { expires: new Date(NOW + 5 * HOUR).toUTCString() } },
      5 * HOUR,
      'every 5 h: asked by Expires',
    ],
    ['ignores a bad Expires', { headers: { expires: '0' } }, HOUR, 'every hour: newest post is of today'],
    ['waits for ttl', { pace: { ...noPace, ttlMinutes: 180 } }, 3 * HOUR, 'every 3 h: asked by ttl'],
    [
      'ignores a negative ttl',
      { pace: { ...noPace, ttlMinutes: -5 } },
      HOUR,
      'every hour: newest post is of today',
    ],
    [
      'waits for sy:',
      { pace: { ...noPace, updateMinutes: 720 } },
      12 * HOUR,
      'every 12 h: asked by its update period',
    ],
    [
      'keeps out of skipHours',
      { pace: { ...noPace, skipHours: [13, 14] } },
      3 * HOUR,
      'every hour: newest post is of today',
    ],
    [
      'keeps out of skipDays',
      { pace: { ...noPace, skipDays: [1] } },
      12 * HOUR,
      'every hour: newest post is of today',
    ],
    [
      'ignores skipHours that leave none',
      { pace: { ...noPace, skipHours: Array.from({ length: 24 }, (_, h) => h) } },
      HOUR,
      'every hour: newest post is of today',
    ],
    ['spreads by a tenth', { random: 0.5 }, HOUR * 1.05, 'every hour: newest post is of today'],
  ])('%s', (_, fields, wait, reason) => {
    const next = toNextFetch(rhythm(fields))
    expect({ wait: next.at - NOW, reason: next.reason }).toEqual({ wait, reason })
  })
})

describe('toRetry', () => {
  const at = (failures: number) => ({ now: NOW, random: 0, failures })

  it.each([
    [1, HOUR],
    [2, 2 * HOUR],
    [3, 4 * HOUR],
    [5, 16 * HOUR],
    [6, DAY],
    [60, DAY],
  ])('after %i failures waits %i ms', (failures, wait) => {
    expect(toRetry(toFailure('timeout', 'no answer'), at(failures)).at - NOW).toBe(wait)
  })

  it('waits a day where a retry cannot help', () => {
    expect(toRetry(toFailure('http-status', 'not found', { status: 404 }), at(1)).at - NOW).toBe(DAY)
  })

  it('waits as long as the host asks, up to a week', () => {
    const wait = (retryAt: number) =>
      toRetry(toFailure('rate-limited', 'too many', { retryAt }), at(1)).at - NOW
    expect(wait(NOW + 5 * HOUR)).toBe(5 * HOUR)
    expect(wait(NOW + 1000)).toBe(HOUR)
    expect(wait(NOW + 99 * DAY)).toBe(7 * DAY)
  })
})
