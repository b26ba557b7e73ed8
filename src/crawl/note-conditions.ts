import { findConditionChange } from '../condition/change.ts'
import { DAY_MS } from '../interval.ts'
import type { Reads } from '../store/reads.ts'
import type { Writes } from '../store/writes.ts'

/** How long a change of condition is told, ms. */
const TOLD_MS = 365 * DAY_MS

/**
 * Notes what no reading tells: that a source has been silent for too long, was paused, left the configuration. Finding
 * nothing new writes nothing.
 */
export async function noteConditions(
  {
    reads,
    writes,
  }: { reads: Pick<Reads, 'listSources'>; writes: Pick<Writes, 'saveChanges' | 'dropChanges'> },
  now: number,
): Promise<void> {
  const sources = await reads.listSources()
  await writes.saveChanges(
    sources.flatMap((source) => findConditionChange(source, now) ?? []),
    now,
  )
  await writes.dropChanges(now - TOLD_MS)
}
