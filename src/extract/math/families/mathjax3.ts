import type { Element } from 'domhandler'
import { hasClass } from '../../dom.ts'
import type { Family } from '../family.ts'
import { glyphsToMathml } from '../glyphs-to-mathml.ts'
import { mathTex } from '../math-tex.ts'
import { mathmlToTex } from '../mathml-to-tex.ts'
import { findWithin, textOf } from '../traverse.ts'

/**
 * MathJax 3 and 4 keep no script. From the surest to the least: a copy-text that sites add, MathJax 4's `data-latex`,
 * the assistive MathML, the tree of glyphs itself.
 */
export const mathjax3: Family = {
  tags: ['mjx-container', 'mjx-assistive-mml', 'mjx-math'],
  read(element) {
    const math = findWithin(element, (inner) => inner.name === 'math')
    const tex = statedTex(element) ?? (math && mathTex(math)) ?? glyphTex(element)
    const display =
      element.attribs.display === 'true' ||
      element.attribs.display === 'block' ||
      math?.attribs.display === 'block'
    return tex ? { kind: 'formula', tex, display } : { kind: 'lost' }
  },
}

function statedTex(element: Element): string | null {
  const copy = findWithin(element, (inner) => hasClass(inner, 'mjx-copytext'))
  if (copy && textOf(copy).trim()) return textOf(copy)
  const isStated = ({ name, attribs }: Element) =>
    Boolean(attribs['data-latex']?.trim()) &&
    (name === 'mjx-container' ||
      name === 'mjx-math' ||
      name === 'math' ||
      attribs['data-mml-node'] === 'math')
  const stated = isStated(element) ? element : findWithin(element, isStated)
  return stated?.attribs['data-latex'] ?? null
}

function glyphTex(element: Element): string | null {
  const math = glyphsToMathml(element)
  return math && mathmlToTex(math)
}
