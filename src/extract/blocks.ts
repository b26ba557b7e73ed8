import type { ChildNode, Element } from 'domhandler'
import type { Block, BlockKind, Formula } from '../article.ts'
import { type BlockWriter, createBlockWriter } from './block-writer.ts'
import { isElement, isText, textOf } from './dom.ts'
import { isBlock, isHeading } from './tags.ts'

/** The kind of block that an element makes of the text in it. */
const KINDS: Record<string, BlockKind> = {
  li: 'item', dt: 'item', dd: 'item', blockquote: 'quote', figcaption: 'caption', caption: 'caption', summary: 'heading', tr: 'table',
}
/** Marks of footnotes: numbers that belong to no sentence. */
const NOTE_MARK = /^\[?(?:\d{1,3}|[*†‡§¶])\]?$/u

interface Place {
  kind: BlockKind
  inLink: boolean
  /** In a table row, which is one block whatever stands in its cells. */
  inRow: boolean
}

/** The blocks of cleaned nodes in reading order, words exactly as the author wrote them, formulas as runs. */
export function toBlocks(nodes: readonly ChildNode[], formulas: readonly Formula[]): Block[] {
  const writer = createBlockWriter()
  const visit = (list: readonly ChildNode[], place: Place): void => {
    for (const node of list) {
      if (isText(node)) writer.text(node.data, place.inLink)
      else if (isElement(node)) visitElement(node, place)
    }
  }
  const visitElement = (element: Element, place: Place): void => {
    const formula = element.attribs['data-formula']
    if (formula !== undefined) return addFormula(writer, formulas[Number(formula)])
    const { name } = element
    if (name === 'br') return writer.lineBreak()
    if (name === 'pre' && !place.inRow) return writer.code(textOf(element))
    if (name === 'sup' && isNoteMark(element)) return
    if (name === 'rt' || name === 'rp') return
    if (!isBlock(name)) return visit(element.children, name === 'a' ? { ...place, inLink: true } : place)
    visitBlock(element, place)
  }
  const visitBlock = (element: Element, place: Place): void => {
    if (place.inRow) {
      writer.space()
      visit(element.children, place)
      return writer.space()
    }
    const kind = isHeading(element.name) ? 'heading' : (KINDS[element.name] ?? place.kind)
    writer.begin(kind)
    visit(element.children, { kind, inLink: place.inLink, inRow: kind === 'table' })
    writer.begin(place.kind)
  }
  visit(nodes, { kind: 'paragraph', inLink: false, inRow: false })
  return writer.end()
}

function addFormula(writer: BlockWriter, formula: Formula | undefined): void {
  if (formula) writer.formula(formula)
}

/** `<sup><a href="…#fn1">1</a></sup>`: the mark of a footnote, not a power. */
function isNoteMark(sup: Element): boolean {
  const [link, ...others] = sup.children
  if (!link || others.length > 0 || !isElement(link) || link.name !== 'a') return false
  return (link.attribs['href'] ?? '').includes('#') && NOTE_MARK.test(textOf(link).trim())
}
