import { type ScheduledTask, schedule } from 'node-cron'

/**
 * Does work at the times of a cron pattern (in UTC; six fields where it begins with seconds), never twice at once, until it is destroyed. A
 * turn that a busy thread missed is not told: the next one does what is due.
 */
export function repeat(pattern: string, work: () => unknown): ScheduledTask {
  return schedule(pattern, work, { noOverlap: true, suppressMissedWarning: true, timezone: 'UTC' })
}
