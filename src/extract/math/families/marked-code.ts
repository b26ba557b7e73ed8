import type { Element } from 'domhandler'
import { isElement, isText } from '../../dom.ts'
import type { Family } from '../family.ts'
import { textOf } from '../traverse.ts'

const MARK =
  /(?:^|\s)(?:(?:lang(?:uage)?-)?math|language-katex|math-inline|math-display|js-render-math|notion-equation)(?=\s|$)/
const DISPLAY_STYLE = /display|block/

/** Code that is marked as math and not (yet) rendered: remark, GitLab, Gitea, fenced `math` blocks. */
export const markedCode: Family = {
  tags: ['code', 'pre', 'tt'],
  read(element) {
    const code = element.name === 'pre' ? (onlyChild(element) ?? element) : element
    if (!isMarked(code) && !isMarked(element)) return null
    const { class: classes = '', 'data-math-style': style = '' } = code.attribs
    const stated = `${classes} ${style} ${element.attribs['data-math-style'] ?? ''}`
    const inPre =
      element.name === 'pre' || (element.parent && isElement(element.parent) && element.parent.name === 'pre')
    const display = /inline/.test(stated) ? false : inPre === true || DISPLAY_STYLE.test(stated)
    return textOf(code).trim() === '' ? null : { kind: 'formula', tex: textOf(code), display }
  },
}

function isMarked(element: Element): boolean {
  return (
    MARK.test(element.attribs.class ?? '') ||
    element.attribs.lang === 'math' ||
    element.attribs['data-lang'] === 'math'
  )
}

function onlyChild(pre: Element): Element | null {
  const [child, more] = pre.children.filter((node) => !isText(node) || node.data.trim() !== '')
  return child && !more && isElement(child) && child.name === 'code' ? child : null
}
