import type { Element, ParentNode } from 'domhandler'
import { isElement, isText, lineOf, textOf, toLine } from './dom.ts'

const FOOTER_LENGTH_MAX = 500
/** "The post X appeared first on Y." of WordPress, and its kin. */
const FOOTER =
  /^(?:the post\b.{1,400}\b(?:appeared first on|first appeared on)\b|this (?:article|post|entry) was (?:originally )?(?:published|posted) (?:on|at|by)\b.{1,200}$)/i

/** The last paragraph of feed html when it only says where the post appeared. */
export function findFeedFooter(root: ParentNode): Element | null {
  const last = root.children.findLast((child) => !isText(child) || child.data.trim() !== '')
  if (!last || !isElement(last)) return null
  if (!isLong(last)) return FOOTER.test(lineOf(last)) ? last : null
  return last.name === 'div' ? findFeedFooter(last) : null
}

/** Whether the line is longer than any footer. Mostly the beginning of the text says so. */
function isLong(element: Element): boolean {
  const text = textOf(element)
  const isLonger = (part: string) => toLine(part).length > FOOTER_LENGTH_MAX
  return isLonger(text.slice(0, 2 * FOOTER_LENGTH_MAX)) || isLonger(text)
}
