import temml from 'temml'
import { escapeMarkup } from '../escape-markup.ts'

/** One formula of a sample page. */
export interface Written {
  tex: string
  display: boolean
  /** Counts the formulas of its page, from 1. */
  number: number
}

/** Writes a formula as one kind of page has it. */
export type WriteFormula = (formula: Written) => string

export const MATHML_NAMESPACE = 'http://www.w3.org/1998/Math/MathML'

/** The inside of a `math` element, without classes and styles. */
export function toMathmlBody({ tex, display }: Written): string {
  const markup = temml.renderToString(tex, { displayMode: display, throwOnError: true, xml: false })
  return markup
    .replace(/^<math[^>]*>|<\/math>$/g, '')
    .replace(/ (?:class|style)="[^"]*"/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
}

/** The same with the TeX as annotation. */
export function toSemantics(formula: Written): string {
  const annotation = `<annotation encoding="application/x-tex">${escapeMarkup(formula.tex)}</annotation>`
  return `<semantics><mrow>${toMathmlBody(formula)}</mrow>${annotation}</semantics>`
}

/** What a reader sees of a formula, sign by sign, escaped. */
export function toGlyphs(formula: Written): string[] {
  const texts = [...toMathmlBody(formula).matchAll(/>([^<>]+)</g)].map((match) => match[1] ?? '')
  return texts.map((text) => text.trim()).filter((text) => text !== '')
}
