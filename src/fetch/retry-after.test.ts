import { describe, expect, it } from 'vitest'
import { parseRetryAfter } from './retry-after.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const SECOND = 1_000
const WEEK = 7 * 24 * 3_600 * SECOND

describe('parseRetryAfter', () => {
  it.each([
    ['seconds', '3600', NOW + 3_600 * SECOND],
    ['seconds with spaces', ' 120 ', NOW + 120 * SECOND],
    ['an HTTP date', 'Fri, 20 Nov 2026 12:00:00 GMT', NOW + 7_200 * SECOND],
    ['the date of RFC 850', 'Friday, 20-Nov-26 12:00:00 GMT', NOW + 7_200 * SECOND],
    ['the date of asctime', 'Fri Nov 20 12:00:00 2026', NOW + 7_200 * SECOND],
    ['more than a week, cut to it', '99999999999', NOW + WEEK],
    ['a number beyond all bounds', '9'.repeat(400), NOW + WEEK],
    ['a date in a hundred years, cut to a week', 'Fri, 20 Nov 2126 12:00:00 GMT', NOW + WEEK],
  ])('reads %s', (_name, value, expected) => {
    expect(parseRetryAfter(value, NOW)).toBe(expected)
  })

  it.each([
    ['nothing', undefined],
    ['an empty value', ''],
    ['zero', '0'],
    ['a negative number', '-5'],
    ['a fraction', '1.5'],
    ['words', 'soon'],
    ['two values', '60, 120'],
    ['a date in the past', 'Thu, 19 Nov 2026 12:00:00 GMT'],
    ['a date that does not exist', 'Fri, 99 Nov 2026 12:00:00 GMT'],
    ['an ISO date', '2026-11-21T00:00:00Z'],
  ])('is null for %s', (_name, value) => {
    expect(parseRetryAfter(value, NOW)).toBeNull()
  })
})
