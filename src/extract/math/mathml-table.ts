import type { Element } from 'domhandler'
import { childrenOf, type MathmlWriter, nameOf } from './mathml-writer.ts'

/**
 * TeX of an `mtable`: `aligned` where its columns meet at a sign of relation (right, left, right …), else a `matrix`
 * that the brackets around it may rename. The label of an `mlabeledtr` becomes a `\tag`.
 */
export function toTableTex(table: Element, writer: MathmlWriter): string {
  const rows = childrenOf(table).filter((row) => nameOf(row) === 'mtr' || nameOf(row) === 'mlabeledtr')
  const lines = rows.map((row) => writeLine(row, writer))
  const name = /^right(?:\s+left|$)/.test(table.attribs.columnalign ?? '') ? 'aligned' : 'matrix'
  return `\\begin{${name}}${lines.join('\\\\')}\\end{${name}}`
}

function writeLine(row: Element, writer: MathmlWriter): string {
  const cells = childrenOf(row).map((cell) => writer.row(cell))
  if (nameOf(row) !== 'mlabeledtr') return cells.join('&')
  const [label = '', ...rest] = cells
  const tag = /^\\text\{\(?(.*?)\)?\}$/s.exec(label)?.[1] ?? label.replace(/^\((.*)\)$/s, '$1')
  return `${rest.join('&')}${tag === '' ? '' : `\\tag{${tag}}`}`
}
