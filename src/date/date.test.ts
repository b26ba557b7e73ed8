import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../testing/any-text.ts'
import { parseDate, refineMonth } from './date.ts'

function show(text: string): string | null {
  const stated = parseDate(text)
  if (!stated) return null
  const iso = new Date(stated.at).toISOString()
  const length = { minute: 19, day: 10, month: 7 }[stated.precision]
  return iso.slice(0, length)
}

describe('parseDate', () => {
  it.each([
    // RFC 822 and its damaged forms
    ['Tue, 03 Nov 2026 09:39:21 GMT', '2026-11-03T09:39:21'],
    ['03 Nov 26 09:39 +0130', '2026-11-03T08:09:00'],
    ['Tue, 3 Nov 2026 24:00:00 +0000', '2026-11-04T00:00:00'],
    ['Tue, 3rd Nov 2026 09:39:60 Z', '2026-11-03T09:40:00'],
    ['Tues 3 November 2026, 09:39 EDT', '2026-11-03T13:39:00'],
    ['Tue, 03 Nov 2026 09:39:21 GMT-07:00', '2026-11-03T16:39:21'],
    ['Tue, 03 Nov 2026 09:39:21 +800', '2026-11-03T01:39:21'],
    ['Tue, 03 Nov 2026 09:39:21 -330', '2026-11-03T13:09:21'],
    ['Tue, 03 Nov 2026 09:39:21 (GMT+8)', '2026-11-03T01:39:21'],
    ['Tue, 03 Nov 2026 09:39:21 Asia/Shanghai', '2026-11-03T01:39:21'],
    ['Wed, 03 Jun 2026 09:39:21 Europe/Paris', '2026-06-03T07:39:21'],
    ['Tue, 03 Nov 2026 09:39:21 Nowhere/Land', '2026-11-03T09:39:21'],
    ['Tue, 03 Nov 2026 09:39:21 CST', '2026-11-03T15:39:21'],
    ['周二, 03 十一月 2026 09:39:21 CST', '2026-11-03T01:39:21'],
    ['Tue, 03 Nov 2026 09:39:21 +9959', '2026-11-03T09:39:21'],
    ['Tue, 03 Nov 2026', '2026-11-03'],
    ['Tue Nov 3 2026 9:39 PM EST', '2026-11-04T02:39:00'],
    ['Nov. 3, 2026, 12:05 a.m.', '2026-11-03T00:05:00'],
    ['Tuesday, November 3rd, 2026 at 3pm', '2026-11-03T15:00:00'],
    // asctime and what JavaScript prints
    ['Tue Nov  3 09:39:21 2026', '2026-11-03T09:39:21'],
    ['Tue Nov 03 2026 09:39:21 GMT+0800 (China Standard Time)', '2026-11-03T01:39:21'],
    // RFC 3339, W3CDTF, ISO 8601
    ['2026-11-03T09:39:21.123456Z', '2026-11-03T09:39:21'],
    ['  2026-11-03T09:39-08:00\n', '2026-11-03T17:39:00'],
    ['2026-11-03 09:39:21 +0000', '2026-11-03T09:39:21'],
    ['2026-11-03T09:39:21+08', '2026-11-03T01:39:21'],
    ['20261103T093921Z', '2026-11-03T09:39:21'],
    ['20261103T09:39:21−08:00', '2026-11-03T17:39:21'],
    ['20261103', '2026-11-03'],
    ['2026-11-03+08:00', '2026-11-03'],
    ['2026-11-3', '2026-11-03'],
    ['2026-11-03 00:00:00', '2026-11-03'],
    ['2026-11-03T00:00:00Z', '2026-11-03T00:00:00'],
    ['2026-11', '2026-11'],
    ['2026-307', '2026-11-03'],
    ['26-11-03', '2026-11-03'],
    ['-2611', '2026-11'],
    ['2012-05', '2012-05'],
    ['2012', '2012-01'],
    ['120503', '2012-05-03'],
    // Unix time
    ['1793698761', '2026-11-03T09:39:21'],
    ['1793698761000', '2026-11-03T09:39:21'],
    // numbers only
    ['2026/11/03', '2026-11-03'],
    ['2026. 11. 3.', '2026-11-03'],
    ['3.11.2026', '2026-11-03'],
    ['11/03/2026', '2026-11-03'],
    ['13/11/2026', '2026-11-13'],
    ['Tue, 03 11 2026 09:39:21 +0100', '2026-11-03T08:39:21'],
    ['Tue, 03/11/2026', '2026-11-03'],
    ['11/03/26 21:55:58', '2026-11-03T21:55:58'],
    // Chinese, Japanese, Korean
    ['2026年11月3日', '2026-11-03'],
    ['2026年11月3日 14:05', '2026-11-03T06:05:00'],
    ['2026年11月03日 下午2时05分', '2026-11-03T06:05:00'],
    ['2026年11月3日 傍晚6:30', '2026-11-03T10:30:00'],
    ['2026年11月3日 清晨 6:30', '2026-11-02T22:30:00'],
    ['2026 年 11 月 3 日 星期二', '2026-11-03'],
    ['2026年11月', '2026-11'],
    ['二〇二六年十一月三日', '2026-11-03'],
    ['2026年11月3日(火) 14時05分 午後', '2026-11-03T05:05:00'],
    ['令和8年11月3日', '2026-11-03'],
    ['平成元年十一月三日', '1989-11-03'],
    ['民國115年11月3日 14:05', '2026-11-03T06:05:00'],
    ['2026년 11월 03일 오후 02:05:00', '2026-11-03T05:05:00'],
    ['２０２６－１１－０３', '2026-11-03'],
    ['发布于 2026-11-03 14:05', '2026-11-03T06:05:00'],
    ['2026-11-03 오후 11:23:45', '2026-11-03T14:23:45'],
    // prose and other languages
    ['Nov 3, 2026', '2026-11-03'],
    ['3 November 2026', '2026-11-03'],
    ["3 Nov '26", '2026-11-03'],
    ['November 2026', '2026-11'],
    ['Posted on November 3, 2026 by Ada · 5 min read', '2026-11-03'],
    ['Di, 3. März 2026 um 14:05 Uhr', '2026-03-03T14:05:00'],
    ['mar., 03 déc. 2026 14:05:00 +0100', '2026-12-03T13:05:00'],
    ['3 de noviembre de 2026', '2026-11-03'],
    ['Вт, 03 Май 2026 08:30:00 +0300', '2026-05-03T05:30:00'],
    ['2026-július-3T9:15-05:00', '2026-07-03T14:15:00'],
    ['Κυρ, 11 Ιούλ 2027 12:00:00 EST', '2027-07-11T17:00:00'],
    ['3 Kasım 2026', '2026-11-03'],
  ])('reads %s', (text, expected) => {
    expect(show(text)).toBe(expected)
  })

  it.each([
    '',
    'soon',
    '昨天 14:05',
    '3 days ago',
    'Tue, 31 Nov 2026 09:39:21 GMT',
    'Tue, 03 Foo 2026 09:39:21 GMT',
    '2026-13-03',
    '2026-11-03T25:14:55Z',
    '2026-11-03T10:61:55Z',
    '2026-02-29',
    '1969-12-30',
    '0001-01-01T00:00:00Z',
    'Thu, 01 Jan 1970 00:00:00 +0000',
    '1970-01-01T08:00:00+08:00',
    '1970-01-01',
    '99999-01-01',
    '12',
    '1.2.3',
    'x'.repeat(1000),
  ])('finds no date in %j', (text) => {
    expect(parseDate(text)).toBeNull()
  })

  it('reads back every instant in the three standard forms', () => {
    const instants = fc.date({
      min: new Date('1970-01-02'),
      max: new Date('2100-12-30'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instants, (date) => {
        const at = Math.floor(date.getTime() / 1000) * 1000
        const whole = new Date(at)
        expect(parseDate(whole.toISOString())?.at).toBe(at)
        expect(parseDate(whole.toUTCString())?.at).toBe(at)
        expect(parseDate(whole.toUTCString().replace('GMT', '-0000'))?.at).toBe(at)
      }),
    )
  })

  it('answers something for any text', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 200 }), (text) => {
        const stated = parseDate(text)
        expect(stated === null || Number.isFinite(stated.at)).toBe(true)
      }),
    )
  })
})

describe('refineMonth', () => {
  const month = { at: Date.UTC(2026, 10, 1), precision: 'month' } as const
  const day = { at: Date.UTC(2026, 10, 10), precision: 'day' } as const

  it('takes the day of the month, and none of another', () => {
    expect(refineMonth(month, day)).toBe(day)
    expect(refineMonth({ ...month, at: Date.UTC(2026, 9, 1) }, day)?.precision).toBe('month')
    expect(refineMonth({ ...day, at: day.at + 1 }, day)?.at).toBe(day.at + 1)
    expect([refineMonth(month, null), refineMonth(null, day)]).toEqual([month, null])
  })
})
