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
/** A bare "By" opens sentences too; "Written by", "By:" and a "By" that stands alone do not. */
const BARE_BY = /^by$/i
/** What goes on after a comma or ends with a full stop is a sentence, unless an initial or `Jr.` does. */
const GOES_ON = /(?:[,，;；]|(?<!\b(?:\p{Lu}|[js]r|ph\.?d|md))[.。!?])$/iu
/** How the names after a bare "By" go on: where the author works, or that there are more. */
const AFTER_PERSON = /\s+(?:at|of|for|from|in|with|et al)\b.*$/u
const WORD = /^\p{L}[\p{L}\p{N}._'’-]*$/u
const YEAR = /\b(?:19|20)\d\d\b/
const GROUP =
  /^(?:the\s+)?\p{Lu}.{0,40}\s(?:team|group|lab|labs|editors?|staff|collaboration|consortium|community)$/iu
/** What proofs and everyday sentences go by. */
const NO_PERSON =
  /['’]s\s|\b(?:inequality|theorem|lemma|proposition|corollary|rules?|laws?|principle|induction|definition|construction|assumption|hypothesis|contradiction|contrast|design|default|accident|chance|hand|comparison|convention|identity|demand|request|numbers?|examples?|analogy|substitution|parts|equation|formula|symmetry|linearity|convexity|monotonicity|continuity|duality|method|means|virtue|way|then|now|using|applying|combining)\b/iu

/** The author in the by-line near the heading: after "By", in a link to an author's page, or in an element named so. */
export function findZoneAuthor(lines: readonly ZoneLine[]): string[] {
  for (const [index, { text }] of lines.entries()) {
    const prefix = BY.exec(text)?.[0]
    if (prefix === undefined) continue
    const own = text.slice(prefix.length).trim()
    const rest = own || (lines[index + 1]?.text ?? '')
    const names = toNames(splitNames(toName(rest) ?? ''))
    if (own !== '' && BARE_BY.test(prefix.trim()) && !isOfPeople(own, names, { lines, index })) continue
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

interface Place {
  lines: readonly ZoneLine[]
  index: number
}

/** Whether what follows a bare "By" are names: one word alone only where a link, a class or a date beside it says so. */
function isOfPeople(rest: string, names: readonly string[], { lines, index }: Place): boolean {
  if (GOES_ON.test(rest) || NO_PERSON.test(rest)) return false
  const element = lines[index]?.element
  if (element && (isAuthorLink(element) || isAuthorNamed(element))) return true
  const [first = ''] = names.flatMap((name) => name.split(/\s*(?:[,，、;&|]|\band\b)\s*/u))
  if (PERSON.test(first.replace(AFTER_PERSON, '')) || GROUP.test(first)) return true
  const beside = [lines[index - 1], lines[index], lines[index + 1]]
  return WORD.test(first) && beside.some((line) => line !== undefined && YEAR.test(line.text))
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
