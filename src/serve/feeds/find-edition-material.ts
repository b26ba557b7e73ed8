import type { EditionEntry } from '../../edition/edition.ts'
import type { Reads } from '../../store/reads.ts'
import type { FeedMaterial } from './build-feed.ts'

interface MaterialOptions {
  reads: Pick<Reads, 'listContents' | 'findSources'>
  /** Whether whole contents are asked for: they are those of now, as far as they still exist. */
  isFull: boolean
}

/**
 * What the feed of an edition is made of. What was kept with the posts holds, whatever became of them; where an edition
 * was closed before it was kept, what is known of them now.
 */
export async function findEditionMaterial(
  posts: readonly EditionEntry[],
  { reads, isFull }: MaterialOptions,
): Promise<FeedMaterial> {
  const asked = posts.filter(({ forFeeds }) => isFull || !forFeeds).map(({ entry }) => entry)
  const [contents, sources] = await Promise.all([
    reads.listContents(
      asked.map(({ id }) => id),
      { isFull },
    ),
    reads.findSources(asked.map(({ source }) => source.id)),
  ])
  const contentsNow = new Map(contents.map((one) => [one.id, one]))
  const sourcesNow = new Map(sources.map((one) => [one.id, one]))
  return {
    cards: posts.map(({ entry }) => entry),
    contents: posts.map(({ entry: { id }, forFeeds }) => {
      const now = contentsNow.get(id)
      const enclosures = forFeeds?.enclosures ?? now?.enclosures ?? []
      return { id, contentHtml: now?.contentHtml ?? null, enclosures }
    }),
    sources: posts.map(({ entry: { source }, forFeeds }) => {
      const now = sourcesNow.get(source.id)
      return { id: source.id, url: forFeeds?.sourceUrl ?? now?.url ?? source.url, full: now?.full ?? false }
    }),
    isFull,
  }
}
