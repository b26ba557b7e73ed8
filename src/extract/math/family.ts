import type { ChildNode, Element } from 'domhandler'

/** What a family makes of an element that it knows. */
export type Reading =
  /** A formula: TeX as found, not yet cleaned. */
  | {
      kind: 'formula'
      tex: string
      display: boolean
      /** Further nodes that only repeat the formula and go with it. */
      also?: readonly ChildNode[]
      /** The number that the page prints beside it. */
      tag?: string
    }
  /** No formula after all: the words stay. */
  | { kind: 'text'; text: string }
  /** A formula whose source is nowhere on the page. */
  | { kind: 'lost' }
  /** A copy or a leftover that says nothing of its own. */
  | { kind: 'gone' }

/** What families know of the page besides the element before them. */
export interface MathPage {
  /** The next MathJax 2 script of this id that no formula was read from yet, in document order. */
  takeScript(id: string): Element | null
  /** Keeps a script from being read again. */
  markTaken(script: Element): void
  isTaken(script: Element): boolean
}

/** One way in which math reaches html: how its elements are recognised, and what is read from them. */
export interface Family {
  /** Elements to try: any of these tags, classes or attributes. */
  tags?: readonly string[]
  classes?: readonly string[]
  attributes?: readonly string[]
  /** Null when the element is something else; its inside is then looked at. */
  read(element: Element, page: MathPage): Reading | null
}
