/** Lengths of time, ms. */
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Never more often than this, whatever anyone asks: the rule that blog owners publish for conditional requests. */
export const INTERVAL_MIN_MS = HOUR_MS
/** Never more rarely than this (and the jitter), whatever an origin asks. */
export const INTERVAL_MAX_MS = DAY_MS
/** No source is due later than this: the longest wait that is granted is a week, and so are the days that may be excluded. */
export const DUE_AHEAD_MAX_MS = 15 * DAY_MS
/** Due times are spread by up to this share of the interval, so that sources do not march in step. */
const JITTER = 0.1

/** A moment and chance: what is planned from now on needs both. */
export interface Moment {
  /** ms since the epoch. */
  now: number
  /** In [0, 1). */
  random: number
}

/** An interval within the bounds that hold for all. */
export function toInterval(ms: number): number {
  return Math.min(Math.max(ms, INTERVAL_MIN_MS), INTERVAL_MAX_MS)
}

/** The interval and a share of it by chance, ms: only ever later. `random` in [0, 1). */
export function toJittered(interval: number, random: number): number {
  return interval * (1 + random * JITTER)
}

/** An interval as it stands after "every": `6 h`, `day`. */
export function describeInterval(ms: number): string {
  const hours = ms / HOUR_MS
  if (hours >= 24) return hours === 24 ? 'day' : `${Math.round(hours / 24)} days`
  return hours === 1 ? 'hour' : `${Math.round(hours * 10) / 10} h`
}
