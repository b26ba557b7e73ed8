import type { ChildNode, Element } from 'domhandler'
import { isElement, isText } from '../dom.ts'
import type { Page } from '../page.ts'
import { splitNames, toNames } from './people.ts'

/** What LaTeXML puts beside a name within it: notes, marks of affiliations, addresses, commands that it does not know. */
const ASIDE =
  /(?:^|\s)(?:ltx_note|ltx_ERROR|ltx_role_\w+|ltx_contact|ltx_author_notes|ltx_font_typewriter)(?:$|\s)/
/** What stands between several authors whom a paper sets as one. */
const BETWEEN = /\s*(?:&|[\u2002\u2003]+|(?:\s*,)+)\s*/gu
const LINE_CHARACTERS_MAX = 400

/** The authors of a paper that LaTeXML made into a page: of each the first line, as affiliations stand below. */
export function readPersonNames(page: Page): string[] {
  return toNames(page.find('.ltx_authors .ltx_personname').flatMap(readPersonName))
}

function readPersonName(element: Element): string[] {
  const line: string[] = []
  readLine(element, line)
  const text = line.join('').slice(0, LINE_CHARACTERS_MAX).replace(BETWEEN, ', ').trim()
  return splitNames(text.replace(/^,\s*|\s*,$/g, ''))
}

/** Gathers text up to the first line break behind any; answers whether that came. */
function readLine(element: Element, line: string[]): boolean {
  return element.children.some((child) => readPart(child, line))
}

function readPart(node: ChildNode, line: string[]): boolean {
  if (isText(node)) line.push(node.data.replace(/[ \t\n\r\u00a0]+/g, ' '))
  if (!isElement(node) || ASIDE.test(node.attribs.class ?? '')) return false
  if (node.name === 'br') return line.some((text) => text.trim() !== '')
  if (node.name !== 'sup') return readLine(node, line)
  line.push(', ')
  return false
}
