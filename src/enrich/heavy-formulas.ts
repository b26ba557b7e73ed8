import type { Formula } from '../article.ts'
import { FORMULA_MARK, toDelimited, visibleCost } from '../formula.ts'
import { type Passage, slicePassage } from './passage.ts'

/** A displayed formula beyond this visible cost, or any of so many characters of TeX, has no place in a snippet. */
const DISPLAY_COST_MAX = 60
const TEX_CHARACTERS_MAX = 120

/** The stretches of a passage around its displayed formulas that are too large; null stands for such a formula. */
export function splitAtDisplays(passage: Passage): (Passage | null)[] {
  const parts: (Passage | null)[] = []
  let start = 0
  let at = -1
  for (const formula of passage.formulas) {
    at = passage.text.indexOf(FORMULA_MARK, at + 1)
    if (!formula.display || !isLarge(formula)) continue
    parts.push(slicePassage(passage, start, at), null)
    start = at + 1
  }
  parts.push(slicePassage(passage, start, passage.text.length))
  return parts.filter((part) => part === null || part.text !== '')
}

/** The stretches of a passage around its formulas of more than so many characters of TeX. */
export function splitAtLong(passage: Passage, charactersMax: number): Passage[] {
  const parts: Passage[] = []
  let start = 0
  let at = -1
  for (const formula of passage.formulas) {
    at = passage.text.indexOf(FORMULA_MARK, at + 1)
    if (toDelimited(formula).length <= charactersMax) continue
    parts.push(slicePassage(passage, start, at))
    start = at + 1
  }
  parts.push(slicePassage(passage, start, passage.text.length))
  return parts.filter((part) => part.text !== '')
}

/** Whether a sentence has a formula that is too long. */
export function hasLong(passage: Passage): boolean {
  return passage.formulas.some((formula) => toDelimited(formula).length > TEX_CHARACTERS_MAX)
}

function isLarge(formula: Formula): boolean {
  return toDelimited(formula).length > TEX_CHARACTERS_MAX || visibleCost(formula.tex) > DISPLAY_COST_MAX
}
