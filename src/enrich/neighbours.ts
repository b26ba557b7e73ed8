import { SLOTS } from './fingerprint.ts'
import { toContained, toSize } from './text-size.ts'

/**
 * Slots that lead to candidates. An excerpt of a third shares 0.15 to 0.3 of the shingles and agrees in one of 24 slots
 * with a chance of 0.98 and more; unrelated posts hardly ever do.
 */
const KEYED_SLOTS = 24
/**
 * Posts looked at for one question, those that share the rarest shingles first and the newest of them first: a shingle that
 * a template puts into thousands of posts must not make every question slow. A copy is not missed for it: it shares rarer
 * shingles too.
 */
const STEPS_MAX = 150
/** Posts found at most. */
const FOUND_MAX = 32
/** Newest posts that an arriving one is compared with. */
export const NEIGHBOURS_MAX = 100_000
const ROWS_MIN = 1_024
/** A full table of which less than this is in use is made anew in its size, without what was removed. */
const FULL_SHARE = 0.8
const NONE = -1

export interface Neighbour {
  key: number
  /** Estimated share of equal shingles, 0 to 1. */
  similarity: number
  /** Estimated share of the smaller text's shingles that stand in the larger, 0 to 1. */
  contained: number
}

/** Which of the known posts resemble a fingerprint. Keys are integers of the caller's choice. */
export interface Neighbours {
  readonly size: number
  /** Adds a post, or replaces its fingerprint, of which the 64 slots count. Of too many, the one added first goes. */
  add(key: number, fingerprint: Uint32Array): void
  remove(key: number): void
  /** The posts of at least this estimated similarity that have most of one another, 32 at most, those first that have more. */
  find(fingerprint: Uint32Array, minimum: number): Neighbour[]
}

/** Fingerprints as rows of one array; a hash table with chains leads from the value in each keyed slot to its rows. */
interface Table {
  capacity: number
  /** Rows in use or freed since the last rebuild. */
  used: number
  rows: Uint32Array
  /** Key of each row; NaN for a removed one. */
  keys: Float64Array
  /** Of each row's text, in shingles. */
  sizes: Float64Array
  /** First link of each bucket's chain, and for each link the next; a link is row × KEYED_SLOTS + slot. */
  heads: Int32Array
  next: Int32Array
  /** Links of each bucket. */
  lengths: Uint32Array
  /** The last question that looked at each row, and the number of that question. */
  seen: Uint32Array
  question: number
}

/** An empty in-memory index of at most `limit` posts; about 600 bytes a post. */
export function createNeighbours(limit = NEIGHBOURS_MAX): Neighbours {
  let table = createTable(ROWS_MIN)
  const rowOf = new Map<number, number>()
  // Goes on where it stopped: a walk from the start would pass over all that was removed.
  const oldest = rowOf.keys()

  function remove(key: number): void {
    const row = rowOf.get(key)
    if (row === undefined) return
    table.keys[row] = Number.NaN
    rowOf.delete(key)
  }

  return {
    get size() {
      return rowOf.size
    },
    add(key, fingerprint) {
      remove(key)
      if (table.used === table.capacity) table = rebuild(table, rowOf)
      rowOf.set(key, insert(table, key, fingerprint))
      if (rowOf.size > limit) remove(oldest.next().value as number)
    },
    remove,
    find: (fingerprint, minimum) => findRows(table, fingerprint, minimum),
  }
}

function createTable(capacity: number): Table {
  return {
    capacity,
    used: 0,
    rows: new Uint32Array(capacity * SLOTS),
    keys: new Float64Array(capacity).fill(Number.NaN),
    sizes: new Float64Array(capacity),
    heads: new Int32Array(capacity * KEYED_SLOTS).fill(NONE),
    next: new Int32Array(capacity * KEYED_SLOTS),
    lengths: new Uint32Array(capacity * KEYED_SLOTS),
    seen: new Uint32Array(capacity),
    question: 0,
  }
}

