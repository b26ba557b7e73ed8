import type { Database, IndexChange } from './database.ts'
import { toMoves } from './move-places.ts'
import { type Query, sql } from './sql.ts'
import { findStoryFacts } from './story-facts.ts'
import { toVersionQuery } from './version.ts'
import type { FormStory, MovedPlace } from './writes.ts'

/** Reposts looked at for one transaction, so that no writer waits for long. */
const ORPHANS_PER_BATCH = 100

/** Stories whose original is gone get another of their entries, as `form` chooses it; the others stay joined under it. */
export async function reviveStories(
  database: Database,
  { form, now }: { form: FormStory; now: number },
): Promise<void> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const orphans = await database.all(sql`SELECT e.key AS key, e.story AS story FROM entries e
      WHERE e.is_lead = 0 AND e.key > ${after} AND NOT EXISTS (SELECT 1 FROM entries o WHERE o.id = e.story)
      ORDER BY e.key LIMIT ${ORPHANS_PER_BATCH}`)
    const last = orphans.at(-1)
    if (!last) return
    const queries: Query[] = []
    const index: IndexChange[] = []
    for (const story of new Set(orphans.map((row) => row.story as string))) {
      const revival = await toRevival(database, story, form)
      queries.push(...revival.queries)
      index.push(...revival.index)
    }
    await database.batch([...queries, toVersionQuery('entries', now)], { index })
    after = last.key as number
  }
}

/** A text may stand in thousands of places: all of them move in one go, and of the lead alone more is written. */
async function toRevival(
  database: Database,
  story: string,
  form: FormStory,
): Promise<{ queries: Query[]; index: IndexChange[] }> {
  const members = await findStoryFacts(database, { stories: [story] })
  const lead = form(members).find((place) => place.isLead)
  if (!lead) return { queries: [], index: [] }
  const moved: MovedPlace = { ...lead, wasLead: false }
  const { queries, index } = await toMoves(database, [moved])
  const joining = sql`UPDATE entries SET story = ${lead.story}, feed_id = ${lead.feedId} WHERE story = ${story}`
  return { queries: [joining, ...queries], index }
}
