import type { SourceWithState } from '../../source.ts'
import { toSpanText } from './dates.ts'
import { findUsualGap, isSilent, toRhythmText } from './rhythm.ts'
import type { DayCount } from './waveform.ts'
import type { Words } from './words.ts'

/** How a source is doing, worst first: the order of the instrument panel. */
export const CONDITIONS = ['lost', 'silent', 'waiting', 'fine', 'off'] as const
export type Condition = (typeof CONDITIONS)[number]

/** What the reader is told of a source: its condition, one line, and for a failure its detail and history. */
export interface SourceReport {
  condition: Condition
  line: string
  detail: string | null
  history: string | null
}

/** Sums up a source in words. `days`: its posts per day in the last year, from which its habit is read. */
export function toSourceReport(
  source: SourceWithState,
  days: readonly DayCount[],
  { now, words }: { now: number; words: Words },
): SourceReport {
  const gap = findUsualGap(days)
  const usual = gap === null ? null : toRhythmText(gap, words)
  const { sources } = words
  const quiet = (condition: Condition, line: string) => ({ condition, line, detail: null, history: null })
  if (source.status !== 'active') {
    return { ...quiet('off', sources.statuses[source.status]), detail: source.lastError?.detail ?? null }
  }
  if (source.failures > 0 && source.lastError) return toLostReport(source, source.lastError, { now, words })
  if (source.lastSuccessAt === null) return quiet('waiting', sources.waiting)
  const quietMs = now - (source.lastPublishedAt ?? source.createdAt)
  if (source.lastPublishedAt !== null && isSilent(gap, quietMs)) {
    return quiet('silent', sources.silentFor(toSpanText(quietMs, words), usual))
  }
  return quiet('fine', sources.fine(usual))
}

function toLostReport(
  source: SourceWithState,
  error: NonNullable<SourceWithState['lastError']>,
  { now, words }: { now: number; words: Words },
): SourceReport {
  const { sources } = words
  const last = source.lastSuccessAt
  const history =
    last === null
      ? sources.troubleEver(source.failures)
      : sources.trouble(words.ago(toSpanText(now - last, words)), source.failures)
  return { condition: 'lost', line: sources.lost(words.failures[error.code]), detail: error.detail, history }
}
