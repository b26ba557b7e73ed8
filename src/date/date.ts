import type { DatePrecision, StatedDate } from '../feed.ts'
import { DAY_MS, MINUTE_MS } from '../interval.ts'
import { type Clock, parseClock, toOffset } from './clock.ts'
import { type DayOrder, expandCjk, parseDay, toYear } from './day.ts'
import { foldWords } from './words.ts'

/** Longer texts are prose that mentions a date, not a date. */
const DATE_CHARACTERS_MAX = 120
const YEAR_MIN = 1970
const YEAR_MAX = 2100

/**
 * Reads a date as people and programs write it: RFC 822 and RFC 3339 in all their damaged forms, W3CDTF, asctime, Unix
 * seconds or milliseconds, 2026年11月3日, "3 November 2026", and other European month names, with words around it.
 * A time without a zone is UTC, never the server's own; a time written in Chinese, Japanese or Korean is read in that
 * country's zone. `zone` is the usual one where the date stands, minutes east (`toUsualZone`): it comes before either.
 * A midnight without a zone is no time, but the day. `order` tells how 03/11/2026 is meant, where that is known. Null
 * for what is no date, impossible, relative ("昨天") or outside 1970 to 2100, and for the first day of 1970: programs that
 * know no date write it.
 */
export function parseDate(
  text: string,
  zone: number | null = null,
  order: DayOrder | null = null,
): StatedDate | null {
  if (text.length > DATE_CHARACTERS_MAX * 2) return null
  const words = foldWords(text).replace(/\s+/g, ' ').trim()
  if (words.length > DATE_CHARACTERS_MAX || !/[\d月]/.test(words)) return null
  return (/^[\d.-]+$/.test(words) ? parseDigits(words) : null) ?? parseWritten(words, zone, order)
}

/** Forms of digits only: Unix time, ISO 8601 basic, ordinal and two-digit forms, a year alone. */
function parseDigits(digits: string): StatedDate | null {
  if (/^\d{9,10}(\.\d+)?$/.test(digits)) return toStated(Number(digits) * 1000, 'minute')
  if (/^\d{13}$/.test(digits)) return toStated(Number(digits), 'minute')
  const ordinal = /^(\d{4}|\d\d)-?(\d{3})$/.exec(digits)
  if (ordinal) return toOrdinal(toYear(ordinal[1] ?? ''), Number(ordinal[2]))
  const short = [/^(\d\d)-(\d\d)-(\d\d)$/, /^(\d\d)(\d\d)(\d\d)$/, /^-(\d\d)-?(\d\d)$/]
    .map((form) => form.exec(digits))
    .find((match) => match !== null)
  if (short) return parseWritten([toYear(short[1] ?? ''), ...short.slice(2)].join('-'))
  return /^\d{4}$/.test(digits) ? parseWritten(`${digits}-01`) : null
}

function toOrdinal(year: number, day: number): StatedDate | null {
  const at = Date.UTC(year, 0, day)
  return day > 0 && new Date(at).getUTCFullYear() === year ? toStated(at, 'day') : null
}

const BASIC = /^(\d{4})(\d\d)(\d\d)(?:t? ?(\d\d)(\d\d)(\d\d)?)?(?=$|z|[+-]|[t ]\d\d:)/

function parseWritten(
  words: string,
  zone: number | null = null,
  order: DayOrder | null = null,
): StatedDate | null {
  const text = expandCjk(words).replace(BASIC, toExtended)
  const clock = parseClock(text)
  const day = parseDay(clock?.rest ?? text, words, order)
  if (!day || day.month < 1 || day.month > 12) return null
  const date = day.day ?? 1
  const at = Date.UTC(day.year, day.month - 1, date)
  if (date < 1 || new Date(at).getUTCDate() !== date) return null
  if (day.day === null) return toStated(at, 'month')
  if (!clock || isBareMidnight(clock)) return toStated(at, 'day')
  if (clock.hour > 24 || clock.minute > 59 || clock.second > 60) return null
  const local = at + ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000
  return toStated(local - toOffset(clock.zone, zone, { local, words }) * MINUTE_MS, 'minute')
}

/** What programs write after a day of which they know no time. */
function isBareMidnight({ hour, minute, second, zone }: Clock): boolean {
  return zone === null && hour + minute + second === 0
}

function toExtended(_: string, ...parts: string[]): string {
  const [year, month, day, hour, minute, second = '00'] = parts
  return `${year}-${month}-${day}${hour ? ` ${hour}:${minute}:${second}` : ''}`
}

function toStated(at: number, precision: DatePrecision): StatedDate | null {
  const year = new Date(at).getUTCFullYear()
  if (at < DAY_MS) return null
  return year >= YEAR_MIN && year <= YEAR_MAX ? { at, precision } : null
}

/** A date; where it is only a month, the day of that month that another date tells. */
export function refineMonth(date: StatedDate | null, other: StatedDate | null): StatedDate | null {
  if (date?.precision !== 'month' || other === null) return date
  const toMonth = ({ at }: StatedDate) => new Date(at).toISOString().slice(0, 7)
  return toMonth(other) === toMonth(date) ? other : date
}
