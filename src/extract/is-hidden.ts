import type { Element } from 'domhandler'
import { isElement } from './dom.ts'
import { isHeading } from './tags.ts'

/** Whether an element is not shown, and not because it waits folded up: tabs and accordions are parts of a text. */
export function isHidden(element: Element): boolean {
  const { hidden, style, role } = element.attribs
  if (hidden === undefined && style === undefined) return false
  const isInvisible =
    (hidden !== undefined && hidden !== 'until-found') ||
    (style !== undefined && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style))
  return isInvisible && role !== 'tabpanel' && !isFolded(element)
}

/** Whether an element opens by a button or heading just before it. */
function isFolded(element: Element): boolean {
  let opener = element.prev
  while (opener && !isElement(opener)) opener = opener.prev
  return opener !== null && isOpener(opener)
}

function isOpener(element: Element): boolean {
  if (element.name === 'button' || isHeading(element.name) || element.attribs['aria-expanded'] !== undefined)
    return true
  return element.children.some((child) => isElement(child) && isOpener(child))
}
