import { type AnyNode, type ChildNode, Element, type ParentNode, Text } from 'domhandler'

export function isElement(node: AnyNode): node is Element {
  return node.constructor === Element
}

export function isText(node: AnyNode): node is Text {
  return node.constructor === Text
}

/** Gives an element new children; the old ones are forgotten. */
export function setChildren(parent: ParentNode, children: ChildNode[]): void {
  let previous: ChildNode | null = null
  for (const child of children) {
    child.parent = parent
    child.prev = previous
    child.next = null
    if (previous) previous.next = child
    previous = child
  }
  parent.children = children
}

/** Puts nodes in the place of one. */
export function replace(node: ChildNode, replacements: readonly ChildNode[]): void {
  const { parent } = node
  if (!parent) return
  const at = parent.children.lastIndexOf(node)
  setChildren(parent, parent.children.slice(0, at).concat(replacements, parent.children.slice(at + 1)))
  node.parent = node.prev = node.next = null
}

/** All text inside a node as it stands in the source, nothing folded. */
export function textOf(node: AnyNode): string {
  if (isText(node)) return node.data
  if (!('children' in node)) return ''
  let text = ''
  for (const child of node.children) text += textOf(child)
  return text
}

/** The text inside a node on one line. */
export function lineOf(node: AnyNode): string {
  return toLine(textOf(node))
}

/** Text with its white space folded. */
export function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** A new element around nodes that stand nowhere else. */
export function toElement(
  name: string,
  attributes: Record<string, string>,
  children: ChildNode[] = [],
): Element {
  const element = new Element(name, attributes)
  setChildren(element, children)
  return element
}

/**
 * Calls `enter` for every element below `root` in document order; where it answers false, the element's inside is left
 * out. `enter` may remove or replace the element that it is given, by `replace`: its parent gets a new list then.
 */
export function walkElements(root: ParentNode, enter: (element: Element) => boolean | undefined): void {
  for (const child of root.children) {
    if (isElement(child) && enter(child) !== false) walkElements(child, enter)
  }
}

/** Whether the class attribute holds this word. */
export function hasClass(element: Element, name: string): boolean {
  const classes = element.attribs.class
  return classes?.includes(name) === true && ` ${classes.replace(/\s+/g, ' ')} `.includes(` ${name} `)
}
