import type { Figure } from '../measure.ts'
import { benchRounds } from './bench-rounds.ts'
import { benchStages } from './bench-stages.ts'

/** What reading posts costs, stage by stage, and two rounds over many feeds. */
export async function benchCrawl(feeds: number): Promise<Figure[]> {
  const stages = (await benchStages()).flatMap(({ name, limit, ours, theirs }) => [
    { name: `a post: ${name}`, value: ours, unit: 'ms CPU' },
    ...(theirs === null ? [] : [{ name: `a post: ${limit}`, value: theirs, unit: 'ms CPU' }]),
  ])
  return [...stages, ...(await benchRounds(feeds))]
}
