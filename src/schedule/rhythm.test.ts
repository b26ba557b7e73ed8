import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEST_NOW } from '../testing/entries.ts'
import { describeRhythm, findUsualGap, isSilent } from './rhythm.ts'

const DAY = 86_400_000
const every = (days: number, count = 20) => Array.from({ length: count }, (_, n) => TEST_NOW - n * days * DAY)

describe('findUsualGap', () => {
  it.each<[string, number[], number | null]>([
    ['daily', every(1), 1],
    ['weekly', every(7), 7],
    ['in any order', every(7).reverse(), 7],
    ['too few to say', every(7, 3), null],
    ['none at all', [], null],
    ['one long holiday does not change a habit', [...every(2), TEST_NOW - 700 * DAY], 2],
    ['posts put up at once are one', every(7).flatMap((at) => [at, at - 1000, at - 2000]), 7],
    ['many a day are daily', every(0.1, 100), 1],
    ['only the last ten gaps count', [...every(1, 12), ...every(30, 40).map((at) => at - 400 * DAY)], 1],
    ['announced posts are not there yet', [...every(7), TEST_NOW + DAY, TEST_NOW + 2 * DAY], 7],
    ['a dozen on one day are no habit', every(0, 12), null],
  ])('%s', (_, dates, days) => {
    expect(findUsualGap(dates, TEST_NOW)).toBe(days === null ? null : days * DAY)
  })

  it('is at least a day, or unknown, whatever the dates', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e13, max: 1e13 })), (dates) => {
        const gap = findUsualGap(dates, TEST_NOW)
        expect(gap === null || (gap >= DAY && Number.isInteger(gap))).toBe(true)
      }),
    )
  })
})

describe('describeRhythm', () => {
  it.each([
    [1, 'daily'],
    [3, 'every 3 days'],
    [7, 'weekly'],
    [14, 'every two weeks'],
    [30, 'monthly'],
    [100, 'every few months'],
  ])('%i days is %s', (days, words) => {
    expect(describeRhythm(days * DAY)).toBe(words)
  })
})

describe('isSilent', () => {
  it.each<[string, number | null, number, boolean]>([
    ['a daily blog after two weeks', 1, 15, true],
    ['not after one', 1, 8, false],
    ['a monthly one after a quarter', 30, 91, true],
    ['not after two months', 30, 60, false],
    ['one without a habit after half a year', null, 183, true],
    ['not before', null, 181, false],
  ])('%s', (_, gapDays, quietDays, expected) => {
    expect(isSilent(gapDays === null ? null : gapDays * DAY, quietDays * DAY)).toBe(expected)
  })
})
