import { DAY_MS } from './interval.ts'
/** A week, ms. */
export const WEEK_MS = 7 * DAY_MS
/** ISO weekday of Thursday: the week belongs to the year that its Thursday is in. */
const THURSDAY = 4
const NAME = /^(\d{4})-W(\d{2})$/

/** A week of ISO 8601: Monday to Sunday, UTC; `2026-W47`. Times are ms since the epoch, `until` is no longer in it. */
export interface Week {
  name: string
  since: number
  until: number
}

/** The week that a moment is in. */
export function toWeek(at: number): Week {
  const since = toMonday(at)
  const year = new Date(since + (THURSDAY - 1) * DAY_MS).getUTCFullYear()
  const number = (since - toFirstMonday(year)) / WEEK_MS + 1
  return { name: `${year}-W${String(number).padStart(2, '0')}`, since, until: since + WEEK_MS }
}

/** The week of a name as `toWeek` writes it; null for any other text, week 53 of a year of 52 among it. */
export function parseWeek(name: string): Week | null {
  const [, year, number] = NAME.exec(name) ?? []
  if (year === undefined || number === undefined) return null
  const week = toWeek(toFirstMonday(Number(year)) + (Number(number) - 1) * WEEK_MS)
  return week.name === name ? week : null
}

/** Midnight of the Monday of a moment's week. */
function toMonday(at: number): number {
  const midnight = Math.floor(at / DAY_MS) * DAY_MS
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS
}

/** The Monday of week 1: the week that 4 January is in. */
function toFirstMonday(year: number): number {
  return toMonday(Date.UTC(year, 0, 4))
}
