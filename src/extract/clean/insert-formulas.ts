import type { Element } from 'domhandler'
import type { Formula } from '../../article.ts'
import { toDelimited } from '../../formula.ts'
import { escapeText } from './to-html.ts'

const ATOM = /<span data-formula="(\d{1,6})"><\/span>/g
const NUMBER = /^\d{1,6}$/

/**
 * Puts formulas in the place of the atoms of sanitised html. Comes after sanitising: MathML from outside never passes,
 * and ours is not looked at again.
 */
export function insertFormulas(html: string, formulas: readonly Formula[]): string {
  return html.replace(ATOM, (_atom, number: string) => showFormula(formulas[Number(number)]))
}

/** The number of the formula that an element of cleaned nodes stands for; null when it is no atom. */
export function numberOf({ attribs, children }: Element): number | null {
  const number = attribs['data-formula']
  if (number === undefined || children.length > 0 || !NUMBER.test(number)) return null
  return Object.keys(attribs).length === 1 ? Number(number) : null
}

/** Our own MathML, or the TeX as code where there is none. */
export function showFormula(formula: Formula | undefined): string {
  return formula ? (formula.mathml ?? `<code>${escapeText(toDelimited(formula))}</code>`) : ''
}
