import type { Element } from 'domhandler'
import { hasClass } from '../../dom.ts'
import type { Family, Reading } from '../family.ts'
import { isSpoken } from '../math-tex.ts'
import { findWithin, textOf } from '../traverse.ts'

/**
 * Pages rendered beforehand by mathjax-node (LessWrong, Alignment Forum, gwern.net): spans of glyphs whose label is the
 * TeX, or an svg with the TeX as its title.
 */
export const mathjaxNode: Family = {
  classes: ['mjpage', 'mjx-chtml', 'mjx-math', 'mjx-full-width'],
  read(element) {
    const display = isBlock(element) || findWithin(element, isBlock, BLOCK_NODES_MAX) !== null
    const label = findLabel(element)
    if (label?.trim() && !isSpoken(label)) return { kind: 'formula', tex: label, display }
    return withoutSource(element)
  },
}

const BLOCK_NODES_MAX = 8

function isBlock(element: Element): boolean {
  return hasClass(element, 'mjpage__block') || hasClass(element, 'MJXc-display')
}

function findLabel(element: Element): string | undefined {
  const isLabelled = (inner: Element) => hasClass(inner, 'mjx-math') && 'aria-label' in inner.attribs
  const labelled = isLabelled(element) ? element : findWithin(element, isLabelled)
  if (labelled) return labelled.attribs['aria-label']
  const svg = findWithin(element, (inner) => inner.name === 'svg')
  const title = svg && findWithin(svg, (inner) => inner.name === 'title')
  return title ? textOf(title) : undefined
}

/** The glyphs of CommonHTML are characters and can be read as text; those of svg are shapes. */
function withoutSource(element: Element): Reading {
  const text = textOf(element).trim()
  return text === '' || findWithin(element, (inner) => inner.name === 'svg')
    ? { kind: 'lost' }
    : { kind: 'text', text }
}
