import type { ChildNode, Element, ParentNode } from 'domhandler'
import { isElement, isText } from '../dom.ts'

/** The node that follows in document order, inside first; null at the end of `root`. Needs no stack, so depth is no limit. */
export function following(node: ChildNode, root: ParentNode): ChildNode | null {
  const first = 'children' in node ? node.children[0] : undefined
  return first ?? after(node, root)
}

/** The node that follows in document order, leaving out the inside of this one. */
export function after(node: ChildNode, root: ParentNode): ChildNode | null {
  let current: ChildNode = node
  while (!current.next) {
    const { parent } = current
    if (!parent || parent === root) return null
    current = parent as ChildNode
  }
  return current.next
}

/** The first element inside `root` that passes the test; looks at no more than `nodesMax` nodes. */
export function findWithin(
  root: ParentNode,
  test: (element: Element) => boolean,
  nodesMax = Number.POSITIVE_INFINITY,
): Element | null {
  let node: ChildNode | null = root.children[0] ?? null
  for (let seen = 0; node && seen < nodesMax; seen += 1) {
    if (isElement(node) && test(node)) return node
    node = following(node, root)
  }
  return null
}

/** All text inside a node as it stands in the source, however deep. */
export function textOf(root: ChildNode): string {
  if (isText(root)) return root.data
  if (!isElement(root)) return ''
  let text = ''
  let node: ChildNode | null = root.children[0] ?? null
  for (; node; node = following(node, root)) if (isText(node)) text += node.data
  return text
}

/** The next sibling that is an element, with nothing but white space before it. */
export function nextElement(node: ChildNode): Element | null {
  let sibling = node.next
  while (sibling && !isElement(sibling)) {
    if (sibling.type === 'text' && sibling.data.trim() !== '') return null
    sibling = sibling.next
  }
  return sibling
}
