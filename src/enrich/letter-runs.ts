import { countLetter, isCjk, toLetterKind } from './letter-kind.ts'
import { mix } from './shingles.ts'

/** Letters of a run that ends at a CJK character, and of one that ends elsewhere. */
const RUN_CJK = 5
const RUN_LATIN = 8
/** Base of the rolling hashes (Karp, Rabin 1987), modulo 2^32, and its powers. */
const BASE = 0x01000193
const POWER_CJK = toPower(RUN_CJK - 1)
const POWER_LATIN = toPower(RUN_LATIN - 1)

/**
 * Hashes of all runs of letters of a folded text, in order, unsigned 32 bits and evenly spread; spaces and punctuation do
 * not count. One changed letter costs eight runs of hundreds, while it would cost three shingles of a few dozen words:
 * what was edited here and there is told from what was filled into a template. They are written into `room`, which has
 * a place for each code; the codes are written over.
 */
export function listLetterRuns(codes: Uint16Array, room: Uint32Array): Uint32Array {
  const letters = keepLetters(codes)
  // Of the letters before `at`, one fewer than make up a run.
  let [cjk, latin] = [0, 0]
  let size = 0
  for (let at = 0; at < letters.length; at++) {
    const code = letters[at] ?? 0
    cjk = (Math.imul(cjk, BASE) + code) | 0
    latin = (Math.imul(latin, BASE) + code) | 0
    if (at >= RUN_LATIN - 1) {
      room[size++] = mix(isCjk(toLetterKind(code)) ? cjk : latin)
      latin = (latin - Math.imul(letters[at - RUN_LATIN + 1] ?? 0, POWER_LATIN)) | 0
    }
    if (at >= RUN_CJK - 1) cjk = (cjk - Math.imul(letters[at - RUN_CJK + 1] ?? 0, POWER_CJK)) | 0
  }
  return room.subarray(0, size)
}

/** The letters alone, at the beginning of what held them all. */
function keepLetters(codes: Uint16Array): Uint16Array {
  let length = 0
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0
    codes[length] = code
    length += countLetter(toLetterKind(code))
  }
  return codes.subarray(0, length)
}

function toPower(length: number): number {
  let power = 1
  for (let n = 0; n < length; n++) power = Math.imul(power, BASE)
  return power
}
