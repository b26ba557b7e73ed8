import { DAY_MS, HOUR_MS, MINUTE_MS } from './interval.ts'

const MONTH_DAYS = 30.44
const YEAR_DAYS = 365.25

export type SpanUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** A length of time as people say it: a whole number of the largest unit that is not silly, at least one minute. */
export function toSpan(ms: number): { count: number; unit: SpanUnit } {
  const span = Math.max(Math.abs(ms), MINUTE_MS)
  const days = span / DAY_MS
  if (span < HOUR_MS) return { count: Math.floor(span / MINUTE_MS), unit: 'minute' }
  if (span < 2 * DAY_MS) return { count: Math.floor(span / HOUR_MS), unit: 'hour' }
  if (days < 14) return { count: Math.floor(days), unit: 'day' }
  if (days < 61) return { count: Math.floor(days / 7), unit: 'week' }
  if (days < 2 * YEAR_DAYS) return { count: Math.floor(days / MONTH_DAYS), unit: 'month' }
  return { count: Math.floor(days / YEAR_DAYS), unit: 'year' }
}

/** The same in English: `5 weeks`, `1 hour`. */
export function describeSpan(ms: number): string {
  const { count, unit } = toSpan(ms)
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
}
