import type { AnyNode, ChildNode, Element, ParentNode } from 'domhandler'
import { resolveUrl } from '../../url.ts'
import { isElement, isText, toElement } from '../dom.ts'
import { isBlock, isHeading, isSilent } from '../tags.ts'
import { cleanImage } from './clean-image.ts'
import { cleanLink } from './clean-link.ts'
import { cleanMedia } from './clean-media.ts'
import { findTableCode, toCodeBlock } from './code-block.ts'
import { isLayoutTable, isTablePart } from './is-layout-table.ts'
import { isWidget } from './is-widget.ts'
import { isBlank, isBlockElement, isEmpty, tidy } from './tidy.ts'

/** What cleaning needs to know beside the tree. */
export interface CleanScope {
  /** What relative addresses are resolved against. */
  base: string
  /** The address of the page, to know links into itself. */
  url: string
  /** Nodes that the choice of content left out. */
  excluded: ReadonlySet<AnyNode>
  /** How many formulas there are; atoms with other numbers are forged. */
  formulaCount: number
}

/** Attributes that carry meaning, by element; all others go. */
const KEPT_ATTRIBUTES: Record<string, readonly string[]> = {
  td: ['colspan', 'rowspan', 'align'],
  th: ['colspan', 'rowspan', 'align', 'scope'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  abbr: ['title'],
  time: ['datetime'],
  blockquote: ['cite'],
  q: ['cite'],
  details: ['open'],
  bdo: ['dir'],
}

/** Elements that stay as they are; other blocks become `p` or `div`, everything else gives way to its inside. */
const KEPT = new Set(
  `h1 h2 h3 h4 h5 h6 blockquote q cite pre code kbd samp var ul ol li dl dt dd table caption thead tbody tfoot tr th td
  figure figcaption em strong b i u s del ins mark small sub sup abbr dfn time br hr wbr details summary ruby rt rp
  bdi bdo`.split(/\s+/),
)
const RENAMED: Record<string, string> = {
  strike: 's',
  tt: 'code',
  listing: 'pre',
  dir: 'ul',
  menu: 'ul',
  acronym: 'abbr',
  big: 'strong',
}

/**
 * The cleaned inside of a tree: only elements and attributes of the policy, addresses absolute, lazy images real, code
 * blocks plain, widgets and trackers gone, formula atoms untouched. Builds anew what it changes; the nodes it is given
 * must not be used afterwards.
 */
export function cleanTree(parent: ParentNode, scope: CleanScope): ChildNode[] {
  const kept: ChildNode[] = []
  for (const child of parent.children) {
    if (isText(child)) kept.push(child)
    else if (isElement(child) && !scope.excluded.has(child)) {
      for (const node of cleanElement(child, scope, kept)) kept.push(node)
    }
  }
  return kept
}

function cleanElement(element: Element, scope: CleanScope, before: ChildNode[]): ChildNode[] {
  const { name, attribs } = element
  if (attribs['data-formula'] !== undefined && name === 'span') return cleanAtom(element, scope)
  switch (name) {
    case 'img':
      return cleanImage(element, scope.base)
    case 'noscript':
      return cleanNoscript(element, scope, before)
    case 'pre':
      return toList(toCodeBlock(element))
    case 'a':
      return cleanLink(element, scope, cleanTree(element, scope))
    case 'table':
      return cleanTable(element, scope)
    case 'button':
      return isInHeading(element) ? cleanTree(element, scope) : []
    case 'video':
    case 'audio':
      return cleanMedia(element, scope.base)
  }
  if (isSilent(name) || isWidget(element)) return []
  return cleanOther(element, scope)
}

/** Our own atom when its number is one of ours; the inside of any other. */
function cleanAtom(atom: Element, scope: CleanScope): ChildNode[] {
  const index = atom.attribs['data-formula'] ?? ''
  if (!/^\d{1,6}$/.test(index) || Number(index) >= scope.formulaCount) return cleanTree(atom, scope)
  return [toElement('span', { 'data-formula': index })]
}

/** The real image of a lazy one for readers without scripts; it takes the place of a placeholder just before it. */
function cleanNoscript(noscript: Element, scope: CleanScope, before: ChildNode[]): ChildNode[] {
  const images = cleanTree(noscript, scope).filter((node) => isElement(node) && node.name === 'img')
  const [image] = images
  if (!image || images.length > 1 || !isElement(image)) return []
  const previous = before.findLast((node) => !isText(node) || !isBlank(node.data))
  return previous && isElement(previous) && previous.name === 'img' ? [] : [image]
}

function cleanTable(table: Element, scope: CleanScope): ChildNode[] {
  const code = findTableCode(table)
  if (code !== null) return toList(toCodeBlock(table, code))
  return isLayoutTable(table) ? cleanLayout(table, scope) : cleanOther(table, scope)
}

/** Every cell of a layout table as a block of its own, in reading order. */
function cleanLayout(parent: Element, scope: CleanScope): ChildNode[] {
  const cells: ChildNode[] = []
  for (const child of parent.children) {
    if (!isElement(child) || scope.excluded.has(child)) continue
    if (isTablePart(child) && child.name !== 'td' && child.name !== 'th')
      cells.push(...cleanLayout(child, scope))
    else cells.push(...toBlock(cleanTree(child, scope)))
  }
  return cells
}

function cleanOther(element: Element, scope: CleanScope): ChildNode[] {
  const name = RENAMED[element.name] ?? element.name
  const children = tidy(name, cleanTree(element, scope))
  if (name === 'figure' && children.every((child) => isElement(child) && child.name === 'pre'))
    return children
  if (KEPT.has(name)) {
    const clean = toElement(name, keepAttributes(element, name, scope), children)
    return isEmpty(clean) ? [] : [clean]
  }
  return isBlock(name) ? toBlock(children) : children
}

/** A block without a name of its own: a paragraph when it holds only words, its inside when that is only blocks. */
function toBlock(children: ChildNode[]): ChildNode[] {
  const block = toElement('p', {}, children)
  if (isEmpty(block)) return []
  if (!children.some(isBlockElement)) return [block]
  if (children.every(isBlockElement)) return children
  block.name = 'div'
  return [block]
}

function keepAttributes({ attribs }: Element, name: string, scope: CleanScope): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const key of KEPT_ATTRIBUTES[name] ?? []) {
    const value = key === 'cite' ? resolveUrl(attribs[key], scope.base) : attribs[key]
    if (value !== undefined && value !== null) attributes[key] = value
  }
  return attributes
}

function isInHeading(element: Element): boolean {
  const { parent } = element
  return (
    parent !== null &&
    isElement(parent) &&
    (isHeading(parent.name) || parent.name === 'summary' || parent.name === 'dt')
  )
}

function toList(node: ChildNode | null): ChildNode[] {
  return node ? [node] : []
}
