import type { ChildNode, Element, ParentNode, Text } from 'domhandler'
import { isElement, isText } from '../dom.ts'
import { BARRIER, hasOpenDisplay, PARAGRAPH } from './scan-delimiters.ts'

/** Stands for the begin or end of emphasis and scripts, which inside a formula are Markdown's mistake. */
export const MARK = '\ufdd0'

/** What a stretch of a run's text comes from. */
export interface Piece {
  kind: 'text' | 'atom' | 'barrier' | 'open' | 'close' | 'break'
  node: ChildNode
  /** Its place in the text of the run. */
  start: number
  end: number
}

/** Text that a reader sees as one line of words, and the nodes that it comes from. */
export interface TextRun {
  text: string
  pieces: Piece[]
  /** Whether any of it is a sign without which there is no delimiter, and nothing else that is mended. */
  holdsSign: boolean
}

const SIGN = /[$\\[]/

/** What an element is to a run of text; any without a role is a block, where runs begin and end. */
const NAMES_BY_ROLE = {
  closed: 'script style textarea template noscript svg title iframe select math head',
  /** Text that is meant literally; formulas found inside already are still counted. */
  literal: 'pre code kbd samp tt xmp',
  /** What Markdown makes of `_`, `*`, `~` and `^`. */
  mark: 'em i sub sup strong b del s',
  inline: 'a abbr bdi bdo big cite dfn font ins label mark nobr q small span strike time u var wbr',
  break: 'br',
  picture: 'img',
}
type Role = keyof typeof NAMES_BY_ROLE | 'block'
const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries(NAMES_BY_ROLE).flatMap(([role, names]) =>
    names.split(' ').map((name) => [name, role as Role] as const),
  ),
)
const LITERAL_CLASS = /(?:^|\s)(?:tex2jax_ignore|mathjax_ignore|nomathjax|no-mathjax)(?=\s|$)/
const PROCESS_CLASS = /(?:^|\s)(?:tex2jax_process|mathjax_process)(?=\s|$)/
/** Paragraphs of one formula: a blank line inside `$$ … $$` makes several. */
const PARAGRAPHS = new Set(['p', 'div'])
const PARAGRAPHS_MAX = 12

/** The runs of text below `root` in document order. `isAtom` and `isSettled` tell what is not to be read as text. */
export function collectRuns(
  root: ParentNode,
  { isAtom, isSettled }: { isAtom(node: ChildNode): boolean; isSettled(node: ChildNode): boolean },
): TextRun[] {
  const builder = new RunBuilder()
  const visit = (nodes: readonly ChildNode[], isLiteral: boolean): void => {
    for (const node of nodes) {
      if (isElement(node)) visitElement(node, isLiteral)
      else if (!isText(node)) continue
      else if (isLiteral || isSettled(node)) builder.add('barrier', node, BARRIER)
      else builder.addText(node)
    }
  }
  const visitElement = (element: Element, isLiteral: boolean): void => {
    const role = ROLES.get(element.name) ?? 'block'
    if (isAtom(element)) builder.add('atom', element, BARRIER)
    else if (role !== 'closed') {
      builder.enter(element, role)
      visit(element.children, literalState(element, role) ?? isLiteral)
      builder.leave(element, role)
    }
  }
  visit(root.children, false)
  return builder.finish()
}

/** Whether an element makes its text literal, makes it text again, or neither. */
function literalState(element: Element, role: Role): boolean | null {
  if (role === 'literal') return true
  const classes = element.attribs.class
  if (classes === undefined) return null
  if (PROCESS_CLASS.test(classes)) return false
  return LITERAL_CLASS.test(classes) ? true : null
}

class RunBuilder {
  private readonly runs: TextRun[] = []
  private pieces: Piece[] = []
  private text = ''
  private paragraphs = 0
  private holdsSign = false

  addText(node: Text): void {
    this.holdsSign ||= SIGN.test(node.data)
    this.add('text', node, node.data)
  }

  add(kind: Piece['kind'], node: ChildNode, text: string): void {
    const start = this.text.length
    this.text += text
    this.pieces.push({ kind, node, start, end: this.text.length })
  }

  enter(element: Element, role: Role): void {
    if (role === 'mark') this.add('open', element, MARK)
    else if (role === 'break') this.add('break', element, '\n')
    else if (role === 'picture' || role === 'literal') this.add('barrier', element, BARRIER)
    else if (role === 'block') this.boundary(element)
  }

  leave(element: Element, role: Role): void {
    if (role === 'mark') this.add('close', element, MARK)
    else if (role === 'block') this.boundary(element)
  }

  /** A block begins or ends: so does the run, unless a displayed formula is still open. */
  private boundary(element: Element): void {
    if (this.pieces.length === 0) return
    const isOpen =
      this.holdsSign &&
      PARAGRAPHS.has(element.name) &&
      this.paragraphs < PARAGRAPHS_MAX &&
      hasOpenDisplay(this.text)
    if (!isOpen) this.flush()
    else {
      this.paragraphs += 1
      this.text += PARAGRAPH
    }
  }

  private flush(): void {
    const { text, pieces, holdsSign } = this
    if (pieces.length > 0) this.runs.push({ text, pieces, holdsSign })
    this.pieces = []
    this.text = ''
    this.holdsSign = false
    this.paragraphs = 0
  }

  finish(): TextRun[] {
    this.flush()
    return this.runs
  }
}
