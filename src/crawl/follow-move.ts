import type { SourceState } from '../source.ts'
import type { StatePatch } from '../store/writes.ts'

/** Readings in a row that a redirect for good must be met on before its target is taken for the address. */
const MOVE_READINGS = 3

/**
 * What a good reading makes of a source's address. A redirect for good is believed when three readings in a row led to one
 * and the same document that could be read; until then the old address is asked.
 * @param ledTo where redirects led that were all permanent (301, 308); null: nowhere
 */
export function followMove(
  { url, moving }: Pick<SourceState, 'moving'> & { url: string },
  ledTo: string | null,
): Pick<StatePatch, 'movedTo' | 'moving'> {
  if (ledTo === null) return moving ? { moving: null } : {}
  const seen = moving?.to === ledTo ? moving.seen + 1 : 1
  if (seen < MOVE_READINGS) return { moving: { to: ledTo, seen } }
  return { moving: null, movedTo: ledTo === url ? null : ledTo }
}
