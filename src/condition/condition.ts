import type { Failure, FailureCode } from '../failure.ts'
import { isFallbackRemark } from '../fallback-remark.ts'
import { describeRhythm, isSilent } from '../schedule/rhythm.ts'
import type { SourceWithState } from '../source.ts'
import { describeSpan } from '../span.ts'
import { ADVICE } from './words.ts'

/** Every condition a source can be in, those that want a person first. Codes are stable: API, metrics and feeds name them. */
export const CONDITION_CODES = [
  'broken',
  'gone',
  'login',
  'challenge',
  'robots',
  'no-list',
  'failing',
  'fewer',
  'silent',
  'fallback',
  'moved',
  'remarks',
  'new',
  'healthy',
  'paused',
  'retired',
] as const
export type ConditionCode = (typeof CONDITION_CODES)[number]

/** How a source is doing, in plain words. */
export interface Condition {
  code: ConditionCode
  /** The state and its figures: "silent for 5 weeks, usually weekly". */
  detail: string
  /** What an operator can do; null where nothing needs doing. */
  advice: string | null
}

/** Failures in a row after which a source will hardly come back by itself. */
export const BROKEN_FAILURES = 10
/** Readings before the last that say what is usual, at least. */
const COUNTS_MIN = 3
/** A document has far fewer posts when it has at most a third of the usual number, and that was no handful … */
const FEWER_TIMES = 3
const USUAL_MIN = 6
/** … and less than half of the fewest it ever had: documents of "the last week" vary. */
const FEWEST_TIMES = 2

/** Failures that are a condition of their own. */
const CODES_OF_FAILURES: Partial<Record<FailureCode, ConditionCode>> = {
  robots: 'robots',
  'login-page': 'login',
  'challenge-page': 'challenge',
  'no-list': 'no-list',
}
const LOGIN_STATUS = 401

/** The condition of a source at a moment (ms since the epoch): the one that says most, when several hold. */
export function toCondition(source: SourceWithState, now: number): Condition {
  const { code, detail } = findCondition(source, now)
  return { code, detail, advice: ADVICE[code] ?? null }
}

/** Posts in the last document and before, where the last has far fewer than is usual; else null. */
export function findFewer(counts: readonly number[]): { count: number; usual: number } | null {
  const count = counts.at(-1)
  if (count === 0) return findEmptied(counts)
  const before = counts.slice(0, -1)
  if (count === undefined || before.length < COUNTS_MIN) return null
  const usual = toMedian(before)
  const isFewer =
    usual >= USUAL_MIN && count * FEWER_TIMES <= usual && count * FEWEST_TIMES < Math.min(...before)
  return isFewer ? { count, usual } : null
}

/** The same for a document that is empty: that says enough where it never was before, and does not become usual. */
function findEmptied(counts: readonly number[]): { count: number; usual: number } | null {
  const before = counts.slice(0, counts.findLastIndex((count) => count > 0) + 1)
  return before.length === 0 || before.includes(0) ? null : { count: 0, usual: toMedian(before) }
}

function toMedian(counts: readonly number[]): number {
  return counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
}

type Found = Pick<Condition, 'code' | 'detail'>

function findCondition(source: SourceWithState, now: number): Found {
  const { status, failures, lastError } = source
  if (status === 'paused') return { code: status, detail: 'paused' }
  if (status === 'retired') return { code: status, detail: 'no longer in the configuration' }
  if (status === 'gone') return { code: status, detail: 'gone for good, as its host said twice' }
  if (failures > 0 && lastError) return toTrouble(source, lastError)
  if (source.lastSuccessAt === null) return { code: 'new', detail: 'not read yet' }
  return findOddity(source, now) ?? toHealthy(source)
}

function toTrouble({ failures, lastSuccessAt }: SourceWithState, { code, status, detail }: Failure): Found {
  const own = status === LOGIN_STATUS ? 'login' : CODES_OF_FAILURES[code]
  const times = failures === 1 ? 'failed once' : `failed ${failures} times in a row`
  const ever = lastSuccessAt === null ? ', never read so far' : ''
  return {
    code: own ?? (failures < BROKEN_FAILURES ? 'failing' : 'broken'),
    detail: `${times}${ever}: ${detail}`,
  }
}

/** What is odd about a source that can be read, the most telling first. */
function findOddity(source: SourceWithState, now: number): Found | null {
  const { itemCounts, lastPublishedAt, usualGapMs, movedTo, warnings } = source
  const fewer = findFewer(itemCounts)
  if (fewer) return { code: 'fewer', detail: `${fewer.count} posts in its document, usually ${fewer.usual}` }
  const quietMs = lastPublishedAt === null ? 0 : now - lastPublishedAt
  if (isSilent(usualGapMs, quietMs)) {
    const usual = usualGapMs === null ? '' : `, usually ${describeRhythm(usualGapMs)}`
    return { code: 'silent', detail: `silent for ${describeSpan(quietMs)}${usual}` }
  }
  const fallback = warnings.find(isFallbackRemark)
  if (fallback) return { code: 'fallback', detail: fallback }
  return movedTo === null ? null : { code: 'moved', detail: `moved for good to ${movedTo}` }
}

function toHealthy({ warnings, moving, usualGapMs }: SourceWithState): Found {
  const redirects = moving
    ? [`It redirects for good to ${moving.to}, so far on ${toTimes(moving.seen)}.`]
    : []
  const [first, ...more] = [...redirects, ...warnings]
  if (first !== undefined) {
    return { code: 'remarks', detail: more.length === 0 ? first : `${first} (and ${more.length} more)` }
  }
  return {
    code: 'healthy',
    detail: usualGapMs === null ? 'healthy' : `healthy, posts ${describeRhythm(usualGapMs)}`,
  }
}

function toTimes(count: number): string {
  return count === 1 ? 'one reading' : `${count} readings in a row`
}
