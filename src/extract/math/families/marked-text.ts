import type { ChildNode, Element } from 'domhandler'
import { hasClass, isElement, isText } from '../../dom.ts'
import type { Family, Reading } from '../family.ts'
import { looksLikeTex } from '../looks-like-tex.ts'
import { textOf } from '../traverse.ts'

/** Classes that are put on nothing but formulas; bare TeX inside is believed. */
const SURE = [
  'math',
  'math-inline',
  'math-display',
  'math-block',
  'inline-math',
  'display-math',
  'block-math',
  'math-tex',
  'arithmatex',
  'katex',
  'katex-inline',
  'katex-block',
]
/** Classes that also mean other things; only TeX in delimiters is believed. */
const LOOSE = [
  'math-container',
  'process-math',
  'mathjax',
  'equation',
  'tex',
  'latex',
  'formula',
  'math-expression',
]

const DELIMITED = /^\s*(?:\\\(.*\\\)|\\\[.*\\\]|\$\$.+\$\$|\$[^$]+\$|\\begin\{(\w+\*?)\}.*\\end\{\1\})\s*$/s
const DISPLAY_CLASS = /(?:^|[\s-])(?:display|block)(?=[\s-]|$)/
/** Marks of italics and scripts with which pandoc writes formulas where no renderer is chosen. */
const SCRIPT_MARKS: Readonly<Record<string, [open: string, close: string]>> = {
  em: ['', ''],
  i: ['', ''],
  sub: ['_{', '}'],
  sup: ['^{', '}'],
}
const DEPTH_MAX = 12
const TEXT_CHARACTERS_MAX = 20_000

/** Text marked as math by its class and not (yet) rendered: pandoc, Sphinx, arithmatex, CKEditor, Discourse … */
export const markedText: Family = {
  classes: [...SURE, ...LOOSE],
  read(element) {
    if (element.name === 'code' || element.name === 'pre' || element.name === 'img') return null
    const content = contentOf(element)
    if (!content || content.text.trim() === '' || content.text.length > TEXT_CHARACTERS_MAX) return null
    const { text, marked, tag } = content
    const delimited = DELIMITED.test(text)
    // Delimiters around marks of emphasis: Markdown did that, and the pass over raw delimiters mends it.
    if (marked && (delimited || text.includes('\\'))) return null
    if (!delimited && !(isSure(element) && looksLikeTex(text))) return null
    return toReading(element, { text, tag })
  },
}

function toReading(element: Element, { text, tag }: { text: string; tag: string | undefined }): Reading {
  const classes = element.attribs.class ?? ''
  const stated = DISPLAY_CLASS.test(classes) || (element.name === 'div' && !/inline/.test(classes))
  return { kind: 'formula', tex: text, display: stated, ...(tag !== undefined && { tag }) }
}

function isSure(element: Element): boolean {
  return SURE.some((name) => hasClass(element, name))
}

interface MarkedContent {
  text: string
  /** Whether marks of emphasis or script stand in it. */
  marked: boolean
  tag: string | undefined
}

/** The text of a box that holds nothing but text, italics, scripts and an equation number; else null. */
function contentOf(element: Element): MarkedContent | null {
  const content: MarkedContent = { text: '', marked: false, tag: undefined }
  return addAll(element.children, { content, depth: 0 }) ? content : null
}

function addAll(
  nodes: readonly ChildNode[],
  { content, depth }: { content: MarkedContent; depth: number },
): boolean {
  return nodes.every((node) => {
    if (isText(node)) content.text += node.data
    if (!isElement(node)) return true
    if (hasClass(node, 'eqno')) {
      content.tag = /\(([^()]{1,12})\)/.exec(textOf(node))?.[1]
      return true
    }
    if (node.name === 'br' || hasClass(node, 'headerlink')) return true
    const marks = SCRIPT_MARKS[node.name]
    if (!marks || depth > DEPTH_MAX) return false
    content.marked = true
    content.text += marks[0]
    const plain = addAll(node.children, { content, depth: depth + 1 })
    content.text += marks[1]
    return plain
  })
}
