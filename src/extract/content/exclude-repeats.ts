import type { AnyNode, Element, ParentNode } from 'domhandler'
import { isElement, lineOf } from '../dom.ts'
import { isBlock } from '../tags.ts'
import { type Measures, measureOf } from './measure.ts'

/** Shorter passages, and examples of code, may well stand twice in a text. */
const MASS_MIN = 600
/** More than this many repeats to compare is no page for people. */
const COMPARED_MAX = 200

/** Adds to `excluded` the later copies of long passages: pages carry some once for each screen width. */
export function excludeRepeats(root: ParentNode, measures: Measures, excluded: Set<AnyNode>): void {
  const seen = new Map<string, Element>()
  let compared = 0
  const visit = (parent: ParentNode): void => {
    for (const child of parent.children) {
      if (!isElement(child) || excluded.has(child)) continue
      const { text, link, mass } = measureOf(measures, child)
      if (mass < MASS_MIN) continue
      const key = `${text} ${link} ${mass}`
      const before = isBlock(child.name) && !holdsCode(child) ? seen.get(key) : undefined
      if (before && !holds(before, child) && compared++ < COMPARED_MAX && lineOf(before) === lineOf(child)) {
        excluded.add(child)
        continue
      }
      if (!before) seen.set(key, child)
      visit(child)
    }
  }
  visit(root)
}

function holds(outer: Element, inner: Element): boolean {
  for (let node: ParentNode | null = inner; node; node = node.parent) if (node === outer) return true
  return false
}

function holdsCode({ name, children }: Element): boolean {
  return name === 'pre' || children.some((child) => isElement(child) && holdsCode(child))
}
