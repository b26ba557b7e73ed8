import type { ChildNode, ParentNode } from 'domhandler'
import { isElement } from '../dom.ts'
import { BODY_CHARACTERS_MAX, type Macros } from './tex-definitions.ts'
import { following, textOf } from './traverse.ts'

const MACROS_MAX = 200
/** A configuration stands in a short script of its own; bundles hold code that only looks like one. */
const SCRIPT_CHARACTERS_MAX = 50_000
const BEGIN = /\bmacros["']?\s*:\s*\{/gi
/** `RR: "{\\bf R}"`, `"\\norm": ["\\|#1\\|", 1]` and what parts it from the next. */
const ENTRY =
  /\s*(?:\/\/[^\n]*\n\s*)*["']?\\{0,2}(?<name>[a-zA-Z]{1,30})["']?\s*:\s*(?:\[\s*)?(?:"(?<double>(?:[^"\\\n]|\\.)*)"|'(?<single>(?:[^'\\\n]|\\.)*)')(?:\s*(?:,\s*[^\][{}]*)?\])?\s*,?/y

/** Commands that a page gives to MathJax (`tex: { macros: {…} }`) or KaTeX (`macros: {…}`) in its scripts. */
export function configMacros(root: ParentNode): Macros {
  const macros: Record<string, string> = {}
  let node: ChildNode | null = root.children[0] ?? null
  for (; node; node = following(node, root)) {
    if (!isElement(node) || node.name !== 'script' || 'src' in node.attribs) continue
    const script = textOf(node)
    if (script.length <= SCRIPT_CHARACTERS_MAX && /macros/i.test(script)) readScript(script, macros)
  }
  return macros
}

function readScript(script: string, macros: Record<string, string>): void {
  for (const { 0: begin, index } of script.matchAll(BEGIN)) {
    ENTRY.lastIndex = index + begin.length
    for (let count = 0; count < MACROS_MAX; count += 1) {
      const { name, double, single } = ENTRY.exec(script)?.groups ?? {}
      if (name === undefined) break
      const body = (double ?? single ?? '').replace(/\\(.)/g, '$1')
      if (body.length <= BODY_CHARACTERS_MAX) macros[`\\${name}`] = body
    }
  }
}
