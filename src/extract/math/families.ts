import type { Element } from 'domhandler'
import { bareSvg } from './families/bare-svg.ts'
import { dataAttributes } from './families/data-attributes.ts'
import { images } from './families/images.ts'
import { katex } from './families/katex.ts'
import { latexml } from './families/latexml.ts'
import { markedCode } from './families/marked-code.ts'
import { markedText } from './families/marked-text.ts'
import { mathElements } from './families/math-elements.ts'
import { mathjaxNode } from './families/mathjax-node.ts'
import { mathjax2 } from './families/mathjax2.ts'
import { mathjax3 } from './families/mathjax3.ts'
import { mathml } from './families/mathml.ts'
import { notion } from './families/notion.ts'
import { substack } from './families/substack.ts'
import { wechat } from './families/wechat.ts'
import { wikipedia } from './families/wikipedia.ts'
import { wordpressKatex } from './families/wordpress-katex.ts'
import { zhihu } from './families/zhihu.ts'
import type { Family } from './family.ts'

/** All families, the more telling mark first where an element bears several. */
const FAMILIES: readonly Family[] = [
  zhihu,
  wechat,
  substack,
  wikipedia,
  latexml,
  notion,
  mathElements,
  mathjax3,
  mathjax2,
  mathjaxNode,
  dataAttributes,
  wordpressKatex,
  katex,
  mathml,
  images,
  markedCode,
  markedText,
  bareSvg,
]

type Index = ReadonlyMap<string, readonly number[]>
const BY_TAG = toIndex((family) => family.tags)
const BY_CLASS = toIndex((family) => family.classes)
const BY_ATTRIBUTE = toIndex((family) => family.attributes)
const NONE: readonly number[] = []
/** Each as a list of its own: most elements bear the mark of one at most. */
const ALONE = FAMILIES.map((family) => [family])

/**
 * Finds the families whose marks an element bears, in the order to try them. Made anew for each page, as it remembers
 * class attributes, which repeat.
 */
export function createDispatcher(): (element: Element) => readonly Family[] {
  const known = new Map<string, readonly number[]>()
  const byClasses = (classes: string): readonly number[] => {
    const found = known.get(classes) ?? classes.split(/\s+/).flatMap((name) => BY_CLASS.get(name) ?? NONE)
    known.set(classes, found)
    return found
  }
  const byAttribute = (name: string, value: string): readonly number[] => {
    if (name === 'class') return byClasses(value)
    return name === 'id' ? byId(value) : (BY_ATTRIBUTE.get(name) ?? NONE)
  }
  return ({ name, attribs }) => {
    let found = BY_TAG.get(name) ?? NONE
    for (const key in attribs) {
      const more = byAttribute(key, attribs[key] ?? '')
      if (more.length > 0) found = [...found, ...more]
    }
    return found.length === 0 ? [] : toFamilies(found)
  }
}

/** Boxes that MathJax leaves in a page are known by their ids. */
function byId(id: string): readonly number[] {
  return id.startsWith('MathJax_') ? (BY_CLASS.get('MathJax') ?? NONE) : NONE
}

function toFamilies(indices: readonly number[]): readonly Family[] {
  if (indices.length === 1) return ALONE[indices[0] ?? -1] ?? []
  const inOrder = [...new Set(indices)].sort((left, right) => left - right)
  return inOrder.flatMap((index) => FAMILIES[index] ?? [])
}

function toIndex(marks: (family: Family) => readonly string[] | undefined): Index {
  const index = new Map<string, number[]>()
  for (const [at, family] of FAMILIES.entries()) {
    for (const mark of marks(family) ?? []) index.set(mark, [...(index.get(mark) ?? []), at])
  }
  return index
}
