import type { Element } from 'domhandler'
import { isElement } from '../dom.ts'

const RADICAL = '221A'

/**
 * The arguments of a MathML element as MathJax's SVG output draws them (`<g data-mml-node="munderover">`), in MathML's
 * order; null for elements that take any number of children. Which script is the upper one shows only in its offset.
 */
export function svgArguments(element: Element, name: string): Element[][] | null {
  const groups = element.children.filter(isElement).filter((child) => child.name === 'g')
  if (name === 'msqrt' || name === 'mroot') {
    const [inner, ...rest] = groups.filter((group) => !isRadical(group))
    return [inner, ...rest].map((group) => (group ? [group] : []))
  }
  if (name === 'mfrac') return groups.slice(0, 2).map((group) => [group])
  if (!/^m(?:sub|sup|subsup|under|over|underover)$/.test(name)) return null
  const [base, ...scripts] = groups
  const upwards = scripts.toSorted((left, right) => offset(left) - offset(right))
  return [base, ...upwards].map((group) => (group ? [group] : []))
}

function isRadical(group: Element): boolean {
  return group.children.some((child) => isElement(child) && child.attribs['data-c'] === RADICAL)
}

/** How far up a group is moved: `translate(x,y)`. */
function offset(group: Element): number {
  const y = /translate\(\s*[-\d.]+\s*,\s*(-?[\d.]+)/.exec(group.attribs.transform ?? '')?.[1]
  return Number(y ?? 0)
}
