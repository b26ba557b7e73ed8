import { DAY_MS } from '../interval.ts'

/** Gaps that the habit is read from: the newest. */
const GAPS_MAX = 10
/** Fewer gaps than this say nothing about a habit. */
const GAPS_MIN = 3
/** A source is silent when it is this many times later than usual … */
const LATE_TIMES = 3
/** … and at least this late; without a known habit, only after half a year. */
const LATE_MIN_MS = 14 * DAY_MS
const LATE_UNKNOWN_MS = 182 * DAY_MS

export type RhythmName = 'daily' | 'days' | 'weekly' | 'fortnightly' | 'monthly' | 'rarely'

/** Habits by the usual gap, ms: the first whose bound is not reached. */
const RHYTHMS: readonly [number, RhythmName][] = [
  [2 * DAY_MS, 'daily'],
  [5 * DAY_MS, 'days'],
  [10 * DAY_MS, 'weekly'],
  [20 * DAY_MS, 'fortnightly'],
  [46 * DAY_MS, 'monthly'],
]

/**
 * How far apart a source's posts usually are, ms: the median of the last ten gaps between days with posts, so that ten
 * posts put up at once count as one; null when there are too few to say.
 * @param dates when its posts were published, ms since the epoch, in any order; those after `now` are left out
 */
export function findUsualGap(dates: readonly number[], now: number): number | null {
  const days = new Set(dates.filter((at) => at <= now).map((at) => Math.floor(at / DAY_MS)))
  const recent = [...days].sort((a, b) => b - a).slice(0, GAPS_MAX + 1)
  const gaps = recent.slice(1).map((day, index) => (recent[index] ?? day) - day)
  if (gaps.length < GAPS_MIN) return null
  gaps.sort((a, b) => a - b)
  return (gaps[Math.floor(gaps.length / 2)] ?? 0) * DAY_MS
}

/** The habit that a usual gap (ms) is, and the gap in whole days. */
export function toRhythm(usualGapMs: number): { name: RhythmName; days: number } {
  const name = RHYTHMS.find(([below]) => usualGapMs < below)?.[1] ?? 'rarely'
  return { name, days: Math.round(usualGapMs / DAY_MS) }
}

/** The same in English: `weekly`. */
export function describeRhythm(usualGapMs: number): string {
  const { name, days } = toRhythm(usualGapMs)
  if (name === 'days') return `every ${days} days`
  if (name === 'fortnightly') return 'every two weeks'
  return name === 'rarely' ? 'every few months' : name
}

/** Whether a source has been quiet (ms) for much longer than is its habit. */
export function isSilent(usualGapMs: number | null, quietMs: number): boolean {
  return quietMs > (usualGapMs === null ? LATE_UNKNOWN_MS : Math.max(usualGapMs * LATE_TIMES, LATE_MIN_MS))
}
