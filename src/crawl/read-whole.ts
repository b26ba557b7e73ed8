import type { Document } from '../document.ts'
import type { Failure } from '../failure.ts'
import { checkCount } from '../parse/check-count.ts'
import type { Crawler } from './crawler.ts'
import type { FeedReading, FeedTask } from './readings.ts'

/** Sitemaps of an index that are read in one refresh, the likeliest to hold new posts. */
const PARTS_MAX = 5

/** Reads a document; where it is an index, also the documents that hold its items, as one reading. */
export async function readWhole(
  { fetcher, reader }: Pick<Crawler, 'fetcher' | 'reader'>,
  task: FeedTask,
): Promise<{ reading: FeedReading } | { failure: Failure }> {
  const index = await reader.readFeed(task)
  if ('failure' in index || index.reading.feed.parts.length === 0) return index
  const readings: FeedReading[] = []
  const failures: Failure[] = []
  for (const { url } of index.reading.feed.parts.slice(0, PARTS_MAX)) {
    const answer = await fetcher.fetch({ url, kind: 'feed' })
    const read = 'document' in answer ? await readPart(reader, { ...task, document: answer.document }) : null
    if (read && 'reading' in read) readings.push(read.reading)
    else if (read) failures.push(read.failure)
    else if (answer.outcome === 'failed') failures.push(answer.failure)
  }
  const [first] = failures
  if (readings.length === 0 && first) return { failure: first }
  const reading = join(index.reading, readings, failures)
  return checkCount(reading, reading.itemCount, task.source.expect.minItems)
}

/** What is expected of the whole is not expected of each part. */
function readPart(reader: Crawler['reader'], { source, ...task }: FeedTask & { document: Document }) {
  return reader.readFeed({ ...task, source: { ...source, expect: { minItems: 0 } } })
}

function join(index: FeedReading, parts: FeedReading[], failures: Failure[]): FeedReading {
  const { length } = index.feed.parts
  const left =
    length > PARTS_MAX ? [`The index names ${length} sitemaps; ${PARTS_MAX} of them are read.`] : []
  const lost = failures.map(({ detail }) => `A sitemap of the index could not be read: ${detail}`)
  const times = parts.flatMap(({ feed }) => feed.updatedAt ?? [])
  return {
    feed: {
      ...index.feed,
      updatedAt: times.length > 0 ? Math.max(...times) : null,
      warnings: [...index.feed.warnings, ...left, ...lost, ...parts.flatMap(({ feed }) => feed.warnings)],
    },
    itemCount: parts.reduce((sum, part) => sum + part.itemCount, 0),
    items: parts.flatMap((part) => part.items),
  }
}
