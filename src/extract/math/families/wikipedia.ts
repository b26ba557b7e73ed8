import { hasClass } from '../../dom.ts'
import type { Family } from '../family.ts'
import { mathTex } from '../math-tex.ts'
import { findWithin, textOf } from '../traverse.ts'

const NODES_MAX = 3_000
const DISPLAY_CLASS = /(?:mathml|fallback-image|element)-(?:display|block)/

/** MediaWiki: hidden MathML and an image of the same formula in one box. */
export const wikipedia: Family = {
  classes: ['mwe-math-element', 'mwe-math-fallback-source-inline', 'mwe-math-fallback-source-display'],
  read(element) {
    const display = DISPLAY_CLASS.test(element.attribs.class ?? '')
    if (!hasClass(element, 'mwe-math-element')) {
      return {
        kind: 'formula',
        tex: textOf(element),
        display: display || hasClass(element, 'mwe-math-fallback-source-display'),
      }
    }
    const math = findWithin(element, (inner) => inner.name === 'math', NODES_MAX)
    const image = findWithin(element, (inner) => inner.name === 'img', NODES_MAX)
    const tex = (math && mathTex(math)) ?? image?.attribs.alt
    if (!tex?.trim()) return null
    const marked = findWithin(element, (inner) => DISPLAY_CLASS.test(inner.attribs.class ?? '')) !== null
    return { kind: 'formula', tex, display: display || marked || math?.attribs.display === 'block' }
  },
}
