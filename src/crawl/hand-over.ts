import { Deserializer, Serializer } from 'node:v8'
import { isEmptyItem } from '../entry.ts'
import { type Failure, toFailure } from '../failure.ts'
import type { FeedReading, OpenedFeed, ReadItem } from './readings.ts'

/** A feed as it goes to another thread: its items as bytes, which are handed over as they lie. */
export interface HandedOver extends Omit<FeedReading, 'items'> {
  items: Uint8Array<ArrayBuffer>[]
}

/** All items of one feed, MiB: as bytes they are none of a thread's heap, whose bound would not end a bomb. */
const ITEMS_MIB_MAX = 64

/** Reads the items, and makes each into bytes before the next is read: kept until all are, they would be old by then. */
export function handOver(opened: OpenedFeed): { reading: HandedOver } | { failure: Failure } {
  const items: HandedOver['items'] = []
  let size = 0
  for (const read of opened.items) {
    const bytes = toBytes(read)
    size += bytes.length
    if (size > ITEMS_MIB_MAX * 1024 * 1024) return { failure: toTooLarge() }
    items.push(bytes)
  }
  return { reading: { ...opened, items } }
}

function toTooLarge(): Failure {
  return toFailure('worker', `Reading the document needed more than ${ITEMS_MIB_MAX} MiB and was given up.`)
}

/** What was handed over. */
export function takeOver(handed: HandedOver): FeedReading {
  return { ...handed, items: handed.items.map(fromBytes) }
}

function toBytes(read: ReadItem): Uint8Array<ArrayBuffer> {
  const serializer = new Serializer()
  serializer.writeHeader()
  serializer.writeValue(withoutHtml(read))
  return serializer.releaseBuffer()
}

function fromBytes(bytes: Uint8Array<ArrayBuffer>): ReadItem {
  const deserializer = new Deserializer(bytes)
  deserializer.readHeader()
  const read: ReadItem = deserializer.readValue()
  // Freed at once: waiting for it V8 would look through the whole heap more often.
  bytes.buffer.transfer(0)
  return read
}

/**
 * What an item says as html is a third of it, and needed in the other thread only where the post's own page is still to be
 * read. One that has nothing else would not be told from an empty one.
 */
function withoutHtml(read: ReadItem): ReadItem {
  const item = { ...read.item, summaryHtml: null, contentHtml: null }
  return read.isTeaser || isEmptyItem(item) ? read : { ...read, item }
}
