import { type Failure, toFailure } from '../failure.ts'
import { checkCount } from '../parse/check-count.ts'
import type { Crawler } from './crawler.ts'
import type { FeedReading, FeedTask } from './readings.ts'
import { type Walk, walkIndex } from './walk-index.ts'

/** Reads a document; where it is an index, also the documents that hold its items, as one reading. */
export async function readWhole(
  crawler: Pick<Crawler, 'fetcher' | 'reader'>,
  task: FeedTask,
): Promise<{ reading: FeedReading } | { failure: Failure }> {
  const index = await crawler.reader.readFeed(task)
  if ('failure' in index || index.reading.feed.parts.length === 0) return index
  const walk = await walkIndex(crawler, task, index.reading.feed.parts)
  if (walk.readings.length === 0) {
    const nothing = toFailure('no-list', 'Found an index of sitemaps that leads to none.')
    return { failure: walk.failures[0] ?? nothing }
  }
  const reading = join(index.reading, walk)
  return checkCount(reading, reading.itemCount, task.source.expect.minItems)
}

function join(index: FeedReading, { readings, failures, parts, left }: Walk): FeedReading {
  const asked = readings.length + failures.length
  const unread = left > 0 ? [`The index names ${asked + left} sitemaps; ${asked} of them are read.`] : []
  const lost = failures.map(({ detail }) => `A sitemap of the index could not be read: ${detail}`)
  const times = readings.flatMap(({ feed }) => feed.updatedAt ?? [])
  const warnings = [
    ...index.feed.warnings,
    ...unread,
    ...lost,
    ...readings.flatMap(({ feed }) => feed.warnings),
  ]
  return {
    feed: { ...index.feed, updatedAt: times.length > 0 ? Math.max(...times) : null, parts, warnings },
    itemCount: readings.reduce((sum, reading) => sum + reading.itemCount, 0),
    items: readings.flatMap((reading) => reading.items),
  }
}
