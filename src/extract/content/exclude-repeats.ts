import type { AnyNode, Element, ParentNode } from 'domhandler'
import { isElement, lineOf } from '../dom.ts'
import { isBlock } from '../tags.ts'
import { type Measure, type Measures, measureOf } from './measure.ts'

/** Shorter passages, and examples of code, may well stand twice in a text. */
const MASS_MIN = 600
/** More than this many repeats to compare is no page for people. */
const COMPARED_MAX = 200

/** Adds to `excluded` the later copies of long passages: pages carry some once for each screen width. */
export function excludeRepeats(root: ParentNode, measures: Measures, excluded: Set<AnyNode>): void {
  const seen = new Map<string, Element>()
  let compared = 0
  const isRepeat = (element: Element, { text, link, mass }: Measure): boolean => {
    const key = `${text} ${link} ${mass}`
    const before = seen.get(key)
    if (!before) seen.set(key, element)
    if (!before || !isBlock(element.name) || holdsCode(element) || holds(before, element)) return false
    compared += 1
    return compared <= COMPARED_MAX && lineOf(before) === lineOf(element)
  }
  const visit = (parent: ParentNode): void => {
    for (const child of parent.children) {
      if (!isElement(child) || excluded.has(child)) continue
      const size = measureOf(measures, child)
      if (size.mass < MASS_MIN) continue
      if (isRepeat(child, size)) excluded.add(child)
      else visit(child)
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
