import type { Element } from 'domhandler'
import { joinTex } from './join-tex.ts'
import { toScriptTex } from './mathml-scripts.ts'
import { toTableTex } from './mathml-table.ts'
import { toTokenTex } from './mathml-token.ts'
import { childrenOf, type MathmlWriter, nameOf } from './mathml-writer.ts'
import { isFunctionName } from './tex-symbols.ts'
import { textOf } from './traverse.ts'

const DEPTH_MAX = 60
const NODES_MAX = 3_000
/** Elements whose inside is not shown or is another form of the same formula. */
const SKIPPED = new Set(['annotation', 'annotation-xml', 'none', 'mprescripts', 'malignmark', 'maligngroup'])

/**
 * TeX of presentation MathML (MathML 3 §3) that carries no source, in one fixed way of writing: compact, every script
 * braced. Null when there is nothing in it, or too much.
 */
export function mathmlToTex(math: Element): string | null {
  let nodes = 0
  let depth = 0
  let tooMuch = false
  const writer: MathmlWriter = {
    write(element) {
      if (!element || SKIPPED.has(nameOf(element))) return ''
      nodes += 1
      if (nodes > NODES_MAX || depth >= DEPTH_MAX) tooMuch = true
      if (tooMuch) return ''
      depth += 1
      const tex = writeElement(element, writer)
      depth -= 1
      return tex
    },
    row: (element) => writeRow(childrenOf(element), writer),
  }
  const tex = writer.row(math).trim()
  return tooMuch || tex === '' ? null : tex
}

/** One element by its name; unknown ones are rows (MathML 3 §3.2.5: what is not known shows its children). */
function writeElement(element: Element, writer: MathmlWriter): string {
  const [first, second] = childrenOf(element)
  const name = nameOf(element)
  switch (name) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
    case 'mspace':
      return toTokenTex(element)
    case 'semantics':
      return writer.write(first)
    case 'mfrac':
      return writeFraction(element, writer)
    case 'msqrt':
      return `\\sqrt{${writer.row(element)}}`
    case 'mroot':
      return `\\sqrt[${writer.write(second)}]{${writer.write(first)}}`
    case 'mphantom':
      return `\\phantom{${writer.row(element)}}`
    case 'mfenced':
      return writeFenced(element, writer)
    case 'menclose':
      return writeEnclosed(element, writer)
    case 'mtable':
      return toTableTex(element, writer)
    default:
      return /^m(?:sub|sup|under|over|multi)/.test(name) ? toScriptTex(element, writer) : writer.row(element)
  }
}

function writeFraction(element: Element, writer: MathmlWriter): string {
  const [above, below] = childrenOf(element).map((child) => writer.write(child))
  const { linethickness, bevelled } = element.attribs
  if (bevelled === 'true') return `${above}/${below}`
  if (linethickness !== undefined && /^0(?:$|\D)/.test(linethickness)) {
    return `\\genfrac{}{}{0pt}{}{${above ?? ''}}{${below ?? ''}}`
  }
  return `\\frac{${above ?? ''}}{${below ?? ''}}`
}

function writeFenced(element: Element, writer: MathmlWriter): string {
  const { open = '(', close = ')', separators = ',' } = element.attribs
  const mark = separators.trim()[0] ?? ''
  const inner = childrenOf(element).map((child) => writer.write(child))
  const fence = (sign: string) => (sign.trim() === '' ? '.' : sign.replace(/[{}]/, '\\$&'))
  return joinTex([`\\left${fence(open)}`, inner.join(mark), `\\right${fence(close)}`])
}

function writeEnclosed(element: Element, writer: MathmlWriter): string {
  const notation = element.attribs.notation ?? ''
  const inner = writer.row(element)
  if (/box/.test(notation)) return `\\boxed{${inner}}`
  if (/strike/.test(notation)) return `\\cancel{${inner}}`
  return inner
}

/** A row: brackets around a single table name its environment, brackets around a bare fraction make a binomial. */
function writeRow(children: readonly Element[], writer: MathmlWriter): string {
  const shown = children.filter((child) => !SKIPPED.has(nameOf(child)))
  const parts = shown.map((child) => writer.write(child)).map(withoutOwnSpace)
  for (let at = 0; at < parts.length; at += 1) {
    const fenced = fencedForm(parts, at)
    if (fenced !== null) parts.splice(at - 1, 3, fenced)
    else if (parts[at]?.startsWith('\\begin{matrix}') && isFence(shown[at - 1], '{') && isEnd(shown, at)) {
      parts.splice(at - 1, 3, renamed(parts[at] ?? '', 'cases'))
    }
  }
  return joinTex(parts)
}

/** The thin space that is set after a function's name is no space of the author's. */
function withoutOwnSpace(part: string, at: number, parts: readonly string[]): string {
  if (part !== '\\,') return part
  const before = parts.slice(0, at).findLast((tex) => tex !== '') ?? ''
  const name = /^\\([a-z]+)/.exec(before)?.[1] ?? ''
  return name === 'operatorname' || isFunctionName(name) ? '' : part
}

const MATRICES: Readonly<Record<string, string>> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '||': 'vmatrix',
  '\\|\\|': 'Vmatrix',
  '\\{\\}': 'Bmatrix',
}

function fencedForm(parts: readonly string[], at: number): string | null {
  const inner = parts[at] ?? ''
  const fences = `${bare(parts[at - 1])}${bare(parts[at + 1])}`
  if (inner.startsWith('\\begin{matrix}')) {
    const name = MATRICES[fences]
    return name ? renamed(inner, name) : null
  }
  const binomial = /^\\genfrac\{\}\{\}\{0pt\}\{\}(.*)$/s.exec(inner)
  return binomial && fences === '()' ? `\\binom${binomial[1]}` : null
}

function bare(part: string | undefined): string {
  return (part ?? '').replace(/^\\(?:left|right)/, '')
}

function renamed(table: string, name: string): string {
  return `\\begin{${name}}${table.slice('\\begin{matrix}'.length, -'\\end{matrix}'.length)}\\end{${name}}`
}

function isFence(element: Element | undefined, sign: string): boolean {
  return element !== undefined && nameOf(element) === 'mo' && textOf(element).trim() === sign
}

/** Nothing, or an invisible closing fence, follows. */
function isEnd(row: readonly Element[], at: number): boolean {
  const next = row[at + 1]
  return next === undefined || isFence(next, '')
}
