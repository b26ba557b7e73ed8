import { type ChildNode, type Element, Text } from 'domhandler'
import { isElement, isText, lineOf, textOf, toElement, walkElements } from '../dom.ts'
import { isBlock, isSilent } from '../tags.ts'
import { findCodeLanguage } from './code-language.ts'

/** Cells, columns and spans that hold only line numbers, by highlighter. */
const GUTTER =
  /(?:^|[\s_-])(?:gutter|lineno|linenos|linenodiv|linenumber|linenumbers|line-numbers?(?:-rows|-wrapper)?|lnt|(?<![_-])ln|blob-num|hljs-ln-numbers|hljs-ln-n|hljs-ln-line-numbers|rouge-gutter|line-no|pre-numbering|code-line-number|crayon-nums|react-syntax-highlighter-line-number)(?:$|\s)/i
/** Copy buttons and language badges that some highlighters put inside the block. */
const TOOL =
  /(?:^|\s)(?:copy|copy-btn|copybtn|copy-button|copy-code-btn|code-copy-btn|btn-copy|code-copy|copy-code|clipboard|btn-clipboard|toolbar|hljs-button|code-toolbar-item|code-block-extension-header|ltx_listing_data|sr-only|visually-hidden)(?:$|\s)/i
/** The name of the language, beside its block. */
const LABEL = /(?:^|\s)(?:lang|code-lang|language-name|lang-name|code-language|lang-label)(?:$|\s)/
const LABEL_LENGTH_MAX = 20
const CODE_CELL = /(?:^|[\s_-])(?:code|rouge-code|blob-code|hljs-ln-code|lntd)(?:$|[\s_-])/i
/** One `code` for each line, as WeChat writes it; SyntaxHighlighter has one for each word of a line. */
const LINE_CODES_MIN = 2
const LINE = /(?:^|\s)(?:line|code-line|token-line|CodeMirror-line)(?:$|\s)/
/** The colour in which the old editor of cnblogs writes the numbers of lines. */
const NUMBER_STYLE = /(?:^|[\s;])color:\s*(?:#008080|rgba?\(0,\s*128,\s*128)/i
/** What readers are not to copy: the numbers of Chroma without classes. */
const UNSELECTABLE = /(?:^|[\s;])(?:-\w+-)?user-select:\s*none/i
/** Stands where a line's number stood, until the space after it is gone too. */
const NUMBER_MARK = '\ufdd0'

/**
 * A table that only lays out a code block beside its line numbers (Hexo, Rouge, Chroma, Pygments, highlightjs-line-numbers,
 * GitHub): the text of its code cells. Null for any other table.
 */
export function findTableCode(table: Element): string | null {
  const cells: Element[] = []
  let gutters = 0
  let others = 0
  walkElements(table, (element) => {
    if (element.name !== 'td' && element.name !== 'th') return
    if (isGutterCell(element)) gutters += 1
    else if (CODE_CELL.test(element.attribs.class ?? '') || isBesideNumbers(element)) cells.push(element)
    else others += 1
    return false
  })
  if (cells.length === 0 || others > 0 || (gutters === 0 && !isCodeTable(table))) return null
  return cells.map((cell) => toCodeText(cell).replace(/\n$/, '')).join('\n')
}

/** `<pre><code class="language-x">` with the plain text of a code block. */
export function toCodeBlock(source: Element, text = toCodeText(source)): Element | null {
  const code = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
  if (code === '') return null
  const language = findCodeLanguage(source)
  const attributes: Record<string, string> = language ? { class: `language-${language}` } : {}
  return toElement('pre', {}, [toElement('code', attributes, [new Text(code)])])
}

/** Whether a neighbour of a `pre` shows its line numbers, buttons or language. */
export function isBesideCode(element: Element): boolean {
  const classes = element.attribs.class
  if (classes === undefined || element.name === 'pre') return false
  if (GUTTER.test(classes) || TOOL.test(classes)) return true
  return LABEL.test(classes) && lineOf(element).length <= LABEL_LENGTH_MAX
}

function isGutterCell(cell: Element): boolean {
  if (GUTTER.test(cell.attribs.class ?? '')) return true
  return (
    cell.attribs['data-line-number'] !== undefined || isNumbersOnly(cell) || holdsUnselectableNumbers(cell)
  )
}

function isBesideNumbers({ prev }: Element): boolean {
  return prev !== null && isElement(prev) && holdsUnselectableNumbers(prev)
}

function holdsUnselectableNumbers(cell: Element): boolean {
  let isFound = false
  walkElements(cell, (element) => {
    isFound ||= isUnselectableNumber(element)
    return !isFound
  })
  return isFound && /^[\d\s]+$/.test(textOf(cell))
}

function isUnselectableNumber(element: Element): boolean {
  const { style } = element.attribs
  return style !== undefined && UNSELECTABLE.test(style) && /^\s*\d+\s*$/.test(textOf(element))
}

/** Chroma gives the number column the class of the code column. */
function isNumbersOnly(cell: Element): boolean {
  return /(?:^|\s)lntd(?:\s|$)/.test(cell.attribs.class ?? '') && /^[\d\s]+$/.test(textOf(cell))
}

function isCodeTable(table: Element): boolean {
  return /highlight|code|chroma|rouge|hljs/i.test(table.attribs.class ?? '')
}

/** The text of a code block: line breaks kept, line numbers and buttons left out, one line for each block inside. */
function toCodeText(root: Element): string {
  const pieces: string[] = []
  writeCode(pieces, root)
  const text = pieces.join('').replaceAll('\u00a0', ' ').replaceAll('\u200b', '')
  return text.includes(NUMBER_MARK) ? text.replace(/\ufdd0 ?/g, '') : text
}

function writeCode(pieces: string[], element: Element): void {
  const isLine = LINE.test(element.attribs.class ?? '')
  const areCodes = !isLine && countCodes(element) >= LINE_CODES_MIN
  const areBare = areBareLines(element)
  for (const child of element.children) {
    if (areBare && child.prev) pieces.push('\n')
    if (isText(child)) pieces.push(child.data)
    else if (isElement(child) && !isSkipped(child)) writePart(pieces, child, areCodes)
  }
}

function writePart(pieces: string[], part: Element, isLine: boolean): void {
  if (part.name === 'br') pieces.push('\n')
  else if (isLineNumber(part, pieces)) pieces.push(NUMBER_MARK)
  else if (isLine || (isBlock(part.name) && part.name !== 'td')) {
    breakLine(pieces)
    const table = part.name === 'table' ? findTableCode(part) : null
    if (table === null) writeCode(pieces, part)
    else pieces.push(table)
    breakLine(pieces)
  } else writeCode(pieces, part)
}

function breakLine(pieces: string[]): void {
  const last = pieces.findLast((piece) => piece !== '')
  if (last !== undefined && !last.endsWith('\n')) pieces.push('\n')
}

/** Lines that only a style sheet sets below each other. */
function areBareLines({ children }: Element): boolean {
  return (
    children.length > 1 &&
    children.every(
      (child) => isElement(child) && !isBlock(child.name) && LINE.test(child.attribs.class ?? ''),
    ) &&
    !children.some(breaksLine)
  )
}

function breaksLine(node: ChildNode): boolean {
  if (isText(node)) return node.data.includes('\n')
  return isElement(node) && (node.name === 'br' || node.children.some(breaksLine))
}

function isLineNumber(element: Element, before: readonly string[]): boolean {
  const { style } = element.attribs
  if (style === undefined || !NUMBER_STYLE.test(style) || !/^\s*\d+$/.test(textOf(element))) return false
  const last = before.findLast((piece) => piece !== '')
  return last === undefined || last.endsWith('\n')
}

function countCodes(element: Element): number {
  return element.children.filter((child) => isElement(child) && child.name === 'code').length
}

function isSkipped(element: Element): boolean {
  if (element.name === 'table') return false
  if (element.name === 'button' || isSilent(element.name)) return true
  if (isUnselectableNumber(element)) return true
  const classes = element.attribs.class
  return classes !== undefined && (GUTTER.test(classes) || TOOL.test(classes))
}
