import { createHash } from 'node:crypto'
import type { SourceWithState } from '../source.ts'
import { type Condition, type ConditionCode, toCondition } from './condition.ts'

/** A source that passed from one condition to another, as it was told then. */
export interface ConditionChange extends Condition {
  /** Permanent; the same change noted twice has the same id. */
  id: string
  sourceId: string
  /** The condition before; null for the first one noted. */
  previous: ConditionCode | null
  /** ms since the epoch. */
  changedAt: number
  /** Whether an operator wants to hear of it: passing between conditions that are all well is nothing to tell. */
  isTold: boolean
}

const WELL: ReadonlySet<ConditionCode | null> = new Set([null, 'new', 'healthy', 'remarks'])

/** What has changed since the condition of a source was last noted; null where nothing has. */
export function findConditionChange(source: SourceWithState, now: number): ConditionChange | null {
  const condition = toCondition(source, now)
  const previous = source.noted?.code ?? null
  if (condition.code === previous) return null
  const id = toChangeId(source, condition.code)
  const isTold = !(WELL.has(previous) && WELL.has(condition.code))
  return { ...condition, id, sourceId: source.id, previous, changedAt: now, isTold }
}

/** Follows from what was noted before, so that two crawlers that see the same change give it one id. */
function toChangeId({ id, createdAt, noted }: SourceWithState, code: ConditionCode): string {
  const before = noted ? `${noted.code} ${noted.since}` : `created ${createdAt}`
  return createHash('sha256').update(`${id}\n${before}\n${code}`).digest('base64url').slice(0, 22)
}
