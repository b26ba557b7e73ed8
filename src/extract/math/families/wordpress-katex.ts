import type { Element } from 'domhandler'
import { isElement } from '../../dom.ts'
import type { Family } from '../family.ts'
import { textOf } from '../traverse.ts'

/** The plugins of WordPress for KaTeX before their script ran, as feeds carry them: bare TeX, in blocks within a `pre`. */
export const wordpressKatex: Family = {
  classes: ['katex-eq', 'wp-katex-eq'],
  read(element) {
    const { 'data-katex-display': display, 'data-display': shown } = element.attribs
    const tex = textOf(element)
    if (tex.trim() === '' || element.children.some(isRendered)) return null
    return { kind: 'formula', tex, display: (display ?? shown) === 'true' }
  },
}

function isRendered(node: Element['children'][number]): boolean {
  return isElement(node) && (node.name !== 'pre' || node.children.some(isElement))
}
