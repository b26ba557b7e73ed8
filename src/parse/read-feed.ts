import type { Feed } from '../feed.ts'
import { readCleanFeed } from './clean-feed.ts'
import { normalise } from './normalise.ts'
import { rewrite } from './rewrite.ts'

/**
 * RSS, Atom or RDF to a Feed: rewritten to clean XML, read by rss-parser, brought into our model. Null when the
 * document has no channel, feed or item. `rootAt` is where its root starts, `url` what addresses are relative to.
 */
export async function readFeed(
  text: string,
  { rootAt, url }: { rootAt: number; url: string },
): Promise<Feed | null> {
  const { format, xml, texts, isFeed, warnings } = rewrite(text, { rootAt, url })
  if (!isFeed) return null
  const feed = await readCleanFeed(xml)
  return { kind: format, ...normalise({ feed, texts, documentUrl: url }), warnings }
}
