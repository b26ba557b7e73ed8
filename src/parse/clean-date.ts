import type { DatePrecision, StatedDate } from '../feed.ts'

/** Characters of ISO 8601 that a date of each precision fills. */
const LENGTHS: Record<DatePrecision, number> = { minute: 24, day: 10, month: 7 }

/** A date as the clean XML holds it: ISO 8601 in UTC, as long as it is exact. */
export function toCleanDate({ at, precision }: StatedDate): string {
  return new Date(at).toISOString().slice(0, LENGTHS[precision])
}

/** The date that `toCleanDate` wrote. */
export function readCleanDate(text: string): StatedDate {
  const precision = text.length === LENGTHS.minute ? 'minute' : text.length === LENGTHS.day ? 'day' : 'month'
  return { at: Date.parse(text), precision }
}
