import { DAY_MS } from '../interval.ts'
import { toWeek, WEEK_MS, type Week } from '../week.ts'

/** An edition closes so long after its week, ms: what was posted late on Sunday has been read by then. */
const EDITION_CLOSES_AFTER_MS = DAY_MS
/** Weeks before the first reception that have an edition, made of the older posts that came with it. */
export const EDITION_WEEKS_BACK = 12

/** What of the editions is known: when the first post was received, ms (null: none yet), and which weeks are closed. */
export interface EditionRecord {
  firstSeenAt: number | null
  closed: ReadonlySet<string>
}

/** When the edition of a week takes its last form, ms; not before the station has listened for a day. */
export function toClosesAt({ until }: Week, firstSeenAt: number | null): number {
  return Math.max(until, firstSeenAt ?? 0) + EDITION_CLOSES_AFTER_MS
}

/** Whether there is an edition of a week, or will be once it closes. */
export function hasEdition(week: Week, { firstSeenAt, closed }: EditionRecord, now: number): boolean {
  if (closed.has(week.name)) return true
  return firstSeenAt !== null && week.since >= toFirstSince(firstSeenAt) && week.since <= now
}

/** The weeks that have begun and whose editions are not closed, oldest first. */
export function listOpenWeeks({ firstSeenAt, closed }: EditionRecord, now: number): Week[] {
  if (firstSeenAt === null) return []
  const weeks: Week[] = []
  for (let since = toFirstSince(firstSeenAt); since <= now; since += WEEK_MS) {
    const week = toWeek(since)
    if (!closed.has(week.name)) weeks.push(week)
  }
  return weeks
}

/** The weeks whose editions are due to be closed, oldest first. */
export function listClosableWeeks(record: EditionRecord, now: number): Week[] {
  return listOpenWeeks(record, now).filter((week) => toClosesAt(week, record.firstSeenAt) <= now)
}

function toFirstSince(firstSeenAt: number): number {
  return toWeek(firstSeenAt).since - EDITION_WEEKS_BACK * WEEK_MS
}
