import { type Condition, type ConditionCode, findFewer, toCondition } from '../../condition/condition.ts'
import { toRhythm } from '../../schedule/rhythm.ts'
import type { SourceWithState } from '../../source.ts'
import { toHostName } from './address.ts'
import { toSpanText } from './dates.ts'
import type { Words } from './words.ts'

/** The groups of the instrument panel, those that want a person first. */
export const GROUPS = ['lost', 'changed', 'silent', 'waiting', 'fine', 'off'] as const
export type Group = (typeof GROUPS)[number]

const GROUP_OF: Readonly<Record<ConditionCode, Group>> = {
  broken: 'lost',
  login: 'lost',
  challenge: 'lost',
  robots: 'lost',
  'no-list': 'lost',
  failing: 'lost',
  fewer: 'changed',
  fallback: 'changed',
  moved: 'changed',
  silent: 'silent',
  new: 'waiting',
  remarks: 'fine',
  healthy: 'fine',
  gone: 'off',
  paused: 'off',
  retired: 'off',
}

/** What the reader is told of a source: its group, one line, what went wrong and for how long, what can be done. */
export interface SourceReport {
  group: Group
  code: ConditionCode
  line: string
  detail: string | null
  history: string | null
  advice: string | null
  /** Since when it has been so, ms; null where that was not noted yet. */
  since: number | null
}

interface Telling {
  now: number
  words: Words
}

/** Sums up a source in the words of the reader. */
export function toSourceReport(source: SourceWithState, telling: Telling): SourceReport {
  const condition = toCondition(source, telling.now)
  const { code } = condition
  const isLost = GROUP_OF[code] === 'lost'
  return {
    group: GROUP_OF[code],
    code,
    line: toLine(source, condition, telling),
    detail: isLost || code === 'gone' || code === 'paused' ? (source.lastError?.detail ?? null) : null,
    history: isLost ? toHistory(source, telling) : null,
    advice: telling.words.conditions.advice[code] ?? null,
    since: source.noted?.code === code ? source.noted.since : null,
  }
}

function toLine(source: SourceWithState, { code }: Condition, { now, words }: Telling): string {
  const { sources, conditions, failures } = words
  const { lines } = conditions
  const usual = source.usualGapMs === null ? null : toRhythmText(source.usualGapMs, words)
  if (GROUP_OF[code] === 'lost' && source.lastError) return sources.lost(failures[source.lastError.code])
  if (code === 'silent')
    return sources.silentFor(toSpanText(now - (source.lastPublishedAt ?? now), words), usual)
  const fewer = findFewer(source.itemCounts)
  if (code === 'fewer' && fewer) return lines.fewer(fewer.count, fewer.usual)
  if (code === 'moved' && source.movedTo) return lines.moved(toHostName(source.movedTo))
  if (code === 'fallback') return lines.fallback
  if (code === 'remarks' && source.warnings.length > 0) {
    return lines.remarks(source.warnings.length, sources.fine(usual))
  }
  if (code === 'new') return sources.waiting
  return GROUP_OF[code] === 'off' ? sources.statuses[source.status] : sources.fine(usual)
}

function toHistory({ failures, lastSuccessAt }: SourceWithState, { now, words }: Telling): string {
  const { sources } = words
  if (lastSuccessAt === null) return sources.troubleEver(failures)
  return sources.trouble(words.ago(toSpanText(now - lastSuccessAt, words)), failures)
}

/** A habit in words: daily, weekly … */
function toRhythmText(usualGapMs: number, words: Words): string {
  const { name, days } = toRhythm(usualGapMs)
  const { rhythm } = words.sources
  return name === 'days' ? rhythm.days(days) : rhythm[name]
}
