import { hasClass } from '../../dom.ts'
import type { Family } from '../family.ts'
import { mathTex } from '../math-tex.ts'
import { findWithin, textOf } from '../traverse.ts'

/** Notion's own pages, its export and renderers of it: KaTeX in a token or block, or the bare TeX. */
export const notion: Family = {
  classes: [
    'notion-text-equation-token',
    'notion-equation',
    'notion-equation-inline',
    'notion-equation-block',
    'notion-equation_inline',
    'equation-container',
  ],
  read(element) {
    const math = findWithin(element, (inner) => inner.name === 'math', NODES_MAX)
    const isBlockClass = /equation-block|equation-container/.test(element.attribs.class ?? '')
    const isInline =
      hasClass(element, 'notion-text-equation-token') ||
      /equation[-_]inline/.test(element.attribs.class ?? '')
    const display =
      isBlockClass ||
      (!isInline && element.name !== 'span' && element.name !== 'code') ||
      findWithin(element, (inner) => hasClass(inner, 'katex-display'), NODES_MAX) !== null
    // Glyphs without MathML are for KaTeX's reader.
    const isDrawn = math === null && findWithin(element, ({ name }) => name === 'span', NODES_MAX) !== null
    const tex = math ? mathTex(math) : isDrawn ? null : textOf(element)
    return tex?.trim() ? { kind: 'formula', tex, display } : null
  },
}

const NODES_MAX = 20
