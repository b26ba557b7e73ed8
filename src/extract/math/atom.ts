import { Element } from 'domhandler'

/** What stands for one formula from here on; it gets its number when all are known. */
export function toAtom(): Element {
  return new Element('span', { 'data-formula': '' })
}

/** An empty mark where a formula stood whose source is nowhere; cleaning makes words of it. */
export function toLostFormula(): Element {
  return new Element('span', { 'data-formula-lost': '' })
}
