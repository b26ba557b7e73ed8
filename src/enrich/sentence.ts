import { FORMULA_MARK } from '../formula.ts'
import type { Cost, Passage } from './passage.ts'

/** One sentence of a lead, and how it stands to what comes before and after. */
export interface Sentence extends Passage {
  cost: Cost
  /** What stands between the one before and this. */
  joint: '' | ' '
  /** By an end mark, by the end of its block, or unfinished (a colon, and then something that is no text). */
  ends: 'mark' | 'block' | 'open'
  /** A heading, formula, table or listing was left out before it. */
  isAfterBreak: boolean
}

/** Where a sentence stands in a text. */
export interface SentenceSpan {
  start: number
  end: number
  /** Whether a mark ends it, rather than the end of the text. */
  isMarked: boolean
}

/** A run of end marks with the quotes, brackets and note numbers that close after it. */
const END_MARKS = /[。！？；｡．.!?]+(?:["'”’」』）)】》\]]|\[\d{1,3}\])*/gu
const CJK_END = /[。！？；｡]/u
const CJK_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}“「『（【《]/u
const LATIN_SMALL = /\p{Ll}/u

const ABBREVIATIONS = new Set(
  `al app approx cf ch chap cor corp def dept dr ed eds eq eqn eqs est etc ex fig figs inc incl jr lem ltd mr mrs ms no
  nos p pp prof prop ref refs resp sec sect sr st tab thm univ viz vol vs`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * The sentences of a text whose formulas are masked. Ends are `。！？；!?` with closing quotes, and `.` before a space
 * or the end unless an abbreviation, an initial or the number of a list stands before it.
 */
export function splitSentences(text: string): SentenceSpan[] {
  const spans: SentenceSpan[] = []
  let start = 0
  for (const match of text.matchAll(END_MARKS)) {
    const end = match.index + match[0].length
    if (!isSentenceEnd(text.slice(start, match.index), match[0], text.slice(end, end + 2))) continue
    spans.push({ start, end, isMarked: true })
    start = end
  }
  if (text.slice(start).trim() !== '') spans.push({ start, end: text.length, isMarked: false })
  return spans
}

function isSentenceEnd(before: string, marks: string, after: string): boolean {
  const next = after.charAt(0)
  const isOpen = next !== '' && next !== ' '
  if (CJK_END.test(marks)) {
    // “为什么？”这个问题: the quote ends, the sentence goes on.
    return !(/[？！]["”’」』）)】》]/u.test(marks) && CJK_LETTER.test(next))
  }
  const previous = before.at(-1) ?? ''
  if (isOpen && !(CJK_LETTER.test(next) && /[\p{L})）\]”]/u.test(previous + marks.slice(1)))) return false
  if (/^[!?]/.test(marks)) return !(marks.startsWith('!') && isFactorial(before) && isOpenAfterSpace(after))
  if (marks.startsWith('．')) return !/\d/.test(previous)
  if (next === ' ' && LATIN_SMALL.test(after.charAt(1))) return false
  return next === '' ? before.trim() !== '' : !isAbbreviated(before)
}

/** `n! is`, `3! =`: no exclamation. */
function isFactorial(before: string): boolean {
  return before.endsWith(FORMULA_MARK) || /(?:^|[^\p{L}\d])(?:\p{L}|\d+)$/u.test(before.slice(-12))
}

function isOpenAfterSpace(after: string): boolean {
  return /^ [^\p{Lu}]/u.test(after)
}

/** Whether the point after this belongs to a word, an initial, or the number that a list item begins with. */
function isAbbreviated(before: string): boolean {
  if (/^\s*[(（[]?\d{1,3}$/.test(before.slice(0, 8)) && before.length <= 8) return true
  const word = /[\p{L}.]{1,12}$/u.exec(before.slice(-12))?.[0] ?? ''
  if (word.includes('.')) return /^\p{L}(?:\.\p{L})*$/u.test(word)
  const isWhole = !/[\p{L}\d]$/u.test(before.slice(0, before.length - word.length).slice(-1))
  return isWhole && (/^\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase()))
}
