import { hasClass } from '../../dom.ts'
import type { Family } from '../family.ts'
import { textOf } from '../traverse.ts'

/** Zhihu's editor: the source is in `data-tex`; what is inside are copies, rendered or waiting. Images: see images. */
export const zhihu: Family = {
  classes: ['ztext-math', 'math-holder'],
  attributes: ['data-eeimg'],
  read(element) {
    if (element.name === 'img') return null
    const { 'data-tex': source, 'data-eeimg': kind } = element.attribs
    const tex = source?.trim() ? source : hasClass(element, 'math-holder') ? textOf(element) : ''
    return tex.trim() === '' ? null : { kind: 'formula', tex, display: kind === '2' }
  },
}
