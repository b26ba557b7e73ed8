import { isEmptyItem } from '../entry.ts'
import type { FeedReading, Reader, ReadItem } from './readings.ts'

/**
 * What is read of a document as it goes to another thread, where it is written anew and made anew. What an item says as
 * html is a third of it, and needed there only where the post's own page is still to be read.
 */
export function toHandedOver(
  read: Awaited<ReturnType<Reader['readFeed']>>,
): Awaited<ReturnType<Reader['readFeed']>> {
  if ('failure' in read) return read
  const reading: FeedReading = { ...read.reading, items: read.reading.items.map(withoutHtml) }
  return { reading }
}

/** One that has nothing else would not be told from an empty one. */
function withoutHtml(read: ReadItem): ReadItem {
  const item = { ...read.item, summaryHtml: null, contentHtml: null }
  return read.isTeaser || isEmptyItem(item) ? read : { ...read, item }
}
