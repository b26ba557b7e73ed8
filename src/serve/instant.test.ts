import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from './instant.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const iso = (text: string) => {
  const at = toInstant(text, now)
  return at === null ? null : new Date(at).toISOString()
}

describe('toInstant', () => {
  it.each([
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T08:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23t08:00:00z', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T08:00:00.123456Z', '2026-11-23T08:00:00.123Z'],
    ['2026-11-23T08:00:00+08:00', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T08:00:00 08:00', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T08:00:00-05:30', '2026-11-23T13:30:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['P7D', '2026-11-16T12:00:00.000Z'],
    ['p1w', '2026-11-16T12:00:00.000Z'],
    ['PT12H30M15S', '2026-11-22T23:29:45.000Z'],
    ['P1Y2M', '2025-09-23T12:00:00.000Z'],
    ['P0D', '2026-11-23T12:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(iso(text)).toBe(expected)
  })

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-11-23T24:00:00Z',
    '2026-11-23T08:00:00',
    '2026-11-23T08:00:00+25:00',
    '0000-01-01',
    '9999-12-31T23:59:59-23:00',
    'P',
    'PT',
    'P1DT',
    'P9999Y',
    'P-1D',
    'P1.5D',
    'yesterday',
    '1700000000',
    '',
    'P'.repeat(100_000),
  ])('refuses %.40s', (text) => {
    expect(iso(text)).toBeNull()
  })

  it('reads back every instant that it can write', () => {
    const min = new Date('0001-01-01T00:00:00Z')
    const max = new Date('9999-12-31T23:59:59.999Z')
    fc.assert(
      fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
        expect(toInstant(date.toISOString(), now)).toBe(date.getTime())
      }),
    )
  })
})
