import type { ChildNode, Element, ParentNode } from 'domhandler'
import { isElement } from '../dom.ts'
import type { MathPage } from './family.ts'
import { following } from './traverse.ts'

/** What the families share while one page is read. The scripts of MathJax 2 are looked up when first asked for. */
export function createMathPage(root: ParentNode): MathPage {
  const taken = new Set<Element>()
  let scripts: Map<string, Element[]> | null = null
  return {
    takeScript(id) {
      scripts ??= collectScripts(root)
      const queue = scripts.get(id) ?? []
      // Pages that join several posts repeat the ids: each frame takes the first script not yet taken.
      let script = queue.shift()
      while (script && taken.has(script)) script = queue.shift()
      return script ?? null
    },
    markTaken: (script) => void taken.add(script),
    isTaken: (script) => taken.has(script),
  }
}

function collectScripts(root: ParentNode): Map<string, Element[]> {
  const scripts = new Map<string, Element[]>()
  let node: ChildNode | null = root.children[0] ?? null
  for (; node; node = following(node, root)) {
    if (!isElement(node) || node.name !== 'script') continue
    const { id, type = '' } = node.attribs
    if (!id || !/^\s*math\//i.test(type)) continue
    const queue = scripts.get(id)
    if (queue) queue.push(node)
    else scripts.set(id, [node])
  }
  return scripts
}
