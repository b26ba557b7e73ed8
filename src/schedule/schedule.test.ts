import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pace } from '../feed.ts'
import { type DueFacts, toNextFetch } from './schedule.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A Monday, 12:00 GMT. */
const NOW = Date.UTC(2026, 10, 23, 12)
const noPace: Pace = { ttlMinutes: null, updateMinutes: null, skipHours: [], skipDays: [] }
const TODAY = 'every hour: newest post is of today'

const due = (fields: Partial<DueFacts> = {}) => {
  const next = toNextFetch({
    now: NOW,
    random: 0,
    pace: null,
    headers: {},
    isConditional: true,
    lastPublishedAt: NOW - HOUR,
    usualGapMs: null,
    ...fields,
  })
  return { wait: next.at - NOW, reason: next.reason }
}

type Row = [string, Partial<DueFacts>, number, string]

describe('by its own rhythm a source', () => {
  it.each<Row>([
    ['of today is looked at hourly', {}, HOUR, TODAY],
    [
      'of the last days',
      { lastPublishedAt: NOW - 5 * DAY },
      3 * HOUR,
      'every 3 h: newest post is 5 days old',
    ],
    ['of this month', { lastPublishedAt: NOW - 20 * DAY }, 6 * HOUR, 'every 6 h: newest post is 20 days old'],
    [
      'of this quarter',
      { lastPublishedAt: NOW - 99 * DAY },
      12 * HOUR,
      'every 12 h: newest post is 99 days old',
    ],
    ['that fell silent', { lastPublishedAt: NOW - 400 * DAY }, DAY, 'every day: newest post is 400 days old'],
    ['without a dated post', { lastPublishedAt: null }, DAY, 'every day: no dated post yet'],
    ['dated in the future', { lastPublishedAt: NOW + 9 * DAY }, HOUR, TODAY],
    ['that posts daily', { usualGapMs: DAY }, HOUR, 'every hour: posts daily; newest post is of today'],
    ['that posts every 3 days', { usualGapMs: 3 * DAY }, 3 * HOUR, 'every 3 h: posts every 3 days'],
    ['that posts weekly', { usualGapMs: 7 * DAY }, 6 * HOUR, 'every 6 h: posts weekly'],
    ['that posts every two weeks', { usualGapMs: 14 * DAY }, 12 * HOUR, 'every 12 h: posts every two weeks'],
    ['that posts monthly', { usualGapMs: 30 * DAY }, DAY, 'every day: posts monthly'],
    ['that posts rarely', { usualGapMs: 200 * DAY }, DAY, 'every day: posts every few months'],
    [
      'that posted daily and stopped',
      { usualGapMs: DAY, lastPublishedAt: NOW - 50 * DAY },
      12 * HOUR,
      'every 12 h: newest post is 50 days old',
    ],
    ['whose hub tells us', { isPushed: true }, DAY, 'every day: its hub tells us of new posts'],
    ['without validators', { isConditional: false }, DAY, 'every day: it cannot say whether it changed'],
  ])('%s', (_, fields, wait, reason) => {
    expect(due(fields)).toEqual({ wait, reason })
  })
})

