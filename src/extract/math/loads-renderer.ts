import type { ChildNode, Element, ParentNode } from 'domhandler'
import { isElement } from '../dom.ts'
import { following, textOf } from './traverse.ts'

const RENDERER_ADDRESS = /mathjax|katex|texmath|tex-(?:mml-)?(?:chtml|svg)|jsmath/i
const RENDERER_CALL = /MathJax|renderMathInElement|katex\.|tex2jax|inlineMath/
/** Configuration stands at the beginning of a script, if anywhere; bundles are long. */
const SCRIPT_CHARACTERS_MAX = 20_000

/** Whether a page loads or configures a renderer that would set its `$…$`: then they are delimiters, not dollars. */
export function loadsRenderer(root: ParentNode): boolean {
  let node: ChildNode | null = root.children[0] ?? null
  for (; node; node = following(node, root)) if (isElement(node) && isRenderer(node)) return true
  return false
}

function isRenderer({ name, attribs, children }: Element): boolean {
  if (name === 'link') return RENDERER_ADDRESS.test(attribs.href ?? '')
  if (name !== 'script') return false
  if (attribs.src !== undefined) return RENDERER_ADDRESS.test(attribs.src)
  const [content] = children
  return content !== undefined && RENDERER_CALL.test(textOf(content).slice(0, SCRIPT_CHARACTERS_MAX))
}
