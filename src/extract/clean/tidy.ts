import type { ChildNode, Element } from 'domhandler'
import { isElement, isText } from '../dom.ts'
import { isBlock } from '../tags.ts'

/** Elements that mean something with nothing inside. */
const MEAN_BY_THEMSELVES = new Set('img br hr wbr td th video audio source'.split(' '))
/** Elements that hold only blocks: white space between those is nothing. */
const HOLDERS = new Set('ul ol dl table thead tbody tfoot tr figure details'.split(' '))

/** Whether a cleaned element would show nothing. */
export function isEmpty(element: Element): boolean {
  if (MEAN_BY_THEMSELVES.has(element.name) || element.attribs['data-formula'] !== undefined) return false
  return element.children.every((child) =>
    isText(child) ? isBlank(child.data) : isElement(child) && (child.name === 'br' || isTarget(child)),
  )
}

/** Only a place that a link leads to. */
function isTarget({ name, attribs, children }: Element): boolean {
  return name === 'span' && children.length === 0 && attribs.id !== undefined
}

/** Cleaned children without the white space that stands between blocks. */
export function tidy(name: string, children: ChildNode[]): ChildNode[] {
  if (!HOLDERS.has(name) && !children.some(isBlockElement)) return children
  return children.filter((child, index) => {
    if (!isText(child) || !isBlank(child.data)) return true
    return !HOLDERS.has(name) && !isEdge(children[index - 1]) && !isEdge(children[index + 1])
  })
}

export function isBlockElement(node: ChildNode): node is Element {
  return isElement(node) && isBlock(node.name)
}

export function isBlank(text: string): boolean {
  return /^[\s\u200b\u2060]*$/.test(text)
}

function isEdge(node: ChildNode | undefined): boolean {
  return node === undefined || isBlockElement(node)
}
