import type { Element } from 'domhandler'
import { isElement } from '../dom.ts'

/** Boxes between an element and the boxes that hold its arguments. */
const LAYOUT = new Set([
  'mjx-row',
  'mjx-box',
  'mjx-munder',
  'mjx-mover',
  'mjx-frac',
  'mjx-dbox',
  'mjx-dtable',
  'mjx-sqrt',
])

/**
 * The arguments of a MathML element as MathJax's CHTML output lays them out, in MathML's order; null for elements that
 * take any number of children. `<mjx-munderover>` draws what is over first, `<mjx-script>` the superscript first.
 */
export function chtmlArguments(element: Element, name: string): Element[][] | null {
  switch (name) {
    case 'mfrac':
      return [boxes(element, 'mjx-num'), boxes(element, 'mjx-den')]
    case 'msqrt':
      return [boxes(element, 'mjx-box')]
    case 'mroot':
      return [boxes(element, 'mjx-box'), boxes(element, 'mjx-root')]
    case 'msub':
    case 'msup':
    case 'msubsup':
      return scripted(element)
    case 'munder':
    case 'mover':
    case 'munderover':
      return element.attribs.limits === 'false' ? scripted(element) : stacked(element, name)
    default:
      return null
  }
}

function stacked(element: Element, name: string): Element[][] {
  const base = boxes(element, 'mjx-base')
  const under = boxes(element, 'mjx-under')
  const over = boxes(element, 'mjx-over')
  if (name === 'munderover') return [base, under, over]
  return name === 'munder' ? [base, under] : [base, over]
}

/** A base and its scripts: one, or the upper and then the lower. */
function scripted(element: Element): Element[][] {
  const children = element.children.filter(isElement)
  const base = children.filter((child) => child.name !== 'mjx-script')
  const script = children.find((child) => child.name === 'mjx-script')
  const scripts = script?.children.filter(isElement).filter((child) => child.name !== 'mjx-spacer') ?? []
  return [base, ...scripts.toReversed().map((part) => [part])]
}

/** What the first box of this name holds, looked for through boxes of layout only. */
function boxes(element: Element, name: string): Element[] {
  for (const child of element.children.filter(isElement)) {
    if (child.name === name) return child.children.filter(isElement)
    if (!LAYOUT.has(child.name)) continue
    const inner = boxes(child, name)
    if (inner.length > 0) return inner
  }
  return []
}
