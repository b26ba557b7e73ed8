import type { Element, ParentNode } from 'domhandler'
import type { ArticleRule } from '../../source.ts'
import { toElement } from '../dom.ts'

type Find = (selector: string) => Element[]

/** The post by the rule of its source: all elements of the first selector that finds any, in page order; null for none. */
export function findByRule(find: Find, rule: ArticleRule | undefined): ParentNode | null {
  for (const selector of rule?.content ?? []) {
    const found = findSafely(find, selector)
    const outer = found.filter((element) => !found.some((other) => holds(other, element)))
    const [only] = outer
    if (only) return outer.length === 1 ? only : toElement('div', {}, outer)
  }
  return null
}

/** What the rule of a source takes out. */
export function findRemoved(find: Find, rule: ArticleRule | undefined): Element[] {
  return (rule?.remove ?? []).flatMap((selector) => findSafely(find, selector))
}

/** A selector that is no CSS finds nothing; the check of the configuration names it. */
function findSafely(find: Find, selector: string): Element[] {
  try {
    return find(selector)
  } catch {
    return []
  }
}

function holds(outer: Element, inner: Element): boolean {
  for (let node = inner.parent; node; node = node.parent) if (node === outer) return true
  return false
}
