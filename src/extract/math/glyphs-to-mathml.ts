import type { Element } from 'domhandler'
import { Text } from 'domhandler'
import { isElement, toElement } from '../dom.ts'
import { chtmlArguments } from './glyphs-chtml.ts'
import { svgArguments } from './glyphs-svg.ts'
import { findWithin, textOf } from './traverse.ts'

const DEPTH_MAX = 80
const TOKENS = new Set(['mi', 'mn', 'mo', 'mtext', 'ms'])
/** What MathJax draws besides glyphs: lines, struts, parts of stretched signs, other copies. */
const DRAWN_ONLY =
  /^(?:mjx-(?:[nd]?strut|tstrut|line|surd|spacer|mark|assistive-mml|speech)|rect|line|title|defs)$/

/**
 * MathML from the glyphs that MathJax 3 drew, for pages whose assistive copy is gone. Its boxes follow the MathML tree
 * (`mjx-msub`, or `g[data-mml-node=msub]` in svg) and its characters are code points in classes (`mjx-c1D447`) or in
 * `data-c`. Null when no glyph tells its code.
 */
export function glyphsToMathml(root: Element): Element | null {
  const isMath = (element: Element) =>
    element.name === 'mjx-math' || element.attribs['data-mml-node'] === 'math'
  const drawn = isMath(root) ? root : findWithin(root, isMath)
  const children = drawn ? convertAll(drawn.children.filter(isElement), 0) : []
  return children.length === 0 ? null : toElement('math', {}, children)
}

function convertAll(elements: readonly Element[], depth: number): Element[] {
  return depth > DEPTH_MAX ? [] : elements.flatMap((element) => convert(element, depth + 1))
}

/** One drawn box: a MathML element, or, for boxes that only lay out, what they hold. */
function convert(element: Element, depth: number): Element[] {
  if (DRAWN_ONLY.test(element.name)) return []
  const name = mathmlName(element)
  if (name === null) return convertAll(element.children.filter(isElement), depth)
  if (TOKENS.has(name)) {
    const text = glyphText(element)
    return text === '' ? [] : [toElement(name, {}, [new Text(text)])]
  }
  const node = element.attribs['data-mml-node']
  const parts = (node === undefined ? chtmlArguments : svgArguments)(element, name)
  if (!parts) return [toElement(name, {}, convertAll(element.children.filter(isElement), depth))]
  const children = parts.map((part) => toArgument(convertAll(part, depth)))
  return [toElement(name, {}, children)]
}

/** Whatever number of boxes drew an argument, it is one element. */
function toArgument(drawn: Element[]): Element {
  const [only, more] = drawn
  return only && !more ? only : toElement('mrow', {}, drawn)
}

/** `msub` for `<mjx-msub>` or `<g data-mml-node="msub">`; null for boxes of layout. */
function mathmlName(element: Element): string | null {
  const node = element.attribs['data-mml-node'] ?? /^mjx-(m\w+|texatom)$/.exec(element.name)?.[1]
  if (node === undefined) return null
  return node.toLowerCase() === 'texatom' ? 'mrow' : node
}

/** The characters of a token: from `mjx-c1D447`, from `data-c="1D447"`, or as text where no font had the glyph. */
function glyphText(token: Element): string {
  let text = ''
  for (const glyph of token.children.filter(isElement)) {
    const code = glyph.attribs['data-c'] ?? /\bmjx-c([0-9A-F]{1,6})\b/.exec(glyph.attribs.class ?? '')?.[1]
    if (code !== undefined) text += toCharacter(code)
    else text += glyph.name === 'mjx-utext' || glyph.name === 'text' ? textOf(glyph) : glyphText(glyph)
  }
  return text
}

function toCharacter(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
