import { escapeMarkup } from './escape-markup.ts'
import type { WriteFormula } from './math/typeset.ts'
import type { Block } from './prose.ts'
import { writeInline } from './write-inline.ts'

/** What platforms write in their own way; html in, html out. */
export interface BodyStyle {
  code(code: { language: string; text: string; number: number }): string
  paragraph?(html: string): string
  heading?(heading: { level: 2 | 3; html: string; number: number }): string
  figure?(figure: { src: string; captionHtml: string }): string
}

/** The content of a sample post as html that is also well-formed XML, so that Atom may carry it as xhtml. */
export function writeBody(blocks: readonly Block[], style: BodyStyle & { formula: WriteFormula }): string {
  let formulas = 0
  const write = (tex: string, display: boolean) => style.formula({ tex, display, number: ++formulas })
  const inline = (text: string) => writeInline(text, (tex) => write(tex, false))
  const body = blocks
    .filter((block) => block.kind !== 'note')
    .map((block, at) =>
      writeBlock(block, { ...style, inline, number: at + 1, display: (tex) => write(tex, true) }),
    )
  return [...body, writeNotes(blocks, inline)].filter((html) => html !== '').join('\n')
}

interface Pen extends BodyStyle {
  inline: (text: string) => string
  display: (tex: string) => string
  /** Of the block in its post, from 1. */
  number: number
}

function writeBlock(block: Block, pen: Pen): string {
  const { inline, number } = pen
  const paragraph = pen.paragraph ?? ((html) => `<p>${html}</p>`)
  switch (block.kind) {
    case 'paragraph':
      return paragraph(inline(block.text))
    case 'quote':
      return `<blockquote>${paragraph(inline(block.text))}</blockquote>`
    case 'heading': {
      const heading = { level: block.level, html: inline(block.text), number }
      return (
        pen.heading?.(heading) ?? `<h${block.level} id="section-${number}">${heading.html}</h${block.level}>`
      )
    }
    case 'formula':
      return wrapDisplay(pen.display(block.tex), paragraph)
    case 'code':
      return pen.code({ language: block.language, text: block.text, number })
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul'
      return `<${name}>\n${block.items.map((item) => `<li>${inline(item)}</li>`).join('\n')}\n</${name}>`
    }
    case 'table':
      return writeTable(block.rows, inline)
    case 'figure':
      return writeFigure(block, pen)
    case 'more':
      return '<span id="more"></span>'
    case 'note':
      return ''
  }
}

/** Formulas that are boxes of their own stand alone, others in a paragraph. */
function wrapDisplay(html: string, paragraph: (html: string) => string): string {
  return /^<(div|p|table|section|dl)\b/.test(html) ? html : paragraph(html)
}

function writeTable(rows: readonly string[][], inline: (text: string) => string): string {
  const [head = [], ...body] = rows
  const writeRow = (cells: readonly string[], name: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${name}>${inline(cell)}</${name}>`).join('')}</tr>`
  return `<table>\n<thead>${writeRow(head, 'th')}</thead>\n<tbody>\n${body.map((row) => writeRow(row, 'td')).join('\n')}\n</tbody>\n</table>`
}

function writeFigure({ file, caption }: { file: string; caption: string }, pen: Pen): string {
  const figure = { src: `/figures/${file}`, captionHtml: pen.inline(caption) }
  return (
    pen.figure?.(figure) ??
    `<figure><img src="${figure.src}" alt="${escapeMarkup(caption)}" /><figcaption>${figure.captionHtml}</figcaption></figure>`
  )
}

function writeNotes(blocks: readonly Block[], inline: (text: string) => string): string {
  const notes = blocks.flatMap((block) => (block.kind === 'note' ? [block] : []))
  if (notes.length === 0) return ''
  const items = notes.map(
    ({ label, text }) =>
      `<li id="fn:${label}"><p>${inline(text)} <a href="#fnref:${label}" class="reversefootnote">↩</a></p></li>`,
  )
  return `<div class="footnotes" role="doc-endnotes"><ol>${items.join('')}</ol></div>`
}
