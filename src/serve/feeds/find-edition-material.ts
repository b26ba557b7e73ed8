import type { EditionEntry } from '../../edition.ts'
import type { Reads } from '../../store/reads.ts'
import type { FeedMaterial } from './build-feed.ts'

/**
 * What the feed of an edition is made of. What was kept with the posts holds, whatever became of them; where an edition
 * was closed before it was kept, what is known of them now.
 */
export async function findEditionMaterial(
  posts: readonly EditionEntry[],
  reads: Pick<Reads, 'listContents' | 'findSources'>,
): Promise<FeedMaterial> {
  const cards = posts.map(({ entry }) => entry)
  const unkept = posts.filter(({ forFeeds }) => !forFeeds).map(({ entry }) => entry)
  const [contents, sources] = await Promise.all([
    reads.listContents(
      unkept.map(({ id }) => id),
      { isFull: false },
    ),
    reads.findSources(unkept.map(({ source }) => source.id)),
  ])
  const kept = posts.flatMap(({ entry, forFeeds }) => (forFeeds ? [{ entry, ...forFeeds }] : []))
  return {
    cards,
    contents: [
      ...contents,
      ...kept.map(({ entry, enclosures }) => ({ id: entry.id, contentHtml: null, enclosures })),
    ],
    sources: [
      ...sources,
      ...kept.map(({ entry, sourceUrl }) => ({ id: entry.source.id, url: sourceUrl, full: false })),
    ],
    isFull: false,
  }
}
