import type { AnyNode, Element, ParentNode } from 'domhandler'
import { isElement, isText } from '../dom.ts'
import { isBlock, isSilent } from '../tags.ts'

/** A Han character says as much as this many Latin ones. */
const CJK_WEIGHT = 2.5
/** What a formula counts for, in Latin characters. */
const FORMULA_WEIGHT = 8
/** Shorter runs of text are labels, not sentences. */
const PARAGRAPH_WEIGHT_MIN = 25
/** A block with a larger share of link text is a menu. */
const PARAGRAPH_LINK_SHARE_MAX = 0.5

/** How much an element says. Weights are characters without white space, Han counted 2.5. */
export interface Measure {
  text: number
  /** Of it in links. */
  link: number
  /** Of it in paragraphs: blocks with running text of their own. */
  mass: number
  /** Weight, link weight and punctuation of the text that stands in the element itself, not in blocks inside it. */
  own: number
  ownLink: number
  ownMarks: number
}

export type Measures = Map<ParentNode, Measure>

const NOTHING: Measure = { text: 0, link: 0, mass: 0, own: 0, ownLink: 0, ownMarks: 0 }

/** Measures every element below `root`, leaving out what is excluded and what never shows. */
export function measure(root: ParentNode, excluded: ReadonlySet<AnyNode>): Measures {
  const measures: Measures = new Map()
  measureInto(measures, root, { excluded, inLink: false })
  return measures
}

/** The measure of an element; nothing when it was left out. */
export function measureOf(measures: Measures, element: ParentNode): Measure {
  return measures.get(element) ?? NOTHING
}

interface Scope {
  excluded: ReadonlySet<AnyNode>
  inLink: boolean
}

function measureInto(measures: Measures, parent: ParentNode, scope: Scope): Measure {
  const sum = { ...NOTHING }
  for (const child of parent.children) {
    if (isText(child)) addText(sum, child.data, scope.inLink)
    else if (isElement(child) && !isSilent(child.name) && !scope.excluded.has(child)) {
      addElement(sum, child, measureInto(measures, child, toInnerScope(scope, child)))
    }
  }
  const isParagraph = sum.own >= PARAGRAPH_WEIGHT_MIN && sum.ownLink < sum.own * PARAGRAPH_LINK_SHARE_MAX
  if (isParagraph && (!isElement(parent) || isBlock(parent.name))) sum.mass += sum.own
  measures.set(parent, sum)
  return sum
}

function toInnerScope(scope: Scope, child: Element): Scope {
  return child.name === 'a' && child.attribs.href !== undefined && !scope.inLink
    ? { ...scope, inLink: true }
    : scope
}

function addText(sum: Measure, text: string, inLink: boolean): void {
  let weight = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 160) continue
    weight += code >= 0x2e80 && code <= 0x9fff ? CJK_WEIGHT : 1
    if (code === 44 || code === 0xff0c || code === 0x3002 || code === 0x3001) sum.ownMarks += 1
  }
  sum.text += weight
  sum.own += weight
  if (!inLink) return
  sum.link += weight
  sum.ownLink += weight
}

function addElement(sum: Measure, child: Element, inner: Measure): void {
  sum.text += inner.text
  sum.link += inner.link
  sum.mass += inner.mass
  if (isBlock(child.name)) return
  const formula = child.attribs['data-formula'] === undefined ? 0 : FORMULA_WEIGHT
  sum.text += formula
  sum.own += inner.own + formula
  sum.ownLink += inner.ownLink
  sum.ownMarks += inner.ownMarks
}
