import type { ChildNode, Element, ParentNode } from 'domhandler'
import { setChildren } from '../dom.ts'

/** Changes to a tree, gathered first and made at once: the tree stands still while it is read, and the cost is linear. */
export interface Edits {
  /** Puts nodes in the place of one; none removes it. */
  replace(node: ChildNode, by: readonly ChildNode[]): void
  /** Puts an element's children in its place. */
  unwrap(element: Element): void
  has(node: ChildNode): boolean
  apply(): void
}

export function createEdits(): Edits {
  const replacements = new Map<ChildNode, readonly ChildNode[]>()
  const unwrapped = new Set<ChildNode>()
  const parents = new Set<ParentNode>()
  const note = (node: ChildNode, by: readonly ChildNode[]) => {
    if (!node.parent) return
    replacements.set(node, by)
    parents.add(node.parent)
  }
  const put = (nodes: readonly ChildNode[], into: ChildNode[]): void => {
    for (const node of nodes) {
      const by = replacements.get(node)
      if (by === undefined) into.push(node)
      else if (unwrapped.has(node)) put((node as Element).children, into)
      else for (const other of by) into.push(other)
    }
  }
  return {
    replace: note,
    unwrap(element) {
      unwrapped.add(element)
      note(element, [])
    },
    has: (node) => replacements.size > 0 && replacements.has(node),
    apply() {
      for (const parent of parents) {
        // The children of an unwrapped element go with their grandparent's.
        if (replacements.has(parent as ChildNode)) continue
        const children: ChildNode[] = []
        put(parent.children, children)
        setChildren(parent, children)
      }
    },
  }
}
