import { DomHandler, type Element } from 'domhandler'
import { Parser } from 'htmlparser2'
import { findWithin } from './traverse.ts'

const MATHML_CHARACTERS_MAX = 100_000

/** The `math` element of MathML kept as a string (in an attribute or a script), whose entities may be encoded twice. */
export function parseMathml(source: string): Element | null {
  if (source.length > MATHML_CHARACTERS_MAX) return null
  const markup = /^\s*&lt;/.test(source) ? decodeOnce(source) : source
  const handler = new DomHandler()
  new Parser(handler, { recognizeSelfClosing: true }).end(markup)
  return findWithin(handler.root, (element) => element.name === 'math')
}

function decodeOnce(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}
