import { describe, expect, it } from 'vitest'
import { toAskAfterRefusal, toAskAgain, toLease } from './lease.ts'

const NOW = 1_000_000
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('toLease', () => {
  it.each([
    ['ten days as granted', 864_000, 0, 10 * DAY, 7 * DAY],
    ['the same, at the end of the spread', 864_000, 1, 10 * DAY, 8.5 * DAY],
    ['what we asked for where the hub does not say', null, 0, 10 * DAY, 7 * DAY],
    ['a short one, asked again after an hour at the earliest', 60, 0, 60_000, HOUR],
    ['none at all', 0, 0, 0, HOUR],
    ['one without end, believed for sixty days', 9_999_999_999, 0, 60 * DAY, 42 * DAY],
  ])('%s', (_, seconds, random, endsIn, renewIn) => {
    const { endsAt, renewAt } = toLease(seconds, { now: NOW, random })
    expect([endsAt - NOW, renewAt - NOW]).toEqual([endsIn, renewIn])
  })
})

describe('toAskAgain', () => {
  it.each([
    [1, 0, HOUR],
    [1, 1, 66 * 60_000],
    [2, 0, 2 * HOUR],
    [5, 0, 16 * HOUR],
    [20, 0, 7 * DAY],
  ])('after %i attempts', (attempts, random, wait) => {
    expect(toAskAgain(attempts, { now: NOW, random }) - NOW).toBe(wait)
  })
})

it('asks a hub that said no again after a week', () => {
  expect(toAskAfterRefusal({ now: NOW, random: 0 }) - NOW).toBe(7 * DAY)
})
