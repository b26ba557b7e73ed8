import type { ChildNode, ParentNode } from 'domhandler'
import { isElement } from '../dom.ts'
import { applyCuts } from './apply-cuts.ts'
import type { DollarRule } from './dollar-rule.ts'
import { createEdits } from './edits.ts'
import { addSigns, type Cut, findFormulas } from './find-cuts.ts'
import type { Found } from './found.ts'
import { numberEquations } from './number-equations.ts'
import type { Rendered } from './recover-rendered.ts'
import { collectRuns, type TextRun } from './text-run.ts'

/**
 * Puts an atom in the place of every formula that stands as text between delimiters, mends what Markdown did to it, and
 * numbers all atoms, these and those found before, in reading order.
 */
export function recoverDelimited(
  root: ParentNode,
  { rendered, chooseRule }: { rendered: Rendered; chooseRule(runs: readonly TextRun[]): DollarRule },
): Found[] {
  const runs = collectRuns(root, {
    isAtom: (node) => rendered.formulas.has(node),
    isSettled: (node) => rendered.settled.has(node),
  })
  const rule = chooseRule(runs)
  const plans = runs
    .filter(({ holdsSign }) => rendered.formulas.size > 0 || holdsSign)
    .map((run) => ({ run, formulas: findFormulas(run, { rule, definitions: rendered.definitions }) }))
  const sources = plans.flatMap(({ run, formulas }) => inOrder(run, { cuts: formulas, rendered }))
  const references = numberEquations(sources.map(({ formula }) => formula.tex))
  const edits = createEdits()
  const found: Found[] = []
  for (const { run, formulas } of plans) {
    const cuts = addSigns(run, { formulas, rule, references })
    for (const { atom, formula } of inOrder(run, { cuts, rendered })) {
      if (isElement(atom)) atom.attribs['data-formula'] = String(found.length)
      found.push(formula)
    }
    applyCuts(run, { cuts, edits })
  }
  edits.apply()
  return found
}

/** The atoms of a run with their formulas in reading order: those in the tree already, and those to come. */
function inOrder(
  { pieces }: TextRun,
  { cuts, rendered }: { cuts: readonly Cut[]; rendered: Rendered },
): { atom: ChildNode; formula: Found }[] {
  const places: { at: number; atom: ChildNode; formula: Found }[] = []
  for (const { start, put, formula } of cuts) if (formula) places.push({ at: start, atom: put, formula })
  // Cuts are in order.
  if (rendered.formulas.size === 0) return places
  for (const { kind, node, start } of pieces) {
    const formula = kind === 'atom' ? rendered.formulas.get(node) : undefined
    if (formula) places.push({ at: start, atom: node, formula })
  }
  return places.sort((left, right) => left.at - right.at)
}
