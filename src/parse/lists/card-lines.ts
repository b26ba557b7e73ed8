import type { AnyNode, Element } from 'domhandler'
import { isDateText } from './date-text.ts'
import { foldLine, isElement, isInline, isSilent, readLine, toHeadingLevel, toStep } from './dom-text.ts'

/** A card has fewer elements; further ones are not looked at. */
const ELEMENTS_MAX = 200
/** Steps of the way from a card to a line that tell the parts of a card from each other. */
const SLOT_LEVELS = 3
/** More of a line is not needed to see that it is no title. */
const LINE_CHARACTERS_MAX = 500
/** Words before a title in the name of its link. */
const NAMED = /^\s*(?:post link to|permalink to|link to|read more about|continue reading)\s*[:“"]?\s*/i
/** Small things inside a line that are no part of its words. */
const BADGE =
  /(?:^|[\s_-])(?:badge|icon|pin(?:ned)?|sticky|label|count|views|arrow|type|tag|category|kind)(?:$|[\s_-])/i

/** One line of text of a card. */
export interface CardLine {
  text: string
  element: Element
  /** Where in its card it stands: lines that play the same part in every card share it. */
  slot: string
  /** 1 to 6 inside a heading, else 0. */
  heading: number
  /** Whose link the words stand in: the post's, another, or none. */
  owner: 'post' | 'other' | null
  /** Whether they are all the words of that link. */
  isWholeLink: boolean
  /** What it is besides a line of words: the rest of a line that the post's link stands in, or a name in an attribute. */
  kind: 'line' | 'rest' | 'name'
}

interface Place {
  slot: string
  heading: number
  owner: CardLine['owner']
}

interface Reader {
  lines: CardLine[]
  elementsLeft: number
  leadsToPost: (link: Element) => boolean
}

/** The lines of a card as readers see them, top to bottom. */
export function readLines(roots: readonly Element[], leadsToPost: (link: Element) => boolean): CardLine[] {
  const reader: Reader = { lines: [], elementsLeft: ELEMENTS_MAX, leadsToPost }
  for (const root of roots) visit(root, { slot: '', heading: 0, owner: null }, reader)
  return reader.lines
}

function visit(element: Element, around: Place, reader: Reader): void {
  if (reader.elementsLeft-- <= 0 || isSilent(element)) return
  const place = enter(element, around, reader)
  if (place.heading > 0 && around.heading === 0) {
    addHeading(element, place, reader)
    return
  }
  const children = element.children.filter(isElement)
  const isLine = element.children.some((node) => node.type === 'text' && hasLetters(node.data))
  if (isLine) {
    const isRest = children.some((child) => child.name === 'a' && reader.leadsToPost(child))
    addLine(toOwnText(element, reader), { element, place, kind: isRest ? 'rest' : 'line' }, reader)
  }
  addNames(element, place, reader)
  for (const child of children) if (!isLine || !isPartOfLine(child, reader)) visit(child, place, reader)
}

function enter(element: Element, around: Place, { leadsToPost }: Reader): Place {
  const steps = [toStep(element), ...around.slot.split('<')].slice(0, SLOT_LEVELS)
  const isLink = element.name === 'a' && element.attribs.href !== undefined
  return {
    slot: steps.join('<'),
    heading: toHeadingLevel(element) || around.heading,
    owner: isLink ? (leadsToPost(element) ? 'post' : 'other') : around.owner,
  }
}

/** A heading is one line: the words of the post's link where it holds one, else all of its own. */
function addHeading(heading: Element, place: Place, reader: Reader): void {
  const links = findLinks(heading)
  const own = links.find((link) => reader.leadsToPost(link) && hasLetters(toInlineText(link, reader)))
  const words = foldLine(toInlineText(own ?? heading, reader))
  const text = hasLetters(words) ? words : (readLine(own ?? heading) ?? '')
  const foreign = links.find((link) => foldLine(toInlineText(link, reader)) === text)
  const owner = own ? 'post' : foreign ? 'other' : place.owner
  addLine(text, { element: own ?? heading, place: { ...place, owner } }, reader)
}

function addLine(
  text: string,
  { element, place, kind = 'line' }: { element: Element; place: Place; kind?: CardLine['kind'] },
  { lines }: Reader,
): void {
  const line = foldLine(text).slice(0, LINE_CHARACTERS_MAX)
  if (!hasLetters(line)) return
  const isWholeLink = place.owner !== null && element.name === 'a'
  lines.push({ text: line, element, ...place, isWholeLink, kind })
}

/** What the post's link and the picture in it are called. */
function addNames(element: Element, place: Place, reader: Reader): void {
  if (place.owner !== 'post' || !/^(?:a|img)$/.test(element.name)) return
  const { title, 'aria-label': label, alt } = element.attribs
  const named = { ...place, slot: '@name' }
  for (const text of new Set(
    [label, title, alt].flatMap((one) => (one ? foldLine(one.replace(NAMED, '')) : [])),
  ))
    addLine(text, { element, place: named, kind: 'name' }, reader)
}

/** The text that stands in an element itself, up to a line break, with what is inline in it; a date on a line before is none of it. */
function toOwnText(element: Element, reader: Reader): string {
  let text = ''
  let date = ''
  for (const node of element.children) {
    if (node.type === 'text') text += node.data
    else if (isElement(node) && node.name === 'br' && hasLetters(text)) {
      if (!isDateText(foldLine(text))) break
      date = text
      text = ''
    } else if (isElement(node) && isPartOfLine(node, reader)) text += toInlineText(node, reader)
  }
  return hasLetters(text) ? text : date
}

/** Whether an element's words belong to the line that it stands in. */
function isPartOfLine(element: Element, reader: Reader): boolean {
  if (!isInline(element) || (element.name === 'a' && reader.leadsToPost(element))) return false
  if (isBadge(element)) return false
  return element.children.every((node) => !isElement(node) || isPartOfLine(node, reader))
}

function toInlineText(node: AnyNode, reader: Reader): string {
  if (node.type === 'text') return node.data
  if (!isElement(node) || isSilent(node)) return ''
  if (node.name === 'br') return ' '
  return node.children
    .map((child) => (isElement(child) && isBadge(child) ? ' ' : toInlineText(child, reader)))
    .join('')
}

/** Dates, counts and marks that stand beside the words. */
function isBadge(element: Element): boolean {
  if (element.name === 'time' || BADGE.test(element.attribs.class ?? '')) return true
  if (element.name === 'a') return false
  const text = element.children.map((node) => (node.type === 'text' ? node.data : '')).join(' ')
  return /\d/.test(text) && isDateText(foldLine(text))
}

function findLinks(element: Element): Element[] {
  return element.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'a' ? [child] : findLinks(child)))
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
