import { type CleanFields, type CleanNode, findNodes, findText } from './clean-feed.ts'
import { toPlainText } from './plain-text.ts'

/** Elements that name who wrote an item, the most telling first. */
const ITEM_AUTHORS = [
  'dc:creator',
  'author',
  'dc:author',
  'atom:author',
  'itunes:author',
  'googleplay:author',
]
/** Elements of a feed that name who writes it; the last two are at least responsible. */
const FEED_AUTHORS = [...ITEM_AUTHORS, 'itunes:owner', 'managingEditor', 'webMaster']

/** Who an item says wrote it. */
export function readItemAuthors(fields: CleanFields): string[] {
  return readAuthors(fields, ITEM_AUTHORS)
}

/** Who writes a feed and, where an item names nobody, the item: not the program that made it, which bridges name as webmaster. */
export function readFeedAuthors(fields: CleanFields): string[] {
  const program = findText(fields, ['generator'])?.toLowerCase()
  return readAuthors(fields, FEED_AUTHORS).filter((name) => name.toLowerCase() !== program)
}

/** The first element kind that gives a name wins over those that give only an address of electronic mail. */
function readAuthors(fields: CleanFields, elements: string[]): string[] {
  const groups = elements.map((element) => findNodes(fields, [element]).map(toPerson).filter(Boolean))
  const named = groups.find((names) => names.some((name) => !isEmail(name)))
  return [...new Set(named ?? groups.find((names) => names.length > 0) ?? [])]
}

function toPerson({ text, children }: CleanNode): string {
  const child = (name: string) => children[name]?.find((value) => value !== '')
  const name = child('name') ?? child('itunes:name') ?? child('atom:name')
  return (
    toPersonName(name ?? text) ||
    toPersonName(child('email') ?? child('itunes:email') ?? child('atom:email') ?? '')
  )
}

const EMAIL = /^(?:mailto:)?([^\s@<>()]+@[^\s@<>()]+)$/i

function isEmail(text: string): boolean {
  return EMAIL.test(text)
}

/** An address of electronic mail among other words; `AI@Meta` is a team. */
const MAIL = /(?<![^\s<>()（）,;])(?:mailto:)?([^\s@<>()（）,;]+@[^\s@<>()（）,;.]+\.[^\s@<>()（）,;]+)/i
/** What stood around it. */
const EMPTY_BRACKETS = /<\s*>|[(（]\s*[)）]/
const SEPARATORS = /^[\s,;:|–—-]+|[\s,;:|–—-]+$/g

/**
 * `mail (Name)`, `Name (mail)`, `Name <mail>`, `Name - mail`: the name, without tags and quotes around it; the mail where
 * there is nothing else.
 */
export function toPersonName(text: string): string {
  const trimmed = toPlainText(text).replace(/^"([^"]+)"(?=$| ?[(<])/, '$1')
  const [all = '', mail] = MAIL.exec(trimmed) ?? []
  if (mail === undefined) return trimmed
  const rest = trimmed.replace(all, '').replace(EMPTY_BRACKETS, '').replace(SEPARATORS, '')
  if (MAIL.test(rest)) return trimmed // several persons
  return /^[(（]([^()（）]*)[)）]$/.exec(rest)?.[1]?.trim() || rest || mail
}
