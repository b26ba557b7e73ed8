import type { ParentNode } from 'domhandler'
import type { Formula } from '../../article.ts'
import type { ArticleRule } from '../../source.ts'
import { isElement } from '../dom.ts'
import { configMacros } from './config-macros.ts'
import { type DollarRule, isFormula } from './dollar-rule.ts'
import type { Found } from './found.ts'
import { loadsRenderer } from './loads-renderer.ts'
import { numberEquations } from './number-equations.ts'
import { recoverDelimited } from './recover-delimited.ts'
import { type Rendered, recoverRendered } from './recover-rendered.ts'
import { scanDelimiters } from './scan-delimiters.ts'
import type { TextRun } from './text-run.ts'
import { type PageContext, toFormula } from './to-formula.ts'

/**
 * Finds every formula of a page or a piece of html and puts one atom `<span data-formula="N"></span>` in its place, N
 * being its index in the answer, in reading order. Comes before any cleaning: cleaners delete what formulas are kept in
 * (scripts, hidden MathML, images). Rendered copies, previews and assistive text go with the formula; what a platform
 * took for a formula and is none stays text. `mode` says whether `$…$` counts (see ArticleRule).
 *
 * MathML is made when it is first asked for: many formulas of a page never reach a reader.
 */
export function recoverMath(root: ParentNode, mode: ArticleRule['math']): Formula[] {
  const rendered = recoverRendered(root)
  const chooseRule = (runs: readonly TextRun[]) => dollarRule(mode, { root, rendered, runs })
  const found = rendered.delimiters ? recoverDelimited(root, { rendered, chooseRule }) : numberAtoms(rendered)
  if (found.length === 0) return []
  const context: PageContext = {
    macros: { ...configMacros(root), ...rendered.definitions },
    references: numberEquations(found.map(({ tex }) => tex)),
  }
  return found.map((formula) => toFormula(formula, context))
}

/** Without anything written between delimiters the atoms are in reading order already. */
function numberAtoms({ formulas }: Rendered): Found[] {
  let index = 0
  for (const atom of formulas.keys()) if (isElement(atom)) atom.attribs['data-formula'] = String(index++)
  return [...formulas.values()]
}

/** What the page as a whole says about its dollars. */
function dollarRule(
  mode: ArticleRule['math'],
  { root, rendered, runs }: { root: ParentNode; rendered: Rendered; runs: readonly TextRun[] },
): DollarRule {
  if (mode === 'off') return 'never'
  if (mode === 'dollar') return 'always'
  if (!runs.some(({ text, holdsSign }) => holdsSign && text.includes('$'))) return 'clear'
  if (loadsRenderer(root)) return 'rendered'
  return rendered.formulas.size > 0 || runs.some(holdsClearMath) ? 'likely' : 'clear'
}

function holdsClearMath({ text }: TextRun): boolean {
  return scanDelimiters(text, (candidate) => isFormula(text, { candidate, rule: 'clear' })).length > 0
}
