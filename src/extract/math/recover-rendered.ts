import { type ChildNode, type Element, type ParentNode, Text } from 'domhandler'
import { isElement, isText } from '../dom.ts'
import { toAtom, toLostFormula } from './atom.ts'
import { createEdits } from './edits.ts'
import { createDispatcher } from './families.ts'
import type { Family, MathPage, Reading } from './family.ts'
import type { Found } from './found.ts'
import { createMathPage } from './math-page.ts'
import { cleanTex } from './tex.ts'
import { splitDefinitions } from './tex-definitions.ts'
import { after, following } from './traverse.ts'

/** Elements that hold no formula of a family, or whose text is not shown. */
const CLOSED = new Set([
  'script',
  'style',
  'textarea',
  'template',
  'noscript',
  'title',
  'svg',
  'iframe',
  'select',
])

export interface Rendered {
  /** By atom; the atoms bear no number yet. */
  formulas: Map<ChildNode, Found>
  /** Text that was taken for a formula by the platform: no delimiter in it means anything. */
  settled: Set<ChildNode>
  /** Whether any text holds a sign that delimiters or escapes begin with. */
  delimiters: boolean
  /** Commands that formulas define: renderers keep them for the rest of the page. */
  definitions: Record<string, string>
}

const DELIMITER = /[$\\]|\[(?:latex|tex|math)/i

/**
 * Puts an atom in the place of every formula that a platform has wrapped, rendered or drawn, outermost wrapper first,
 * in one walk; copies and previews go with it.
 */
export function recoverRendered(root: ParentNode): Rendered {
  const rendered: Rendered = { formulas: new Map(), settled: new Set(), delimiters: false, definitions: {} }
  const page = createMathPage(root)
  const edits = createEdits()
  const familiesOf = createDispatcher()
  let node: ChildNode | null = root.children[0] ?? null
  while (node) {
    // Copies that go with a formula are noted when it is read, and passed over here.
    const reading: Reading | null =
      isElement(node) && !edits.has(node) ? readElement(node, { families: familiesOf(node), page }) : null
    if (reading) {
      edits.replace(node, toNodes(reading, rendered))
      for (const copy of copiesOf(reading)) edits.replace(copy, [])
    }
    rendered.delimiters ||= isText(node) && DELIMITER.test(node.data)
    node = edits.has(node) || isClosed(node) ? after(node, root) : following(node, root)
  }
  edits.apply()
  return rendered
}

function copiesOf(reading: Reading): readonly ChildNode[] {
  return reading.kind === 'formula' ? (reading.also ?? []) : []
}

function isClosed(node: ChildNode): boolean {
  return isElement(node) && CLOSED.has(node.name)
}

function readElement(
  element: Element,
  { families, page }: { families: readonly Family[]; page: MathPage },
): Reading | null {
  for (const family of families) {
    const reading = family.read(element, page)
    if (reading) return reading
  }
  // An atom that is none of ours would be taken for one.
  if ('data-formula' in element.attribs) delete element.attribs['data-formula']
  return null
}

/** What comes in the element's place. */
function toNodes(reading: Reading, { formulas, settled, definitions }: Rendered): ChildNode[] {
  if (reading.kind === 'gone') return []
  if (reading.kind === 'lost') return [toLostFormula()]
  if (reading.kind === 'text') {
    const text = new Text(reading.text)
    settled.add(text)
    return [text]
  }
  const { tex, display } = cleanTex(reading.tex)
  if (tex === '') return [toLostFormula()]
  const { rest, macros } = splitDefinitions(tex)
  Object.assign(definitions, macros)
  // What only defines commands prints nothing.
  if (rest === '') return []
  const atom = toAtom()
  formulas.set(atom, { tex, display: reading.display || display, ...(reading.tag && { tag: reading.tag }) })
  return [atom]
}
