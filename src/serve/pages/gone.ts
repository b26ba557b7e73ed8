import type { EntryCard } from '../../entry.ts'
import type { Reads } from '../../store/reads.ts'
import type { Tag } from '../../tag.ts'

/** Ids of what a kept card names and has no page here any more. */
export interface Gone {
  entries: ReadonlySet<string>
  sources: ReadonlySet<string>
  tags: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()
export const NOTHING_GONE: Readonly<Gone> = { entries: NONE, sources: NONE, tags: NONE }

/** What of these cards, kept since some time, was deleted meanwhile. */
export async function findGone(
  cards: readonly EntryCard[],
  { reads, tags }: { reads: Reads; tags: readonly Tag[] },
): Promise<Gone> {
  const ids = {
    entries: cards.map(({ id }) => id),
    sources: cards.map(({ source }) => source.id),
    tags: cards.flatMap((card) => card.tags.map(({ id }) => id)),
  }
  const [entries, sources, counted] = await Promise.all([
    reads.listContents(ids.entries, { isFull: false }),
    reads.findSources(ids.sources),
    reads.listTagCounts(),
  ])
  return {
    entries: without(ids.entries, entries),
    sources: without(ids.sources, sources),
    tags: without(ids.tags, [...counted, ...tags]),
  }
}

function without(ids: readonly string[], existing: readonly { id: string }[]): ReadonlySet<string> {
  return new Set(ids).difference(new Set(existing.map(({ id }) => id)))
}
