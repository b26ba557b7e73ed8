import { describe, expect, it } from 'vitest'
import { parseWeek, toWeek } from './week.ts'

describe('toWeek', () => {
  it.each([
    ['2026-11-23T00:00:00Z', '2026-W48'],
    ['2026-11-22T23:59:59Z', '2026-W47'],
    ['2025-12-29T00:00:00Z', '2026-W01'],
    ['2027-01-03T12:00:00Z', '2026-W53'],
    ['2027-01-04T00:00:00Z', '2027-W01'],
    ['2021-01-01T00:00:00Z', '2020-W53'],
    ['2024-12-30T00:00:00Z', '2025-W01'],
    ['1969-12-31T00:00:00Z', '1970-W01'],
  ])('%s is in %s', (at, name) => {
    expect(toWeek(Date.parse(at)).name).toBe(name)
  })

  it('goes from Monday to Monday', () => {
    const { since, until } = toWeek(Date.parse('2026-11-26T08:00:00Z'))
    expect(new Date(since).toISOString()).toBe('2026-11-23T00:00:00.000Z')
    expect(new Date(until).toISOString()).toBe('2026-11-30T00:00:00.000Z')
  })
})

describe('parseWeek', () => {
  it.each(['2026-W47', '2026-W53', '2020-W53', '1999-W01'])('reads %s', (name) => {
    const week = parseWeek(name)
    expect(week && toWeek(week.since)).toEqual(week)
    expect(week?.name).toBe(name)
  })

  it.each(['2026-W54', '2025-W53', '2026-W00', '2026W47', '2026-w47', '26-W47', '2026-W7', 'latest', ''])(
    'refuses %j',
    (name) => expect(parseWeek(name)).toBeNull(),
  )
})
