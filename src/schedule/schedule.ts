import type { Pace } from '../feed.ts'
import { DAY_MS, describeInterval, HOUR_MS, INTERVAL_MAX_MS, toInterval, toJittered } from '../interval.ts'
import { describeSpan } from '../span.ts'
import { toAllowedTime } from './allowed-time.ts'
import { listAskedIntervals } from './asked-interval.ts'
import { describeRhythm, type RhythmName, toRhythm } from './rhythm.ts'

/** How young the newest post is, and how often we then look: [age up to, interval]. */
const AGE_LADDER: readonly [number, number][] = [
  [2 * DAY_MS, HOUR_MS],
  [7 * DAY_MS, 3 * HOUR_MS],
  [30 * DAY_MS, 6 * HOUR_MS],
  [120 * DAY_MS, 12 * HOUR_MS],
  [Number.POSITIVE_INFINITY, DAY_MS],
]

/** How often we look at a source with this habit: a post is met after a small part of the usual gap. */
const RHYTHM_INTERVALS: Readonly<Record<RhythmName, number>> = {
  daily: HOUR_MS,
  days: 3 * HOUR_MS,
  weekly: 6 * HOUR_MS,
  fortnightly: 12 * HOUR_MS,
  monthly: DAY_MS,
  rarely: DAY_MS,
}

export interface NextFetch {
  at: number
  /** One sentence for the operator. */
  reason: string
}

/** What decides when a source that answered is due again. */
export interface DueFacts {
  now: number
  /** A number in [0, 1). */
  random: number
  pace: Pace | null
  /** Headers of the answer, names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Whether we can ask "has it changed?". */
  isConditional: boolean
  lastPublishedAt: number | null
  /** How far apart its posts usually are, ms; null: not known. */
  usualGapMs: number | null
  /** Whether a hub brings us what is new: looking is then only to be sure. */
  isPushed?: boolean
}

/** One thing that speaks for an interval, and its words. */
interface Claim {
  interval: number
  why: string
}

/**
 * When a source that answered is due again. Its habit, the age of its newest post and all that its origin asks for are
 * weighed, the longest interval counts, between an hour and a day; a source that cannot be asked whether it changed is
 * read once a day. The reason names every claim that reaches the interval.
 */
export function toNextFetch(facts: DueFacts): NextFetch {
  const { now, random, pace } = facts
  const claims = listClaims(facts)
  const interval = toInterval(Math.max(...claims.map((claim) => claim.interval)))
  const deciding = claims.filter((claim) => claim.interval >= interval)
  const wanted = now + toJittered(interval, random)
  const at = toAllowedTime(wanted, pace)
  const reasons = [
    ...deciding.map(({ why }) => why),
    ...(at > wanted ? ['not in the hours it excludes'] : []),
  ]
  return { at: Math.round(at), reason: `every ${describeInterval(interval)}: ${reasons.join('; ')}` }
}

function listClaims(facts: DueFacts): Claim[] {
  const { now, isConditional, usualGapMs, lastPublishedAt, isPushed = false } = facts
  if (isPushed) return [{ interval: DAY_MS, why: 'its hub tells us of new posts' }]
  return [
    ...(isConditional ? [] : [{ interval: DAY_MS, why: 'it cannot say whether it changed' }]),
    ...(usualGapMs === null ? [] : [toRhythmClaim(usualGapMs)]),
    toAgeClaim(lastPublishedAt, now),
    ...listAskedIntervals(facts, now).map(({ interval, by }) => ({
      interval,
      why: describeAsk(interval, by),
    })),
  ]
}

function toRhythmClaim(usualGapMs: number): Claim {
  const { name } = toRhythm(usualGapMs)
  return { interval: RHYTHM_INTERVALS[name], why: `posts ${describeRhythm(usualGapMs)}` }
}

function toAgeClaim(lastPublishedAt: number | null, now: number): Claim {
  if (lastPublishedAt === null) return { interval: DAY_MS, why: 'no dated post yet' }
  const age = now - lastPublishedAt
  const days = Math.max(0, Math.floor(age / DAY_MS))
  const why =
    days === 0 ? 'newest post is of today' : `newest post is ${days} ${days === 1 ? 'day' : 'days'} old`
  return { interval: AGE_LADDER.find(([upTo]) => age <= upTo)?.[1] ?? DAY_MS, why }
}

function describeAsk(interval: number, by: string): string {
  if (interval <= INTERVAL_MAX_MS) return `asked by ${by}`
  return `asked by ${by}, which wants ${describeSpan(interval)} and gets a day`
}
