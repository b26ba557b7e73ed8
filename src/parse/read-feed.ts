import { type Failure, toFailure } from '../failure.ts'
import type { Feed } from '../feed.ts'
import { type CleanFeed, readCleanFeed } from './clean-feed.ts'
import { normalise } from './normalise.ts'
import { rewrite } from './rewrite.ts'

/**
 * RSS, Atom or RDF to a Feed: rewritten to clean XML, read by rss-parser, brought into our model. `rootAt` is where its
 * root starts, `url` what addresses are relative to. A Failure when it holds no channel, feed or item.
 */
export async function readFeed(
  text: string,
  { rootAt, url }: { rootAt: number; url: string },
): Promise<{ feed: Feed } | { failure: Failure }> {
  const { format, xml, names, texts, isFeed, warnings } = rewrite(text, { rootAt, url })
  if (!isFeed)
    return { failure: toFailure('not-a-feed', 'Found an RDF document without a channel or items.') }
  let clean: CleanFeed
  try {
    clean = await readCleanFeed(xml, names)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return { failure: toFailure('unparsable', `The feed could not be read: ${reason}`) }
  }
  return {
    feed: { kind: format, ...normalise({ feed: clean, texts, documentUrl: url }), parts: [], warnings },
  }
}
