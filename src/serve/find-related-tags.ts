import type { Reads } from '../store/reads.ts'
import type { Tag } from '../tag.ts'

/** Tags that are weighed, and those that are shown. */
const SHARED_MAX = 60
const RELATED_MAX = 8

/** A tag that stands beside another more often than its own frequency would have it. */
export interface RelatedTag {
  id: string
  names: { en: string; zh: string }
  /** Of the newest entries of the other one, how many carry it too. */
  shared: number
}

/** The tags nearest to one, by cosine over the entries that they share: a tag that is everywhere is near to none. */
export async function findRelatedTags(
  id: string,
  { reads, tags }: { reads: Reads; tags: readonly Tag[] },
): Promise<RelatedTag[]> {
  const [shared, counted] = await Promise.all([reads.listSharedTags(id, SHARED_MAX), reads.listTagCounts()])
  const totals = new Map(counted.map((tag) => [tag.id, tag]))
  const names = new Map(tags.map((tag) => [tag.id, tag.names]))
  return shared
    .map((tag) => {
      const { name = tag.id, count = tag.shared } = totals.get(tag.id) ?? {}
      return {
        ...tag,
        names: names.get(tag.id) ?? { en: name, zh: name },
        nearness: tag.shared / Math.sqrt(count),
      }
    })
    .sort((a, b) => b.nearness - a.nearness || (a.id < b.id ? -1 : 1))
    .slice(0, RELATED_MAX)
    .map(({ nearness, ...tag }) => tag)
}
