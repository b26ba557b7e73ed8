import type { Pace } from '../feed.ts'
import { HOUR_MS } from '../interval.ts'

/** Hours looked through for one that is allowed: more than a week. */
const STEPS_MAX = 24 * 8

/**
 * Moves a time (ms since the epoch) out of the hours and days in GMT that RSS 2.0 `skipHours` and `skipDays` exclude, to
 * the start of the first hour that is free. All of them excluded means none.
 */
export function toAllowedTime(at: number, pace: Pace | null): number {
  const hours = new Set(pace?.skipHours.length === 24 ? [] : pace?.skipHours)
  const days = new Set(pace?.skipDays.length === 7 ? [] : pace?.skipDays)
  for (let step = 0; step < STEPS_MAX; step++) {
    const candidate = new Date(step === 0 ? at : Math.floor(at / HOUR_MS) * HOUR_MS + step * HOUR_MS)
    if (!hours.has(candidate.getUTCHours()) && !days.has(candidate.getUTCDay())) return candidate.getTime()
  }
  return at
}
