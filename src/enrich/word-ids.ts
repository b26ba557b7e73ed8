import { isWordMark, type TokenScan } from './scan-tokens.ts'
import { KNOWN_LENGTH_MAX, readToken } from './tokens.ts'

/** Above the marks of single characters, which are their ids. */
const FIRST_ID = 0x1_0000
/** Of a word that stands in no phrase. */
const NO_ID = 0
/** What tells a capital letter of ASCII from the small one. */
const CAPITAL_BIT = 0x20

/** The keys or the forms that phrases consist of by numbers, and which of them the words of texts have. */
export interface WordIds {
  by: 'key' | 'form'
  bySpelling: Map<string, number>
  /** The word last met of each mark, one with a small first letter and one with a capital: texts repeat theirs. */
  known: Map<number, { word: string; id: number }>
}

export function createWordIds(by: WordIds['by']): WordIds {
  return { by, bySpelling: new Map(), known: new Map() }
}

/** The id of a key or form of one mark, from now on. */
export function addWordId({ bySpelling }: WordIds, spelling: string, mark: number): number {
  if (!isWordMark(mark)) return mark
  const id = bySpelling.get(spelling) ?? FIRST_ID + bySpelling.size
  bySpelling.set(spelling, id)
  return id
}

/** The id of the key or form of a token. */
export function readWordId(ids: WordIds, scan: TokenScan, at: number): number {
  const mark = scan.marks[at] ?? 0
  if (!isWordMark(mark)) return mark
  const start = scan.starts[at] ?? 0
  const word = scan.text.slice(start, scan.ends[at])
  const slot = (mark << 1) | (scan.text.charCodeAt(start) & CAPITAL_BIT ? 1 : 0)
  const last = ids.known.get(slot)
  if (last?.word === word) return last.id
  const id = ids.bySpelling.get(readToken(scan, at)[ids.by]) ?? NO_ID
  if (word.length <= KNOWN_LENGTH_MAX) ids.known.set(slot, { word, id })
  return id
}
