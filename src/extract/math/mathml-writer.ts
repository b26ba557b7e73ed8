import type { Element } from 'domhandler'
import { isElement } from '../dom.ts'

/** What the writers of single MathML elements need of the whole. */
export interface MathmlWriter {
  /** An element as TeX; nothing for none. */
  write(element: Element | undefined): string
  /** Its children in a row. */
  row(element: Element): string
}

export function childrenOf(element: Element): Element[] {
  return element.children.filter(isElement)
}

/** The name without its prefix: journals write `mml:mi`. */
export function nameOf(element: Element): string {
  return element.name.slice(element.name.indexOf(':') + 1)
}
