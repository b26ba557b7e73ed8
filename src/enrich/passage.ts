import type { Formula, Run } from '../article.ts'
import { FORMULA_MARK, toDelimited, visibleCost } from '../formula.ts'
import { countGraphemes } from './graphemes.ts'

/** White space other than single spaces, controls, or characters that are dropped. */
const NEEDS_FOLDING =
  /[^\S ]| {2}|\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]/u

/** Text whose formulas are masked, and the formulas in order. */
export interface Passage {
  text: string
  formulas: Formula[]
}

/** What a passage takes up, in graphemes. */
export interface Cost {
  /** As typeset: formulas by what is printed of them. */
  visible: number
  /** As plain text, formulas with their source and delimiters. */
  raw: number
  /** The part of `raw` that is formulas. */
  tex: number
}

/** Runs of a block as a passage: white space folded, invisible characters dropped. At most `charactersMax` code units. */
export function toPassage(runs: readonly Run[], charactersMax: number): Passage {
  let text = ''
  const formulas: Formula[] = []
  for (const run of runs) {
    if (text.length >= charactersMax) break
    if (typeof run === 'string') text += foldSpace(run.slice(0, charactersMax - text.length).toWellFormed())
    else {
      text += FORMULA_MARK
      formulas.push(run)
    }
  }
  return { text: text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text, formulas }
}

/** One stretch of a passage, spaces at its ends dropped. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const text = passage.text.slice(start, end)
  if (passage.formulas.length === 0) return { text: text.trim(), formulas: [] }
  const before = countMarks(passage.text.slice(0, start))
  return { text: text.trim(), formulas: passage.formulas.slice(before, before + countMarks(text)) }
}

/** Several passages as one; `joints` stand between, by default a space. */
export function joinPassages(passages: readonly Passage[], joints: readonly string[]): Passage {
  const text = passages.map((passage, at) => (at === 0 ? '' : (joints[at] ?? ' ')) + passage.text).join('')
  return { text, formulas: passages.flatMap((passage) => passage.formulas) }
}

/** What a passage takes of a snippet, as readers see it and as it is written. */
export function toCost(passage: Passage): Cost {
  const words = countGraphemes(passage.text) - passage.formulas.length
  let visible = words
  let tex = 0
  for (const formula of passage.formulas) {
    visible += visibleCost(formula.tex)
    tex += toDelimited(formula).length
  }
  return { visible, raw: words + tex, tex }
}

/** Puts something in the place of each formula. */
export function renderPassage(
  passage: Passage,
  renderText: (text: string) => string,
  renderFormula: (formula: Formula) => string,
): string {
  const [first = '', ...rest] = passage.text.split(FORMULA_MARK)
  let rendered = renderText(first)
  for (const [at, text] of rest.entries()) {
    const formula = passage.formulas[at]
    rendered += (formula ? renderFormula(formula) : '') + renderText(text)
  }
  return rendered
}

/** The mark itself may stand in an author's text (editors leave it for pasted objects); it says nothing there. */
function foldSpace(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return text
  return text
    .replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
}

function countMarks(text: string): number {
  return text.split(FORMULA_MARK).length - 1
}
