import { LRUCache } from 'lru-cache'
import type { EntryCard } from '../entry.ts'
import type { Database } from './database.ts'
import type { Query, Row } from './sql.ts'
import { findVersion } from './version.ts'

/** Answers to queries that are kept: totals of lists, sizes of their parts, places of pages. */
const ANSWERS_MAX = 1_000
/** What they may take together, bytes: that of a search by relevance names thousands of keys. */
const ANSWERS_BYTES_MAX = 8 * 2 ** 20
/** What a row takes, and each value in it, strings aside; measured with room, bytes. */
const ROW_BYTES = 40
const VALUE_BYTES = 16
/** Cards that are kept, some 3 KiB each: lists of many kinds show the same newest entries. */
const CARDS_MAX = 1_000

/** What was read at one version of the data, and may be read again while it stands. */
export interface Memory {
  /** The rows of a query: counting walks every match, and sizes of lists stand in many rows. */
  recall(query: Query): Promise<Row[]>
  /** The cards of these keys; `read` brings those that are missing. They are shared: nobody changes one. */
  recallCards(keys: readonly number[], read: ReadCards): Promise<Map<number, EntryCard>>
}

type ReadCards = (keys: readonly number[]) => Promise<Map<number, EntryCard>>

/** Makes the function that answers the memory of the version that stands now. */
export function openMemory(database: Database): () => Promise<Memory> {
  let known = -1
  let memory = createMemory(database)
  return async () => {
    const { version } = await findVersion(database)
    // A new one and not an emptied one: what is still being read would come into it late.
    if (version !== known) memory = createMemory(database)
    known = version
    return memory
  }
}

function createMemory(database: Database): Memory {
  const answers = new LRUCache<string, Row[]>({
    max: ANSWERS_MAX,
    maxSize: ANSWERS_BYTES_MAX,
    sizeCalculation: (rows, key) => key.length + toBytes(rows),
  })
  const cards = new LRUCache<number, EntryCard>({ max: CARDS_MAX })
  return {
    recall: async (query) => {
      const key = JSON.stringify([query.strings, query.values])
      const known = answers.get(key)
      if (known) return known
      const found = await database.all(query)
      answers.set(key, found)
      return found
    },
    recallCards: async (keys, read) => {
      const found = new Map<number, EntryCard>()
      for (const key of keys) {
        const card = cards.get(key)
        if (card) found.set(key, card)
      }
      const missing = keys.filter((key) => !found.has(key))
      for (const [key, card] of await read(missing)) {
        found.set(key, card)
        cards.set(key, card)
      }
      return found
    },
  }
}

/** About what rows take in memory. */
function toBytes(rows: readonly Row[]): number {
  const columns = Object.keys(rows[0] ?? {})
  let bytes = rows.length * (ROW_BYTES + columns.length * VALUE_BYTES)
  for (const row of rows) {
    for (const column of columns) {
      const value = row[column]
      if (typeof value === 'string') bytes += value.length
    }
  }
  return bytes
}
