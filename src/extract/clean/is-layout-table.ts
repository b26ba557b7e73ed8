import type { Element } from 'domhandler'
import { isElement, walkElements } from '../dom.ts'

const BLOCKS_IN_CELL = new Set('h1 h2 h3 h4 h5 h6 table pre blockquote figure article section'.split(' '))

/** Whether a table only arranges parts of a page: no heads or caption, and one cell, one column, or whole blocks in cells. */
export function isLayoutTable(table: Element): boolean {
  const { attribs } = table
  if (attribs.role === 'presentation' || attribs.role === 'none') return true
  let cells = 0
  let rows = 0
  let paragraphs = 0
  let isData = attribs.summary !== undefined && attribs.summary !== ''
  let hasBlocks = false
  walkElements(table, (element) => {
    if (element.name === 'tr') rows += 1
    else if (element.name === 'td') cells += 1
    else if (element.name === 'th' || element.name === 'caption' || element.name === 'thead') isData = true
    else if (element.name === 'p') paragraphs += 1
    else if (BLOCKS_IN_CELL.has(element.name)) hasBlocks = true
    return element.name !== 'table'
  })
  if (isData) return false
  return cells <= rows || hasBlocks || paragraphs > cells
}

/** Direct parts of a table that lay nothing out by themselves. */
export function isTablePart(element: Element): boolean {
  return isElement(element) && /^(?:tbody|thead|tfoot|tr|td|th|colgroup|col)$/.test(element.name)
}
