import type { ChildNode, Element } from 'domhandler'
import type { Block, BlockKind, Formula } from '../article.ts'
import { type BlockWriter, createBlockWriter, type Emphasis } from './block-writer.ts'
import { isBackSign, NOTE_PREFIX } from './clean/in-page-links.ts'
import { isElement, isText, textOf } from './dom.ts'
import { isBlock, isHeading } from './tags.ts'

/** The kind of block that an element makes of the text in it. */
const KINDS: Record<string, BlockKind> = {
  li: 'item',
  dt: 'item',
  dd: 'item',
  blockquote: 'quote',
  figcaption: 'caption',
  caption: 'caption',
  summary: 'heading',
  tr: 'table',
}
/** Readings beside ruby text repeat it. */
const UNREAD = new Set(['rt', 'rp'])
/** Marks of footnotes: numbers that belong to no sentence. */
const NOTE_ADDRESS = /#(?:user-content-)?(?:fn|footnote|ftn|endnote|cite_note)[\w:.-]*$/i
const NOTE_MARK = /^\[?(?:\d{1,3}(?::\d{1,2})?|[*†‡§¶])\]?$/u
/** Set small and in brackets, a number is a reference even without a link. */
const BRACKETED = /^\[\d{1,3}\]$/

const STRONG = new Set(['strong', 'b'])

interface Place extends Emphasis {
  kind: BlockKind
  /** In a table row, which is one block whatever stands in its cells. */
  inRow: boolean
}

/** The blocks of cleaned nodes in reading order, words exactly as the author wrote them, formulas as runs. */
export function toBlocks(nodes: readonly ChildNode[], formulas: readonly Formula[]): Block[] {
  const writer = createBlockWriter()
  const visit = (list: readonly ChildNode[], place: Place): void => {
    for (const node of list) {
      if (isText(node)) writer.text(node.data, place)
      else if (isElement(node) && !writeLeaf(writer, node, { formulas, place })) visitElement(node, place)
    }
  }
  const visitElement = (element: Element, place: Place): void => {
    const { name, children } = element
    if (!isBlock(name)) {
      visit(children, emphasise(place, name))
    } else if (place.inRow) {
      writer.space()
      visit(children, place)
      writer.space()
    } else {
      const kind = kindOf(element) ?? place.kind
      writer.begin(kind)
      visit(children, { ...place, kind, inRow: kind === 'table' })
      writer.begin(place.kind)
    }
  }
  visit(nodes, { kind: 'paragraph', inLink: false, isStrong: false, inRow: false })
  return writer.end()
}

/** A note is no part of the running text: like a caption it says something beside it. */
function kindOf({ name, attribs }: Element): BlockKind | undefined {
  if (isHeading(name)) return 'heading'
  return attribs.id?.startsWith(NOTE_PREFIX) ? 'caption' : KINDS[name]
}

function emphasise(place: Place, name: string): Place {
  if (name === 'a') return { ...place, inLink: true }
  return STRONG.has(name) ? { ...place, isStrong: true } : place
}

interface LeafScope {
  formulas: readonly Formula[]
  place: Place
}

/** Writes what is one piece whatever it holds; false for everything else. */
function writeLeaf(writer: BlockWriter, element: Element, { formulas, place }: LeafScope): boolean {
  const { name, attribs } = element
  const atom = attribs['data-formula']
  const formula = atom === undefined ? undefined : formulas[Number(atom)]
  if (formula) writer.formula(formula, place)
  else if (name === 'br') writer.lineBreak()
  else if (name === 'pre' && !place.inRow) writer.code(textOf(element))
  else return UNREAD.has(name) || isNoteMark(element)
  return true
}

/** `<sup><a href="…#fn1">1</a></sup>`, or the link alone where its address says so: the mark of a footnote, not a power. */
function isNoteMark({ name, attribs, children }: Element): boolean {
  if (name === 'a') {
    const [leadsWithin, leadsToNote] = [
      attribs['data-to'] !== undefined,
      NOTE_ADDRESS.test(attribs.href ?? ''),
    ]
    const words = leadsWithin || leadsToNote ? children.map(textOf).join('').trim() : ''
    return (leadsWithin && isBackSign(words)) || (leadsToNote && NOTE_MARK.test(words))
  }
  if (name !== 'sup') return false
  const [first] = children
  if (children.length > 1 || !first) return false
  if (isText(first)) return BRACKETED.test(first.data.trim())
  if (!isElement(first) || first.name !== 'a') return false
  return (first.attribs.href ?? '').includes('#') && NOTE_MARK.test(textOf(first).trim())
}
