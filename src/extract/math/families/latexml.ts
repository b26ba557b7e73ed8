import type { Element } from 'domhandler'
import { hasClass, isElement, isText } from '../../dom.ts'
import type { Family, Reading } from '../family.ts'
import { mathTex } from '../math-tex.ts'
import { after, findWithin, following, textOf } from '../traverse.ts'

/** A table of more is no equation. */
const NODES_MAX = 5_000
const CELL_NODES_MAX = 200
const ASIDE_CELL = /(?:^|\s)(?:ltx_eqn_eqno|ltx_eqn_\w+_pad(?:left|right))(?=\s|$)/

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

/** The rows of the table itself; its cells are not looked into. */
function findRows(table: Element): Element[] {
  const rows: Element[] = []
  let node = table.children[0] ?? null
  let nodes = 0
  while (node && nodes <= NODES_MAX) {
    nodes += 1
    const isRow = isElement(node) && node.name === 'tr'
    if (isElement(node) && isRow) rows.push(node)
    node = isRow ? after(node, table) : following(node, table)
  }
  if (nodes > NODES_MAX) return []
  return rows.length > 0 ? rows : [table]
}

/** The cells of a row as TeX, without those that hold the number or pad it; empty ones between stay. */
function readCells(row: Element): string[] {
  const cells = row.children.filter(isElement).filter((cell) => !ASIDE_CELL.test(cell.attribs.class ?? ''))
  const read = (row.name === 'tr' ? cells : [row]).map(readCell)
  return read.slice(0, read.findLastIndex((cell) => cell !== '') + 1)
}

/** Formulas and words of a cell in order; nothing where it holds more than one formula can. */
function readCell(cell: Element): string {
  let tex = ''
  let node = cell.children[0] ?? null
  for (let nodes = 0; node; nodes += 1) {
    if (nodes > CELL_NODES_MAX) return ''
    const isMath = isElement(node) && node.name === 'math'
    if (isElement(node) && isMath) tex += mathTex(node) ?? ''
    if (isText(node) && node.data.trim() !== '') tex += `\\text{${node.data.replace(/\s+/g, ' ')}}`
    const closed = isMath || (isElement(node) && hasClass(node, 'ltx_tag'))
    node = closed ? after(node, cell) : following(node, cell)
  }
  return tex
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
