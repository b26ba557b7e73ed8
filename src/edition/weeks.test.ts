import { describe, expect, it } from 'vitest'
import { parseWeek, type Week } from '../week.ts'
import { EDITION_WEEKS_BACK, hasEdition, listClosableWeeks, listOpenWeeks, toClosesAt } from './weeks.ts'

const week = (name: string) => parseWeek(name) as Week
const at = (text: string) => Date.parse(text)
const FIRST = at('2026-11-04T10:00:00Z')
const record = (closed: string[] = []) => ({ firstSeenAt: FIRST, closed: new Set(closed) })

describe('listClosableWeeks', () => {
  it('closes nothing before anything was received', () => {
    const empty = { firstSeenAt: null, closed: new Set<string>() }
    expect(listClosableWeeks(empty, at('2026-11-29T00:00:00Z'))).toEqual([])
  })

  it('closes no past week before the station has listened for a day', () => {
    expect(listClosableWeeks(record(), FIRST + 3_600_000)).toEqual([])
    expect(listClosableWeeks(record(), FIRST + 86_400_000)).toHaveLength(EDITION_WEEKS_BACK)
  })

  it('closes a week a day after its Sunday', () => {
    const before = listClosableWeeks(record(), at('2026-11-09T23:59:59Z')).map(({ name }) => name)
    const after = listClosableWeeks(record(), at('2026-11-10T00:00:00Z')).map(({ name }) => name)
    expect(before).not.toContain('2026-W45')
    expect(after.at(-1)).toBe('2026-W45')
  })

  it('leaves what is closed', () => {
    const closed = listClosableWeeks(record(), at('2026-11-10T00:00:00Z')).map(({ name }) => name)
    expect(listClosableWeeks(record(closed), at('2026-11-10T00:00:00Z'))).toEqual([])
  })
})

describe('listOpenWeeks', () => {
  const names = (closed: string[], now: string) =>
    listOpenWeeks(record(closed), at(now)).map(({ name }) => name)
  const past = listClosableWeeks(record(), at('2026-11-08T00:00:00Z')).map(({ name }) => name)

  it('has the present week, and those that are over until they are closed', () => {
    expect(names(past, '2026-11-08T00:00:00Z')).toEqual(['2026-W45'])
    expect(names(past, '2026-11-09T00:00:00Z')).toEqual(['2026-W45', '2026-W46'])
    expect(names([...past, '2026-W45'], '2026-11-10T00:00:00Z')).toEqual(['2026-W46'])
  })

  it('has the past of a station that has just begun', () => {
    expect(names([], '2026-11-04T11:00:00Z')).toEqual([...past, '2026-W45'])
  })
})

describe('hasEdition', () => {
  const now = at('2026-11-29T00:00:00Z')
  it.each([
    ['2026-W48', true],
    ['2026-W49', false],
    ['2026-W33', true],
    ['2026-W32', false],
  ])('%s: %s', (name, expected) => {
    expect(hasEdition(week(name), record(), now)).toBe(expected)
  })

  it('keeps what was closed, however old', () => {
    expect(hasEdition(week('2025-W01'), record(['2025-W01']), now)).toBe(true)
  })
})

describe('toClosesAt', () => {
  it('is Monday night', () => {
    expect(new Date(toClosesAt(week('2026-W47'), FIRST)).toISOString()).toBe('2026-11-24T00:00:00.000Z')
  })
})
