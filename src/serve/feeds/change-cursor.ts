import type { ChangePlace } from '../../store/condition-changes.ts'

const CURSOR = /^(\d{1,15})\.([\w-]{1,64})$/

/** Writes a place among the changes of condition as one word. */
export function toChangeCursor({ changedAt, id }: ChangePlace): string {
  return `${changedAt}.${id}`
}

/** Reads what `toChangeCursor` wrote; null for anything else. */
export function parseChangeCursor(text: string): ChangePlace | null {
  const [, changedAt, id] = CURSOR.exec(text) ?? []
  return changedAt && id ? { changedAt: Number(changedAt), id } : null
}
