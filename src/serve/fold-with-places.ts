import { fold } from '../search/words.ts'
import { widthAt } from '../word-runs.ts'

/** A text as the index folds it, with the way back. */
export interface FoldedText {
  text: string
  /** Where in the source each of its code units comes from, and the source's end; null where all keep their places. */
  places: Uint32Array | null
}

const ASCII_ONLY = /^[\p{ASCII}]*$/u
/** What is folded together with the character before it: marks and parts of hangul syllables, half-width ones in full width. */
const JOINS = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]/u

/** What each code unit is folded to, filled as texts come; 0: not looked up yet, below `PLAIN_MIN`: not one for one. */
const folds = new Uint16Array(0x1_0000)
const JOINING = 1
const OTHER = 2
const PLAIN_MIN = 3

/** Folds a text as the index does, and says where each sign of it stood: accents drop out, `ﬁ` becomes two letters. */
export function foldWithPlaces(text: string): FoldedText {
  if (ASCII_ONLY.test(text)) return { text: text.toLowerCase(), places: null }
  // Nothing is longer folded than it is composed.
  const longest = Math.max(text.length, text.normalize('NFKC').length)
  const units = new Uint16Array(longest)
  const places = new Uint32Array(longest + 1)
  const clusters = new Map<string, string>()
  let length = 0
  for (let at = 0; at < text.length; ) {
    const plain = foldAt(text, at)
    if (plain >= PLAIN_MIN && foldAt(text, at + 1) !== JOINING) {
      units[length] = plain
      places[length++] = at++
      continue
    }
    const end = findClusterEnd(text, at)
    const cluster = text.slice(at, end)
    const folded = clusters.get(cluster) ?? fold(cluster)
    clusters.set(cluster, folded)
    for (let index = 0; index < folded.length; index++) {
      units[length] = folded.charCodeAt(index)
      places[length++] = at
    }
    at = end
  }
  places[length] = text.length
  return { text: Buffer.from(units.buffer, 0, length * 2).toString('utf16le'), places }
}

/** The source of a stretch of a folded text: whole characters, with the marks that dropped out. */
export function toSourceStretch({ text, places }: FoldedText, from: number, to: number): [number, number] {
  if (!places) return [from, to]
  let end = to
  while (end < text.length && places[end] === places[end - 1]) end++
  return [places[from] ?? 0, places[end] ?? 0]
}

function findClusterEnd(text: string, start: number): number {
  let end = start + widthAt(text, start)
  while (foldAt(text, end) === JOINING) end++
  return end
}

function foldAt(text: string, at: number): number {
  if (at >= text.length) return OTHER
  const code = text.charCodeAt(at)
  return folds[code] || noteFold(code)
}

function noteFold(code: number): number {
  const character = String.fromCharCode(code)
  const folded = fold(character)
  const isPlain = folded.length === 1 && character.isWellFormed()
  const noted = JOINS.test(character.normalize('NFKC')) ? JOINING : isPlain ? folded.charCodeAt(0) : OTHER
  folds[code] = noted
  return noted
}
