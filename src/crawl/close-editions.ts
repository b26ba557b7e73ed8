import { listClosableWeeks } from '../edition/weeks.ts'
import type { Crawler } from './crawler.ts'

/** Gives each edition whose time has come its last form, and answers their weeks, oldest first. */
export async function closeEditions({
  reads,
  writes,
  tags,
  now,
}: Pick<Crawler, 'reads' | 'writes' | 'tags' | 'now'>): Promise<string[]> {
  const weeks = listClosableWeeks(await reads.findEditionRecord(), now())
  for (const week of weeks) {
    const edition = await reads.composeEdition({ week, tags })
    await writes.saveEdition({ ...edition, closedAt: now() })
  }
  return weeks.map(({ name }) => name)
}
