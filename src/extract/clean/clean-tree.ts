import { type AnyNode, type ChildNode, type Element, type ParentNode, Text } from 'domhandler'
import { hasClass, isElement, isText, lineOf, toElement } from '../dom.ts'
import { isBlock, isHeading, isSilent } from '../tags.ts'
import { cleanCheckbox } from './clean-checkbox.ts'
import { cleanFrame } from './clean-frame.ts'
import { cleanImage } from './clean-image.ts'
import { cleanLink } from './clean-link.ts'
import { cleanMedia } from './clean-media.ts'
import { findTableCode, isBesideCode, toCodeBlock } from './code-block.ts'
import { findImageSource } from './image-source.ts'
import { keepTarget } from './in-page-links.ts'
import { isLayoutTable, isTablePart } from './is-layout-table.ts'
import { isWidget } from './is-widget.ts'
import { keepAttributes, toKeptName } from './kept-elements.ts'
import { isNoteToggle, isSidenote, takeNote } from './sidenote.ts'
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
  /** Ids that links within the content lead to. */
  targets: ReadonlySet<string>
  /** The notes taken out of the text so far. */
  notes: Element[]
}

/** Where a formula stood whose source is nowhere: readers are to know that something is missing. */
const LOST_FORMULA = '[formula]'
/** Less text behind a button is a menu. */
const FOLDED_LENGTH_MIN = 40

/**
 * The cleaned inside of a tree: only elements and attributes of the policy, addresses absolute, lazy images real, code
 * blocks plain, widgets and trackers gone, formula atoms untouched. Builds anew what it changes; the nodes it is given
 * must not be used afterwards.
 */
export function cleanTree(parent: ParentNode, scope: CleanScope): ChildNode[] {
  const kept: ChildNode[] = []
  const holdsCode = parent.children.some((child) => isElement(child) && child.name === 'pre')
  for (const child of parent.children) {
    if (isText(child)) pushText(kept, child)
    else if (isElement(child) && !scope.excluded.has(child) && !(holdsCode && isBesideCode(child))) {
      for (const node of keepTarget(child, cleanElement(child, scope, kept), scope.targets)) kept.push(node)
    }
  }
  return kept
}

/** White space that meets white space, because what stood between is gone, is one. */
function pushText(kept: ChildNode[], text: Text): void {
  const last = kept.at(-1)
  if (!last || !isText(last) || !isBlank(last.data) || !isBlank(text.data)) kept.push(text)
}

function cleanElement(element: Element, scope: CleanScope, before: ChildNode[]): ChildNode[] {
  const { name, attribs } = element
  if (name === 'span' && attribs['data-formula'] !== undefined) return cleanAtom(element, scope)
  if (name === 'span' && attribs['data-formula-lost'] !== undefined) return [new Text(LOST_FORMULA)]
  switch (name) {
    case 'img':
    case 'amp-img':
      return cleanImage(element, scope.base)
    case 'noscript':
      return cleanNoscript(element, scope, before)
    case 'pre':
      return toList(toCodeBlock(element))
    case 'd-code':
    case 'dt-code':
      return attribs.block === undefined ? cleanOther(element, scope) : toList(toCodeBlock(element))
    case 'input':
      return cleanCheckbox(element)
    case 'iframe':
    case 'lite-youtube':
    case 'amp-youtube':
      return cleanFrame(element, scope.base)
    case 'a':
      return cleanLink(element, scope, cleanTree(element, scope))
    case 'table':
      return cleanTable(element, scope)
    case 'button':
      return cleanButton(element, scope)
    case 'video':
    case 'audio':
      return cleanMedia(element, scope.base)
  }
  if (isSilent(name) || isWidget(element) || isNoteToggle(element)) return []
  if (isSidenote(element)) return takeNote(element, tidy(name, cleanTree(element, scope)), scope)
  if (name === 'div' && hasClass(element, 'ltx_listing')) return toList(toCodeBlock(element))
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
  if (!image || images.length > 1 || !isElement(image) || isFollowedByImage(noscript, scope)) return []
  const previous = before.findLast((node) => !isText(node) || !isBlank(node.data))
  return previous && isElement(previous) && previous.name === 'img' ? [] : [image]
}

/** Zhihu writes the image for readers without scripts before the lazy one. */
function isFollowedByImage(noscript: Element, { base }: CleanScope): boolean {
  let { next } = noscript
  while (next && isText(next) && isBlank(next.data)) next = next.next
  return next !== null && isElement(next) && next.name === 'img' && findImageSource(next, base) !== null
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
      for (const cell of cleanLayout(child, scope)) cells.push(cell)
    else for (const block of toBlock(cleanTree(child, scope))) cells.push(block)
  }
  return cells
}

function cleanOther(element: Element, scope: CleanScope): ChildNode[] {
  const name = toKeptName(element.name)
  const children = tidy(name ?? element.name, cleanTree(element, scope))
  if (name === null) return isBlock(element.name) ? toBlock(children) : children
  if (name === 'figure' && children.every((child) => isElement(child) && child.name === 'pre'))
    return children
  const inside = name === 'figure' ? children.flatMap(unwrapPicture) : children
  const clean = toElement(name, keepAttributes(element, name, scope.base), inside)
  return isEmpty(clean) ? [] : [clean]
}

/** A paragraph that only holds a picture of a figure gives way to it. */
function unwrapPicture(node: ChildNode): ChildNode[] {
  return isElement(node) &&
    node.name === 'p' &&
    node.children.every((child) => isElement(child) && child.name === 'img')
    ? node.children
    : [node]
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

/** A button stays as text where it is a heading, or opens what is folded up after it. */
function cleanButton(button: Element, scope: CleanScope): ChildNode[] {
  const { parent } = button
  const isHead =
    parent &&
    isElement(parent) &&
    (isHeading(parent.name) || parent.name === 'summary' || parent.name === 'dt')
  if (isHead) return cleanTree(button, scope)
  return button.attribs['aria-expanded'] !== undefined && opensText(button)
    ? toBlock(cleanTree(button, scope))
    : []
}

function opensText(button: Element): boolean {
  let panel = button.next
  while (panel && !isElement(panel)) panel = panel.next
  return panel !== null && panel.attribs.hidden !== undefined && lineOf(panel).length >= FOLDED_LENGTH_MIN
}

function toList(node: ChildNode | null): ChildNode[] {
  return node ? [node] : []
}
