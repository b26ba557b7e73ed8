import type { AnyNode, ChildNode, Element, ParentNode } from 'domhandler'
import { isElement, isText, lineOf } from '../dom.ts'
import type { Page } from '../page.ts'
import { isBlock, isSilent } from '../tags.ts'
import { toWordKey } from '../to-word-key.ts'

/** How many lines of text around the heading may be by-lines. */
const LINES_BEFORE = 6
const LINES_AFTER = 14
/** A longer line is text already; the first may be the lead. Characters. */
const LINE_LENGTH_MAX = 160
const TEXTS_MAX = 2

/** One line of text near the heading and the innermost element that holds it. */
export interface ZoneLine {
  text: string
  element: Element
}

/** The short lines just before and after the heading that says `title`, where pages print author and date. */
export function readBylineZone(page: Page, title: string | null): ZoneLine[] {
  const heading = findHeading(page, title)
  if (!heading) return []
  const before = collect(heading, 'prev', LINES_BEFORE)
  return [...collect(heading, 'next', LINES_AFTER), ...before]
}

function findHeading(page: Page, title: string | null): Element | null {
  const key = toWordKey(title ?? '')
  const headings = [...page.find('h1'), ...page.find('h2')]
  return (
    headings.find((heading) => key !== '' && toWordKey(lineOf(heading)).includes(key)) ??
    page.find('h1')[0] ??
    null
  )
}

/** Walks away from the heading, in one direction, until enough lines or a second line of running text. */
function collect(heading: Element, side: 'prev' | 'next', count: number): ZoneLine[] {
  const lines: ZoneLine[] = []
  let texts = 0
  for (const node of walkAway(heading, side)) {
    const inside = linesOf(node)
    for (const line of side === 'next' ? inside : inside.reverse()) {
      if (line.text.length > LINE_LENGTH_MAX) texts += 1
      else lines.push(line)
      if (texts === TEXTS_MAX || lines.length === count) return lines
    }
  }
  return lines
}

/** What stands beside the heading, then beside what holds it, and so on outwards. */
function* walkAway(heading: Element, side: 'prev' | 'next'): Generator<ChildNode> {
  for (
    let node: ParentNode | null = heading;
    node && isElement(node) && node.name !== 'body';
    node = node.parent
  ) {
    for (let beside: ChildNode | null = node[side]; beside; beside = beside[side]) yield beside
  }
}

/** The lines of a subtree, cut at blocks; reading stops soon, as only the first ones count. */
function linesOf(root: AnyNode): ZoneLine[] {
  const lines: ZoneLine[] = []
  let text = ''
  let holder: Element | null = null
  const flush = (): void => {
    const line = text.replace(/\s+/g, ' ').trim()
    if (line !== '' && holder) lines.push({ text: line, element: holder })
    text = ''
    holder = null
  }
  const visit = (node: AnyNode, parent: ParentNode | null): void => {
    if (lines.length > LINES_AFTER * 2) return
    if (isText(node)) {
      if (node.data.trim() !== '' && parent && isElement(parent)) holder ??= parent
      text += node.data
      return
    }
    if (!isElement(node) || isSilent(node.name)) return
    const cuts = isBlock(node.name) || node.name === 'br' || node.name === 'time' || node.name === 'a'
    if (cuts) flush()
    for (const child of node.children) visit(child, node)
    if (cuts) flush()
  }
  visit(root, root.parent)
  flush()
  return lines
}
