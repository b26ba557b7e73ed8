import type { Element } from 'domhandler'
import type { Family } from '../family.ts'
import { findWithin, textOf } from '../traverse.ts'

const DISPLAY_ELEMENTS = new Set([
  'math-block',
  'math-display',
  'tex-block',
  'katex-block',
  'display-math',
  'block-math',
])

const _NODES_MAX = 30

/** Elements made for formulas: Distill's `d-math`, GitHub's `math-renderer`, editors' own. Their text is the TeX. */
export const mathElements: Family = {
  tags: [
    'd-math',
    'dt-math',
    'math-renderer',
    'math-inline',
    'inline-math',
    'tex-inline',
    'katex-inline',
    'tex-math',
    'la-tex',
    ...DISPLAY_ELEMENTS,
  ],
  read(element) {
    // Rendered in place: the annotation inside is surer than text that holds glyphs as well.
    if (findWithin(element, ({ name }) => name === 'math' || name === 'mjx-container' || name === 'svg'))
      return null
    const { block, display, class: classes = '' } = element.attribs
    const tex = textOf(element).replace(/^(\s*\$)`(.*)`(\$\s*)$/s, '$1$2$3')
    if (tex.trim() === '') return null
    return {
      kind: 'formula',
      tex,
      display:
        (block !== undefined && block !== 'false') ||
        (display !== undefined && display !== 'false' && display !== 'inline') ||
        DISPLAY_ELEMENTS.has(element.name) ||
        /display|block/.test(classes),
    }
  },
}

function _isRendered({ name }: Element): boolean {
  return name === 'math' || name === 'mjx-container' || name === 'svg'
}
