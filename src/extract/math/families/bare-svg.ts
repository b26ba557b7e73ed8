import type { Family } from '../family.ts'
import { glyphsToMathml } from '../glyphs-to-mathml.ts'
import { isSpoken } from '../math-tex.ts'
import { mathmlToTex } from '../mathml-to-tex.ts'
import { findWithin, textOf } from '../traverse.ts'

/** MathJax sizes its drawings in ex, which nobody else does. */
const EX_SIZE = /^-?[\d.]+ex$/

/**
 * A formula of which only MathJax's drawing is left (WeChat, mdnice): read from the glyphs where they still tell their
 * codes, else known to be lost.
 */
export const bareSvg: Family = {
  tags: ['svg'],
  read(element) {
    const { width = '', height = '', style = '' } = element.attribs
    const drawn = findWithin(element, (inner) => inner.attribs['data-mml-node'] === 'math')
    const isFormula =
      drawn !== null ||
      EX_SIZE.test(width) ||
      EX_SIZE.test(height) ||
      /vertical-align:\s*-?[\d.]+ex/.test(style)
    if (!isFormula) return null
    const display =
      element.parent?.type === 'tag' &&
      /block-equation|katex-display/.test(element.parent.attribs.class ?? '')
    const title = findWithin(element, (inner) => inner.name === 'title')
    const stated = drawn?.attribs['data-latex'] ?? (title && textOf(title))
    if (stated?.trim() && !isSpoken(stated)) return { kind: 'formula', tex: stated, display }
    const math = glyphsToMathml(element)
    const tex = math && mathmlToTex(math)
    return tex ? { kind: 'formula', tex, display } : { kind: 'lost' }
  },
}
