import { MINUTE_MS } from '../interval.ts'

/** Characters of the longest instant or duration that is read. */
const INSTANT_CHARACTERS_MAX = 40
/** Years that RFC 3339 can write. */
const AT_MIN = Date.parse('0001-01-01T00:00:00Z')
const AT_MAX = Date.parse('9999-12-31T23:59:59.999Z')

const DATE = /^\d{4}-\d{2}-\d{2}$/
/** RFC 3339 `date-time`. A blank before the offset is a `+` that the query string has eaten. */
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(?:[Zz]|([+ -])(\d{2}):(\d{2}))$/
/** ISO 8601 duration in whole numbers. */
const DURATION =
  /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?$/i

/** What `toInstant` accepts, as one phrase for error texts. */
export const INSTANT_FORMS =
  'an RFC 3339 time like 2026-11-23T08:00:00Z, a date like 2026-11-23, or a duration before now like P7D or PT12H'

/**
 * Reads a point in time as a client writes it, to ms since the epoch: an RFC 3339 time, a UTC date (its start), or an
 * ISO 8601 duration that is counted back from `now`. Null for anything else, days that do not exist included.
 */
export function toInstant(text: string, now: number): number | null {
  if (text.length > INSTANT_CHARACTERS_MAX) return null
  const at = DATE.test(text) ? toDay(text) : (toDateTime(text) ?? toPast(text, now))
  return at !== null && at >= AT_MIN && at <= AT_MAX ? at : null
}

/** Start of a UTC day; null where the calendar has no such day (`Date.parse` would roll 31 April over). */
function toDay(day: string): number | null {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, DATE_CHARACTERS) !== day ? null : at
}
const DATE_CHARACTERS = 10

function toDateTime(text: string): number | null {
  const match = DATE_TIME.exec(text)
  if (!match) return null
  const [, date = '', hour = '', minute = '', second = '', fraction = '', sign, offsetHour, offsetMinute] =
    match
  const day = toDay(date)
  const isClock = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 60
  const isOffset = Number(offsetHour ?? 0) <= 23 && Number(offsetMinute ?? 0) <= 59
  if (day === null || !isClock || !isOffset) return null
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second)
  const offset = (Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)) * MINUTE_MS
  return day + seconds * 1000 + Math.floor(Number(`0${fraction}`) * 1000) - (sign === '-' ? -offset : offset)
}

function toPast(text: string, now: number): number | null {
  const match = DURATION.exec(text)
  if (!match) return null
  const part = (index: number) => Number(match[index] ?? 0)
  const at = new Date(now)
  at.setUTCFullYear(at.getUTCFullYear() - part(1), at.getUTCMonth() - part(2))
  const minutes = ((part(3) * 7 + part(4)) * 24 + part(5)) * 60 + part(6)
  // Whole seconds: lists are kept in order of them.
  return Math.floor((at.getTime() - minutes * MINUTE_MS - part(7) * 1000) / 1000) * 1000
}
