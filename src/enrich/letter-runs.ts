import { isCjk, toLetterKind } from './letter-kind.ts'
import { mix } from './shingles.ts'

/** Letters of a run that ends at a CJK character, and of one that ends elsewhere. */
const RUN_CJK = 5
const RUN_LATIN = 8
/** Base of the rolling hashes (Karp, Rabin 1987), modulo 2^32, and its powers. */
const BASE = 0x01000193
const POWER_CJK = toPower(RUN_CJK)
const POWER_LATIN = toPower(RUN_LATIN)
/** The last letters; a power of two not below the longest run. */
const RING = 8

/**
 * Hashes of all runs of letters of a folded text, in order, unsigned 32 bits and evenly spread; spaces and punctuation do
 * not count. One changed letter costs eight runs of hundreds, while it would cost three shingles of a few dozen words:
 * what was edited here and there is told from what was filled into a template. They are written into `room`, which has
 * a place for each character.
 */
export function listLetterRuns(folded: string, room = new Uint32Array(folded.length)): Uint32Array {
  const ring = new Uint32Array(RING)
  let [count, size, cjk, latin] = [0, 0, 0, 0]
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    const kind = toLetterKind(code)
    if (kind === 0) continue
    const leavesCjk = ring[(count - RUN_CJK) & (RING - 1)] ?? 0
    const leavesLatin = ring[count & (RING - 1)] ?? 0
    cjk = (Math.imul(cjk, BASE) + code - Math.imul(leavesCjk, POWER_CJK)) | 0
    latin = (Math.imul(latin, BASE) + code - Math.imul(leavesLatin, POWER_LATIN)) | 0
    ring[count++ & (RING - 1)] = code
    if (count >= RUN_LATIN) room[size++] = mix(isCjk(kind) ? cjk : latin)
  }
  return room.subarray(0, size)
}

function toPower(length: number): number {
  let power = 1
  for (let n = 0; n < length; n++) power = Math.imul(power, BASE)
  return power
}
