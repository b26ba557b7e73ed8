import { sortEven } from './sort-even.ts'

/** Shingles kept of a text: 512 bytes a post. */
export const SAMPLE_MAX = 128
/** Parts of equal length that a text is cut into; the low bits of a kept hash say in which the shingle stood. */
const PARTS = 8
const PART_MASK = PARTS - 1
/** Hashes looked at beyond those kept: the spread of hashes is even, but not perfectly so. */
const SLACK = 2
const HASHES = 2 ** 32

/**
 * The up to 128 least of a text's distinct shingle hashes, ascending, each with the eighth of the text it stands in put
 * into its three low bits. Since every text is sampled by the same order, two samples tell which share of one text stands
 * in the other (bottom-k sketches: Broder 1997; Cohen, Kaplan 2007), and where.
 */
export function toSample(shingles: Uint32Array): Uint32Array {
  let limit = (SAMPLE_MAX * SLACK * HASHES) / shingles.length
  let found = listBelow(shingles, limit)
  while (found.length < SAMPLE_MAX && limit < HASHES) {
    limit *= 2
    found = listBelow(shingles, limit)
  }
  return found.slice(0, SAMPLE_MAX)
}

/** Where hashes are gathered, one text after the other. */
let room = new Uint32Array(8192)

/** The distinct hashes below a limit, ascending, with the part that each stands in. */
function listBelow(shingles: Uint32Array, limit: number): Uint32Array {
  if (room.length < shingles.length) room = new Uint32Array(shingles.length)
  // An unsigned number of 32 bits, with which others are compared as they are.
  const last = (Math.min(Math.ceil(limit), HASHES) - 1) >>> 0
  let count = 0
  for (let at = 0; at < shingles.length; at++) {
    const value = shingles[at] ?? 0
    if (value <= last) room[count++] = toHash(value) | ((at * PARTS) / shingles.length)
  }
  const sorted = sortEven(room.subarray(0, count), limit + PART_MASK)
  let size = 0
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at] ?? 0
    if (size === 0 || toHash(value) !== toHash(sorted[size - 1] ?? 0)) sorted[size++] = value
  }
  return sorted.subarray(0, size)
}

/** How much of one text stands in another, by their samples. */
export interface Containment {
  /** Share of its shingles that stand there too, 0 to 1. */
  share: number
  /** Share of its parts of which a good deal stands there: a frame around another text fills some parts only. */
  covered: number
  /** Its sampled shingles that could be compared: the more, the surer. */
  compared: number
  /**
   * How far what stands in both stands in one order, -1 to 1: the correlation of its parts here and there. A copy keeps the
   * order of its original; texts that are filled from the same few words do not. 1 where all of it stands together.
   */
  order: number
}

/** Of a part's shingles this share must stand in the other text for the part to count as standing there. */
const PART_SHARE_MIN = 0.25

/**
 * Where one measurement is counted: shingles of each part, and of each part those found in each of the other text's. A
 * byte is enough for each: none exceeds SAMPLE_MAX.
 */
const compared = new Uint8Array(PARTS)
const found = new Uint8Array(PARTS * PARTS)

/** How much of the text with sample `a` stands in the one with sample `b`. */
export function measureContainment(a: Uint32Array, b: Uint32Array): Containment {
  const limit = Math.min(toLimit(a), toLimit(b))
  compared.fill(0)
  found.fill(0)
  let other = 0
  for (let at = 0; at < a.length; at++) {
    const value = a[at] ?? 0
    const hash = toHash(value)
    if (hash > limit) break
    const part = value & PART_MASK
    compared[part] = (compared[part] ?? 0) + 1
    while (other < b.length && toHash(b[other] ?? 0) < hash) other++
    if (other === b.length || toHash(b[other] ?? 0) !== hash) continue
    const pair = part * PARTS + ((b[other] ?? 0) & PART_MASK)
    found[pair] = (found[pair] ?? 0) + 1
  }
  return summarise()
}

function summarise(): Containment {
  let all = 0
  let shared = 0
  let parts = 0
  let covered = 0
  for (let part = 0; part < PARTS; part++) {
    const of = compared[part] ?? 0
    let there = 0
    for (let pair = part * PARTS; pair < (part + 1) * PARTS; pair++) there += found[pair] ?? 0
    all += of
    shared += there
    if (of === 0) continue
    parts++
    if (there >= of * PART_SHARE_MIN) covered++
  }
  return {
    share: all === 0 ? 0 : shared / all,
    covered: parts === 0 ? 0 : covered / parts,
    compared: all,
    order: toOrder(),
  }
}

/** What stands within fewer parts than these, as a spread (variance), stands together. */
const TOGETHER_MAX = 0.5

/** Correlation of the parts in which shared shingles stand. */
function toOrder(): number {
  let count = 0
  let x = 0
  let y = 0
  let xx = 0
  let yy = 0
  let xy = 0
  for (let here = 0; here < PARTS; here++) {
    for (let there = 0; there < PARTS; there++) {
      const times = found[here * PARTS + there] ?? 0
      count += times
      x += times * here
      y += times * there
      xx += times * here * here
      yy += times * there * there
      xy += times * here * there
    }
  }
  const spreadHere = count * xx - x * x
  const spreadThere = count * yy - y * y
  if (Math.min(spreadHere, spreadThere) <= TOGETHER_MAX * count * count) return 1
  return (count * xy - x * y) / Math.sqrt(spreadHere * spreadThere)
}

/** How many distinct shingles a text has, about, by its sample. */
export function toSize(sample: Uint32Array): number {
  if (sample.length < SAMPLE_MAX) return sample.length
  return Math.round(((SAMPLE_MAX - 1) * HASHES) / (toLimit(sample) + 1))
}

/** The greatest hash that would be in a sample: all of them where the sample holds the whole text. */
function toLimit(sample: Uint32Array): number {
  return sample.length < SAMPLE_MAX ? HASHES : toHash(sample[SAMPLE_MAX - 1] ?? 0)
}

function toHash(value: number): number {
  return (value & ~PART_MASK) >>> 0
}
