import { simplifyCode } from '../chinese-characters.ts'
import * as letterKind from './letter-kind.ts'
import * as letterRuns from './letter-runs.ts'

/** Bound here: what is imported is looked up anew at each call. */
const { isCjk, isWordPart, toLetterKind } = letterKind
const { addLetter, beginRuns, endCjkRun, endLatinRun, LETTERS_BEFORE_RUN } = letterRuns

/** Texts with fewer letters are too short to compare. */
const LETTERS_MIN = 200
/** A shingle ends at each unit: five units at a CJK character, three at a word of a spaced script. */
const SHINGLE_CJK = 5
const SHINGLE_WORDS = 3
/** The slot of a shingle, one of 64, is told by its high bits. */
const SLOT_SHIFT = 26
const SPACE = 0x20

/**
 * Notes the least shingle of each slot in `slots` (CJK 5-grams, 3 words elsewhere; punctuation is left out): hashes of
 * unsigned 32 bits, evenly spread. Gives the hashes of all runs of letters in order, written into `runs`, which has a place
 * for each code; null below 200 letters. `codes`: of a folded text; its Chinese is simplified here.
 */
export function noteShingles(codes: Uint16Array, slots: Uint32Array, runs: Uint32Array): Uint32Array | null {
  // The last units, `a` the last of all; all of them signed, or they are kept as doubles.
  let [a, b, c, d, e] = [0, 0, 0, 0, 0]
  let [letters, count] = [0, 0]
  let sum = beginRuns()
  for (let at = 0; at < codes.length; at++) {
    let code = codes[at] ?? 0
    let kind = toLetterKind(code)
    if (isWordPart(kind)) {
      let word = 0
      // A loop of its own: twice as fast as to ask at each code whether a word has ended.
      for (; isWordPart(kind); kind = toLetterKind(code)) {
        sum = addLetter(sum, code)
        runs[letters] = mix(endLatinRun(sum, letters++))
        word = Math.imul(word ^ (code + 0x9e37), 0x01000193) | 1
        code = codeAt(codes, ++at)
      }
      e = d
      d = c
      c = b
      b = a
      a = word
      if (++count >= SHINGLE_WORDS) note(slots, mix(add(add(add(SHINGLE_WORDS, c), b), a)))
    }
    if (isCjk(kind)) {
      const simple = simplifyCode(code)
      sum = addLetter(sum, simple)
      runs[letters] = mix(endCjkRun(sum, letters++))
      e = d
      d = c
      c = b
      b = a
      a = mix(simple) | 0
      if (++count >= SHINGLE_CJK) note(slots, mix(add(add(add(add(add(SHINGLE_CJK, e), d), c), b), a)))
    }
  }
  return letters < LETTERS_MIN || count < SHINGLE_CJK ? null : runs.subarray(LETTERS_BEFORE_RUN, letters)
}

/** That of a space beyond the end. */
function codeAt(codes: Uint16Array, at: number): number {
  return at < codes.length ? (codes[at] ?? 0) : SPACE
}

function note(slots: Uint32Array, shingle: number): void {
  const slot = shingle >>> SLOT_SHIFT
  if (shingle < (slots[slot] ?? 0)) slots[slot] = shingle
}

/** The hash of a shingle with one more unit. */
function add(hash: number, unit: number): number {
  const added = Math.imul(hash ^ unit, 0x5bd1e995)
  return added ^ (added >>> 15)
}

/** The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
export function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
