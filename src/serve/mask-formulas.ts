import { FORMULA_MARK } from '../formula.ts'

/** A longer one would take the place of the words, UTF-16 units; `…` stands for it. */
const FORMULA_LENGTH_MAX = 240
/**
 * Formulas as they stand in plain text, and the mark where an author wrote it. One without an end is met too, and stays as
 * it is up to where another of its kind begins: a text of nothing but beginnings is read once.
 */
const FORMULA = /\\\([^\\]*(?:\\[^()[\]][^\\]*)*(\\\))?|\\\[[^\\]*(?:\\[^[\]][^\\]*)*(\\\])?|\ufffc/g

/** Plain text with a mark in the place of each formula, and the formulas in order as they stood there. */
export interface MaskedText {
  text: string
  formulas: string[]
}

/** Puts marks in the place of formulas. */
export function maskFormulas(plain: string): MaskedText {
  const formulas: string[] = []
  const text = plain.replace(FORMULA, (formula, inlineEnd, displayEnd) => {
    if (inlineEnd === undefined && displayEnd === undefined) return formula.replaceAll(FORMULA_MARK, ' ')
    if (formula.length > FORMULA_LENGTH_MAX) return '…'
    formulas.push(formula)
    return FORMULA_MARK
  })
  return { text, formulas }
}

/** One stretch of a masked text. */
export function sliceMasked({ text, formulas }: MaskedText, start: number, end: number): MaskedText {
  const before = countMarks(text.slice(0, start))
  const slice = text.slice(start, end)
  return { text: slice, formulas: formulas.slice(before, before + countMarks(slice)) }
}

function countMarks(text: string): number {
  return text.split(FORMULA_MARK).length - 1
}
