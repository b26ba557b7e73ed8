import type { Element, ParentNode } from 'domhandler'
import { isElement, isText, lineOf } from './dom.ts'

const FOOTER_LENGTH_MAX = 500
/** "The post X appeared first on Y." of WordPress, and its kin. */
const FOOTER =
  /^(?:the post\b.{1,400}\b(?:appeared first on|first appeared on)\b|this (?:article|post|entry) was (?:originally )?(?:published|posted) (?:on|at|by)\b.{1,200}$)/i

/** The last paragraph of feed html when it only says where the post appeared. */
export function findFeedFooter(root: ParentNode): Element | null {
  const last = root.children.findLast((child) => !isText(child) || child.data.trim() !== '')
  if (!last || !isElement(last)) return null
  const line = lineOf(last)
  if (last.name === 'div' && line.length > FOOTER_LENGTH_MAX) return findFeedFooter(last)
  return line.length <= FOOTER_LENGTH_MAX && FOOTER.test(line) ? last : null
}
