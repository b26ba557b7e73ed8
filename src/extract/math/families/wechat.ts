import type { Element } from 'domhandler'
import { isBlock } from '../../tags.ts'
import type { Family } from '../family.ts'
import { findWithin } from '../traverse.ts'

/** WeChat's editor and mdnice: the source in `data-formula`, the drawing inside. */
export const wechat: Family = {
  attributes: ['data-formula'],
  read(element) {
    const tex = element.attribs['data-formula'] ?? ''
    if (tex.trim() === '' || holdsFormulas(element)) return null
    return { kind: 'formula', tex, display: isDisplay(element) }
  },
}

/** An outer box that repeats the attribute of the one inside is passed over. */
function holdsFormulas(element: Element): boolean {
  return findWithin(element, (inner) => Boolean(inner.attribs['data-formula']), NODES_MAX) !== null
}

const NODES_MAX = 8

function isDisplay(element: Element): boolean {
  const { 'data-formula-type': type = '', class: classes = '' } = element.attribs
  if (/inline/.test(type)) return false
  return /block|display/.test(type) || /block-equation/.test(classes) || isBlock(element.name)
}
