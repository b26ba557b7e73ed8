import { type ChildNode, Element } from 'domhandler'
import { isElement } from '../dom.ts'

/** How many children these take; browsers set those with more in a row, limits and all. */
const PARTS: Readonly<Record<string, number>> = {
  mfrac: 2,
  mroot: 2,
  msub: 2,
  msup: 2,
  munder: 2,
  mover: 2,
  msubsup: 3,
  munderover: 3,
}

/** Makes MathML of Temml's tree where that is none: `\mathop` with commands in it, limits under `\operatorname`. */
export function mendStructure(element: Element): void {
  const children = element.children.filter(isElement)
  for (const child of children) mendStructure(child)
  // An operator holds text only: browsers set elements in it below one another.
  if (element.name === 'mo' && children.length > 0) {
    element.name = 'mrow'
    element.attribs = {}
  }
  const parts = PARTS[element.name]
  if (parts !== undefined && children.length > parts) element.children = toParts(children, parts)
}

/** What is too much belongs to the base, which comes first. */
function toParts(children: Element[], parts: number): ChildNode[] {
  const base = children.slice(0, 1 - parts)
  return [new Element('mrow', {}, base), ...children.slice(1 - parts)]
}
