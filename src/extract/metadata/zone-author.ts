import type { Element } from 'domhandler'
import { isElement } from '../dom.ts'
import type { ZoneLine } from './byline-zone.ts'
import { splitNames, toName, toNames } from './people.ts'

const BY =
  /^(?:(?:article|story|words|text|recipe|post|guest post|written|posted|published|contributed|created)\s+)?by\b\s*:?|^(?:authors?|writers?|contributors?|作者|撰文)\s*[:：]?|^(?:authors?|writer|作者)$|^文\s*[/／|｜]/i
const AUTHOR_PATH =
  /\/(?:authors?|contributors?|producers|writers?|by|people|person|profiles?|staff|experts?|team|user|users|u)\/[^/?#]+\/?(?:[?#]|$)/i
const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:author|byline|contributor|writer|by-line|author-?name)(?:$|[\s_-])|author[-_]?name|authorname|bylinename/i
/** Two to four capitalised words, initials and particles among them, or two to four Han characters. */
const PERSON =
  /^(?:dr\.?\s+|prof\.?\s+)?\p{Lu}[\p{L}.'’-]*(?:\s+(?:de|da|van|von|der|den|la|le|di|del|bin|al|el|[\p{Lu}][\p{L}.'’-]*)){1,4}$|^\p{Script=Han}{2,4}$/u
const LEVELS_MAX = 3

/** The author in the by-line near the heading: after "By", in a link to an author's page, or in an element named so. */
export function findZoneAuthor(lines: readonly ZoneLine[]): string[] {
  for (const [index, { text }] of lines.entries()) {
    const prefix = BY.exec(text)?.[0]
    if (prefix === undefined) continue
    const rest = text.slice(prefix.length).trim() || (lines[index + 1]?.text ?? '')
    const names = toNames(splitNames(toName(rest) ?? ''))
    if (
      names.length > 0 &&
      names.every((name) => name.length <= 40 && !/[.!?]\s/.test(name.replace(/\b\p{L}\.\s/gu, '')))
    )
      return names
  }
  for (const { text, element } of lines) {
    const name = toName(text)
    if (name && PERSON.test(name) && (isAuthorLink(element) || isAuthorNamed(element))) return [name]
  }
  return []
}

function isAuthorLink(element: Element): boolean {
  return ancestors(element).some(({ name, attribs }) => name === 'a' && AUTHOR_PATH.test(attribs.href ?? ''))
}

function isAuthorNamed(element: Element): boolean {
  return ancestors(element).some(({ attribs }) => AUTHOR_CLASS.test(attribs.class ?? ''))
}

function ancestors(element: Element): Element[] {
  const found: Element[] = []
  for (let node: Element | null = element; node && found.length < LEVELS_MAX; ) {
    found.push(node)
    const parent: Element['parent'] = node.parent
    node = parent && isElement(parent) ? parent : null
  }
  return found
}
