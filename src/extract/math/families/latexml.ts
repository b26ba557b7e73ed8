import type { Element } from 'domhandler'
import { hasClass, isElement, isText, textOf } from '../../dom.ts'
import type { Family, Reading } from '../family.ts'
import { mathTex } from '../math-tex.ts'
import { after, findWithin, following } from '../traverse.ts'

/**
 * Displayed equations of LaTeXML (arXiv's html, ar5iv): tables whose cells hold the parts of one formula and its
 * number. One part is the formula; several are rows of an `aligned`.
 */
export const latexml: Family = {
  classes: ['ltx_equation', 'ltx_equationgroup', 'ltx_eqn_table'],
  read(element) {
    const rows = findRows(element)
    const lines = rows.map(readCells).filter((cells) => cells.some((cell) => cell !== ''))
    const [first] = lines
    if (!first) return null
    const numbers = rows.flatMap((row) => equationNumber(row) ?? [])
    const single = lines.length === 1 && first.filter((cell) => cell !== '').length === 1
    const tex = single
      ? first.join('')
      : `\\begin{aligned}${lines.map((cells) => cells.join('&')).join('\\\\\n')}\\end{aligned}`
    return toReading(tex, numbers)
  },
}

function toReading(tex: string, numbers: readonly string[]): Reading {
  const [number, more] = numbers
  const tag = number !== undefined && more === undefined ? { tag: number } : {}
  return { kind: 'formula', tex, display: true, ...tag }
}

function findRows(table: Element): Element[] {
  const rows: Element[] = []
  let node = following(table, table)
  for (; node; node = following(node, table)) if (isElement(node) && node.name === 'tr') rows.push(node)
  return rows.length > 0 ? rows : [table]
}

/** The cells of a row that hold something, as TeX; padding at the ends is dropped, empty cells between stay. */
function readCells(row: Element): string[] {
  const cells = row.children.filter(isElement).filter((cell) => !isNumberCell(cell))
  const read = (row.name === 'tr' ? cells : [row]).map(readCell)
  const from = read.findIndex((cell) => cell !== '')
  const to = read.findLastIndex((cell) => cell !== '')
  return from < 0 ? [] : read.slice(from, to + 1)
}

/** Formulas and words of a cell in order. */
function readCell(cell: Element): string {
  let tex = ''
  let node = following(cell, cell)
  while (node) {
    const isMath = isElement(node) && node.name === 'math'
    if (isElement(node) && node.name === 'math') tex += mathTex(node) ?? ''
    if (isText(node) && node.data.trim() !== '') tex += `\\text{${node.data.replace(/\s+/g, ' ')}}`
    const closed = isMath || (isElement(node) && hasClass(node, 'ltx_tag'))
    node = closed ? after(node, cell) : following(node, cell)
  }
  return tex
}

function isNumberCell(cell: Element): boolean {
  return /(?:^|\s)ltx_eqn_eqno(?=\s|$)/.test(cell.attribs.class ?? '')
}

function equationNumber(row: Element): string | null {
  const tag = findWithin(
    row,
    (inner) => hasClass(inner, 'ltx_tag_equation') || hasClass(inner, 'ltx_tag_equationgroup'),
  )
  return tag
    ? textOf(tag)
        .trim()
        .replace(/^\(|\)$/g, '') || null
    : null
}
