import type { AnyNode, Element, ParentNode } from 'domhandler'
import { isElement, isText, lineOf } from '../dom.ts'
import type { Page } from '../page.ts'
import { isBlock, isSilent } from '../tags.ts'

/** How many lines of text around the heading may be by-lines. */
const LINES_BEFORE = 6
const LINES_AFTER = 14
/** A longer line is text already; the first may be the lead. Characters. */
const LINE_LENGTH_MAX = 160

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
  const key = toKey(title ?? '')
  const headings = [...page.find('h1'), ...page.find('h2')]
  return headings.find((heading) => key !== '' && toKey(lineOf(heading)).includes(key)) ?? page.find('h1')[0] ?? null
}

function toKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Walks away from the heading, in one direction, until enough lines or a second line of running text. */
function collect(heading: Element, side: 'prev' | 'next', count: number): ZoneLine[] {
  const lines: ZoneLine[] = []
  let texts = 0
  for (let node: Element = heading; lines.length < count && texts < 2; ) {
    for (let beside = node[side]; beside && lines.length < count && texts < 2; beside = beside[side]) {
      const inside = linesOf(beside)
      for (const line of side === 'next' ? inside : inside.reverse()) {
        if (line.text.length > LINE_LENGTH_MAX) texts += 1
        else if (texts < 2 && lines.length < count) lines.push(line)
      }
    }
    const { parent } = node
    if (!parent || !isElement(parent) || parent.name === 'body') break
    node = parent
  }
  return lines
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