describe('an origin that asks', () => {
  const cache = (text: string, more: Record<string, string> = {}) => ({
    headers: { 'cache-control': text, ...more },
  })
  const at = (ms: number) => new Date(ms).toUTCString()

  it.each<Row>([
    ['by max-age is heard', cache('public, max-age=7200'), 2 * HOUR, 'every 2 h: asked by max-age'],
    [
      'by max-age, less the age',
      cache('max-age=10800', { age: '3600' }),
      2 * HOUR,
      'every 2 h: asked by max-age',
    ],
    ['by max-age that is used up', cache('max-age=600', { age: '9999' }), HOUR, TODAY],
    ['by a short max-age does not hurry us', cache('max-age=60'), HOUR, TODAY],
    ['of shared caches only is not meant', cache('s-maxage=7200'), HOUR, TODAY],
    ['by nonsense is not heard', cache('max-age=-7200, max-age=soon'), HOUR, TODAY],
    [
      'for a year gets a day',
      cache('max-age=31536000'),
      DAY,
      'every day: asked by max-age, which wants 11 months and gets a day',
    ],
    [
      'by Expires is heard',
      { headers: { expires: at(NOW + 5 * HOUR) } },
      5 * HOUR,
      'every 5 h: asked by Expires',
    ],
    [
      'by Expires, reckoned by its own clock',
      { headers: { date: at(NOW - DAY), expires: at(NOW - DAY + 5 * HOUR) } },
      5 * HOUR,
      'every 5 h: asked by Expires',
    ],
    ['by a bad Expires is not heard', { headers: { expires: '0' } }, HOUR, TODAY],
    ['by ttl is heard', { pace: { ...noPace, ttlMinutes: 180 } }, 3 * HOUR, 'every 3 h: asked by ttl'],
    ['by a negative ttl is not heard', { pace: { ...noPace, ttlMinutes: -5 } }, HOUR, TODAY],
    [
      'by sy: is heard',
      { pace: { ...noPace, updateMinutes: 720 } },
      12 * HOUR,
      'every 12 h: asked by its update period',
    ],
    [
      'in several ways gets the longest',
      { pace: { ...noPace, ttlMinutes: 180, updateMinutes: 300 }, ...cache('max-age=7200') },
      5 * HOUR,
      'every 5 h: asked by its update period',
    ],
    [
      'for what is its habit anyway agrees with it',
      { usualGapMs: 7 * DAY, ...cache('max-age=21600') },
      6 * HOUR,
      'every 6 h: posts weekly; asked by max-age',
    ],
    [
      'for less than its habit changes nothing',
      { usualGapMs: 14 * DAY, ...cache('max-age=7200') },
      12 * HOUR,
      'every 12 h: posts every two weeks',
    ],
  ])('%s', (_, fields, wait, reason) => {
    expect(due(fields)).toEqual({ wait, reason })
  })
})

describe('skipped hours and days', () => {
  const skipping = `${TODAY}; not in the hours it excludes`

  it.each<Row>([
    ['are kept out of', { pace: { ...noPace, skipHours: [13, 14] } }, 3 * HOUR, skipping],
    ['days too', { pace: { ...noPace, skipDays: [1] } }, 12 * HOUR, skipping],
    ['both at once', { pace: { ...noPace, skipDays: [1], skipHours: [0, 1] } }, 14 * HOUR, skipping],
    ['that leave none are ignored', { pace: { ...noPace, skipHours: [...Array(24).keys()] } }, HOUR, TODAY],
    [
      'a week of skipped days is ignored',
      { pace: { ...noPace, skipDays: [...Array(7).keys()] } },
      HOUR,
      TODAY,
    ],
  ])('%s', (_, fields, wait, reason) => {
    expect(due(fields)).toEqual({ wait, reason })
  })
})

it('spreads by up to a tenth, only ever later', () => {
  expect(due({ random: 0.5 }).wait).toBe(HOUR * 1.05)
})

it('stays within an hour and a day, the tenth aside, whatever is asked', () => {
  fc.assert(
    fc.property(
      fc.record({
        random: fc.double({ min: 0, max: 0.999, noNaN: true }),
        isConditional: fc.boolean(),
        lastPublishedAt: fc.option(fc.integer({ min: 0, max: 2 * NOW })),
        usualGapMs: fc.option(fc.integer({ min: 1, max: 1000 }).map((days) => days * DAY)),
        pace: fc.option(
          fc.record({
            ttlMinutes: fc.option(fc.integer()),
            updateMinutes: fc.option(fc.integer()),
            skipHours: fc.constant<number[]>([]),
            skipDays: fc.constant<number[]>([]),
          }),
        ),
        headers: fc.record({ 'cache-control': fc.string(), expires: fc.string(), age: fc.string() }),
      }),
      (fields) => {
        const { wait } = due(fields)
        expect(wait).toBeGreaterThanOrEqual(HOUR)
        expect(wait).toBeLessThanOrEqual(1.1 * DAY)
      },
    ),
  )
})
