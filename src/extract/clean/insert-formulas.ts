import type { Formula } from '../../article.ts'
import { toDelimited } from '../../formula.ts'
import { escapeText } from './to-html.ts'

const ATOM = /<span data-formula="(\d{1,6})"><\/span>/g

/**
 * Puts our own MathML, or the TeX as code where there is none, in the place of the atoms of sanitised html. Comes after
 * sanitising: MathML from outside never passes, and ours is not looked at again.
 */
export function insertFormulas(html: string, formulas: readonly Formula[]): string {
  return html.replace(ATOM, (_atom, index: string) => {
    const formula = formulas[Number(index)]
    if (!formula) return ''
    return formula.mathml ?? `<code>${escapeText(toDelimited(formula))}</code>`
  })
}
