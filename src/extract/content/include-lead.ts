import type { AnyNode, ChildNode, Element } from 'domhandler'
import { isElement } from '../dom.ts'
import { isSilent } from '../tags.ts'
import { type Measures, measureOf } from './measure.ts'

const LEVELS_MAX = 2
/** What stands before the post is its lead when it is running text: enough of it, mostly paragraphs, hardly a link. */
const LEAD_MASS_MIN = 60
const PARAGRAPH_SHARE_MIN = 0.6
const LINK_SHARE_MAX = 0.2
/** More than this share of the post is no lead. */
const LEAD_SHARE_MAX = 0.5

/**
 * Widens the choice to paragraphs that stand just before it in a box of their own, as introductions do. What follows the
 * choice on the way up is added to `excluded`.
 */
export function includeLead(start: Element, measures: Measures, excluded: Set<AnyNode>): Element {
  const mass = measureOf(measures, start).mass
  const rest: ChildNode[] = []
  let node = start
  let best = { root: start, restCount: 0 }
  for (let level = 0; level < LEVELS_MAX; level++) {
    const { parent } = node
    if (!parent || !isElement(parent) || parent.name === 'body' || node.name === 'article') break
    for (let next = node.next; next; next = next.next) rest.push(next)
    const lead = measureBefore(node, measures, excluded)
    if (lead.mass > mass * LEAD_SHARE_MAX) break
    if (isLead(lead)) best = { root: parent, restCount: rest.length }
    node = parent
  }
  for (const after of rest.slice(0, best.restCount)) excluded.add(after)
  return best.root
}

interface Lead {
  text: number
  link: number
  mass: number
}

function measureBefore(node: Element, measures: Measures, excluded: ReadonlySet<AnyNode>): Lead {
  const lead = { text: 0, link: 0, mass: 0 }
  for (let before = node.prev; before; before = before.prev) {
    if (!isElement(before) || excluded.has(before) || isSilent(before.name)) continue
    const { text, link, mass } = measureOf(measures, before)
    lead.text += text
    lead.link += link
    lead.mass += mass
  }
  return lead
}

function isLead({ text, link, mass }: Lead): boolean {
  return mass >= LEAD_MASS_MIN && mass >= text * PARAGRAPH_SHARE_MIN && link <= text * LINK_SHARE_MAX
}