function insert(table: Table, key: number, fingerprint: Uint32Array): number {
  const row = table.used++
  table.rows.set(fingerprint.subarray(0, SLOTS), row * SLOTS)
  table.keys[row] = key
  table.sizes[row] = toSize(fingerprint)
  for (let slot = 0; slot < KEYED_SLOTS; slot++) {
    const bucket = toBucket(table, slot, fingerprint[slot] ?? 0)
    const link = row * KEYED_SLOTS + slot
    table.next[link] = table.heads[bucket] ?? NONE
    table.heads[bucket] = link
    table.lengths[bucket] = (table.lengths[bucket] ?? 0) + 1
  }
  return row
}

/** A new table without the removed rows; twice as large unless many were removed. */
function rebuild(table: Table, rowOf: Map<number, number>): Table {
  const isSparse = rowOf.size < table.capacity * FULL_SHARE
  const fresh = createTable(isSparse ? table.capacity : table.capacity * 2)
  for (let row = 0; row < table.used; row++) {
    const key = table.keys[row] ?? Number.NaN
    if (!Number.isNaN(key)) rowOf.set(key, insert(fresh, key, rowAt(table, row)))
  }
  return fresh
}

function findRows(table: Table, fingerprint: Uint32Array, minimum: number): Neighbour[] {
  const { heads, next, rows, keys, sizes, seen } = table
  const question = ++table.question
  const equalMin = Math.ceil(minimum * SLOTS)
  const size = toSize(fingerprint)
  const found: Neighbour[] = []
  let steps = 0
  for (const rank of toRarestFirst(table, fingerprint)) {
    const slot = rank % KEYED_SLOTS
    const value = fingerprint[slot] ?? 0
    let link = heads[toBucket(table, slot, value)] ?? NONE
    for (; link !== NONE && steps < STEPS_MAX; steps++) {
      const row = Math.floor(link / KEYED_SLOTS)
      // Looked up early: memory takes longer to answer than the row takes to be compared.
      link = next[link] ?? NONE
      if (seen[row] === question || rows[row * SLOTS + slot] !== value) continue
      seen[row] = question
      const key = keys[row] ?? Number.NaN
      const equal = countEqual(fingerprint, rows, row * SLOTS)
      if (equal < equalMin || Number.isNaN(key)) continue
      const similarity = equal / SLOTS
      putInOrder(found, { key, similarity, contained: toContained(similarity, size, sizes[row] ?? 1) })
    }
  }
  return found
}

/** Keeps the nearest, in order: those that are less near move on by one place, the last of too many out. */
function putInOrder(found: Neighbour[], one: Neighbour): void {
  let at = found.length
  for (; at > 0 && byNearness(one, found[at - 1] as Neighbour) < 0; at--)
    if (at < FOUND_MAX) found[at] = found[at - 1] as Neighbour
  if (at < FOUND_MAX) found[at] = one
}

function byNearness(a: Neighbour, b: Neighbour): number {
  return b.contained - a.contained || b.similarity - a.similarity || a.key - b.key
}

/** The keyed slots by how many posts may share what a fingerprint has there: that number, times the slots, plus the slot. */
function toRarestFirst(table: Table, fingerprint: Uint32Array): Float64Array {
  const ranks = new Float64Array(KEYED_SLOTS)
  for (let slot = 0; slot < KEYED_SLOTS; slot++) {
    const length = table.lengths[toBucket(table, slot, fingerprint[slot] ?? 0)] ?? 0
    ranks[slot] = length * KEYED_SLOTS + slot
  }
  return ranks.sort()
}

/** Slots in which a row agrees with a fingerprint; without a branch, which nothing could foretell. */
function countEqual(fingerprint: Uint32Array, rows: Uint32Array, from: number): number {
  let equal = 0
  for (let slot = 0; slot < SLOTS; slot++) {
    const differing = (fingerprint[slot] ?? 0) ^ (rows[from + slot] ?? 0)
    // All 32 bits are leading zeros, or fewer.
    equal += Math.clz32(differing) >>> 5
  }
  return equal
}

function rowAt(table: Table, row: number): Uint32Array {
  return table.rows.subarray(row * SLOTS, (row + 1) * SLOTS)
}

/** Fibonacci hashing of a slot's value into the buckets. */
function toBucket(table: Table, slot: number, value: number): number {
  const hash = Math.imul(value ^ Math.imul(slot + 1, 0x85ebca6b), 0x9e3779b1) >>> 0
  return Math.floor((hash / 0x1_0000_0000) * table.heads.length)
}
