import { DAY_MS } from './dates.ts'
import type { DayCount } from './waveform.ts'
import type { Words } from './words.ts'

/** Fewer gaps than this say nothing about a habit. */
const GAPS_MIN = 3
/** A source is silent when it is this many times later than usual … */
const LATE_TIMES = 3
/** … and at least this late; without a known habit, only after half a year. */
const LATE_DAYS_MIN = 14
const LATE_DAYS_UNKNOWN = 182

/** How many days usually lie between two days with posts: the median; null when there are too few to say. */
export function findUsualGap(days: readonly DayCount[]): number | null {
  const stamps = days.filter(({ count }) => count > 0).map(({ day }) => Date.parse(day))
  const gaps = stamps.slice(1).map((stamp, index) => (stamp - (stamps[index] ?? stamp)) / DAY_MS)
  if (gaps.length < GAPS_MIN) return null
  gaps.sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)] ?? null
}

/** Whether a source has been quiet for much longer than is its habit. */
export function isSilent(usualGap: number | null, quietMs: number): boolean {
  const late = usualGap === null ? LATE_DAYS_UNKNOWN : Math.max(usualGap * LATE_TIMES, LATE_DAYS_MIN)
  return quietMs > late * DAY_MS
}

/** A habit in words: daily, weekly … */
export function toRhythmText(usualGap: number, words: Words): string {
  const { rhythm } = words.sources
  if (usualGap < 2) return rhythm.daily
  if (usualGap < 5) return rhythm.days(Math.round(usualGap))
  if (usualGap < 10) return rhythm.weekly
  if (usualGap < 20) return rhythm.fortnightly
  if (usualGap < 46) return rhythm.monthly
  return rhythm.rarely
}
