import { keepLetters } from '../word-runs.ts'

/** What a code unit may be instead of a letter: none, not looked up yet, or one that its neighbours can change. */
const NO_LETTER = 0
const UNKNOWN = 1
const MANIFOLD = 2
/** By code unit: the letter or digit that `toLetters` makes of it, or one of these. */
const folds = new Uint16Array(0x1_0000).fill(UNKNOWN)
/** Marks and the parts of hangul join what stands before them, and a sigma minds the end of its word. */
const JOINING = /[\p{M}\p{Cs}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u03a3]/u

/** The letters and digits of a text in lower case: what two spellings of one phrase share. */
export function toLetters(text: string): string {
  return keepLetters(text.normalize('NFKC').toLowerCase())
}

/** Whether these letters stand among those of a text; most texts are gone through no further than to the end of them. */
export function holdsLetters(text: string, letters: string): boolean {
  const first = letters.charCodeAt(0)
  for (let at = 0; at < text.length; at++) {
    const fold = toFold(text.charCodeAt(at))
    if (fold === first && goesOn(text, at, letters)) return true
    if (fold === MANIFOLD) return toLetters(text).includes(letters)
  }
  return letters === ''
}

/** Whether a text goes on with these letters, and with nothing that could change the last of them. */
function goesOn(text: string, start: number, letters: string): boolean {
  let count = 0
  for (let at = start; at < text.length; at++) {
    const fold = toFold(text.charCodeAt(at))
    if (count === letters.length) return fold !== MANIFOLD
    if (fold === NO_LETTER) continue
    if (fold !== letters.charCodeAt(count)) return false
    count++
  }
  return count === letters.length
}

function toFold(code: number): number {
  const known = folds[code] ?? MANIFOLD
  if (known !== UNKNOWN) return known
  const character = String.fromCharCode(code)
  const letters = toLetters(character)
  const isManifold = letters.length > 1 || JOINING.test(character + character.normalize('NFKC'))
  const fold = isManifold ? MANIFOLD : letters === '' ? NO_LETTER : letters.charCodeAt(0)
  folds[code] = fold
  return fold
}
