import { listOpenWeeks } from '../edition/weeks.ts'
import type { Reads } from '../store/reads.ts'
import type { Writes } from '../store/writes.ts'
import type { Crawler } from './crawler.ts'
import { forget } from './forget.ts'
import { reviveStories } from './revive-stories.ts'

interface PruneOptions {
  reads: Pick<Reads, 'findEditionRecord'>
  writes: Pick<Writes, 'prune' | 'reviveStories'>
  /** What arriving entries are compared with; left out where none arrive. */
  memory?: Pick<Crawler, 'neighbours' | 'kin'>
  /** ms since the epoch. */
  now: () => number
}

export interface Pruned {
  deleted: number
  /** Where posts that are old enough had to stay: midnight before the oldest week whose edition is not closed, ms. */
  keptSince: number | null
}

/**
 * Deletes entries published more than `ageMs` ago, but for those of weeks whose editions are still open: an edition that
 * is closed without them lacks them for good. Stories that lost their original get another.
 */
export async function pruneEntries(
  { reads, writes, memory, now }: PruneOptions,
  ageMs: number,
): Promise<Pruned> {
  const [week] = listOpenWeeks(await reads.findEditionRecord(), now())
  const wanted = now() - ageMs
  const keptSince = week && week.since < wanted ? week.since : null
  const deleted = await writes.prune({ before: keptSince ?? wanted, now: now() })
  if (memory) forget(memory, deleted)
  await reviveStories(writes, now())
  return { deleted: deleted.length, keptSince }
}
