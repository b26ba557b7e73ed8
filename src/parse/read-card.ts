import type { AnyNode, Element } from 'domhandler'
import { parseDate } from '../date.ts'
import type { StatedDate } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { foldSpaces } from './plain-text.ts'

/** A post's card has fewer elements; further ones are not looked at. */
const ELEMENTS_MAX = 200
/** Longer texts are not dates, though they may hold one. */
const DATE_CHARACTERS_MAX = 60
/** Shorter ones are not dates either: a year, a number. */
const DATE_CHARACTERS_MIN = 6
/** Words of links that lead to a post without naming it. */
const READ_MORE =
  /^(?:(?:continue |keep )?read(?:ing)?(?: more| on| the (?:full )?(?:post|article|story)| article| post)?|more|learn more|view(?: post| more)?|see more|link|permalink|post link(?: to.*)?|阅读(?:全文|更多|原文)|查看(?:全文|更多|详情)|继续阅读|全文|更多|详情|原文|続きを読む|もっと見る|더 ?보기)[\s.:…»›→>|]*$/i
/** `/2026/11/03/` or `/2026-11-03-` in an address. */
const DATE_IN_ADDRESS = /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-])/
const DATED = /date|time|publish|meta/i
const TITLED = /title|headline/i

/** A card and the elements in it, in document order, as far as they are looked at. */
export function openCard(card: Element): Element[] {
  const elements: Element[] = []
  const visit = (element: Element): void => {
    if (elements.length >= ELEMENTS_MAX) return
    elements.push(element)
    for (const child of element.children) if (child.type === 'tag') visit(child)
  }
  visit(card)
  return elements
}

/** Text of a node on one line; null when there is none. */
export function readLine(node: AnyNode | undefined): string | null {
  return node ? foldSpaces(toText(node)) || null : null
}

function toText(node: AnyNode): string {
  if (node.type === 'text') return node.data
  return 'children' in node && node.type !== 'script' && node.type !== 'style'
    ? node.children.map(toText).join('')
    : ''
}

/** The title that a card shows: its heading, else the words of its link, unless these only say "read more". */
export function findTitle(card: Element[], link: Element): string | null {
  const inLink = openCard(link)
  const heading = readLine(inLink.find(isHeading)) ?? readLine(card.find(isHeading))
  if (heading && !READ_MORE.test(heading)) return heading
  const words = readLine(link)
  const isTelling = words !== null && !READ_MORE.test(words)
  if (isTelling && inLink.length === 1) return words
  const titled = readLine(inLink.find(isTitled)) ?? (isTelling ? words : readLine(card.find(isTitled)))
  const { title, 'aria-label': label } = link.attribs
  return titled ?? (foldSpaces(title ?? label ?? findImageText(inLink)) || null)
}

function isHeading({ name, attribs }: Element): boolean {
  return /^h[1-6]$/.test(name) || attribs.role === 'heading' || attribs.itemprop === 'headline'
}

function isTitled({ name, attribs }: Element): boolean {
  return name === 'strong' || TITLED.test(attribs.class ?? '')
}

function findImageText(elements: Element[]): string {
  return elements.find(({ name, attribs }) => name === 'img' && attribs.alt)?.attribs.alt ?? ''
}

/** The date that a card shows: a `time` element, what is marked as a date, a short text that is one, its address. */
export function findDate(card: Element[], url: string | null): StatedDate | null {
  const stated = card.flatMap((element) => toStatedTexts(element))
  for (const text of stated) {
    const date = parseDate(text)
    if (date) return date
  }
  const unheaded = card.filter((element) => !isHeading(element))
  const marked = unheaded.filter(({ attribs }) =>
    DATED.test(`${attribs.class ?? ''} ${attribs.itemprop ?? ''}`),
  )
  for (const element of [...marked, ...unheaded]) {
    const date = readOwnDate(element)
    if (date) return date
  }
  const parts = DATE_IN_ADDRESS.exec(url ?? '')
  return parts && parseDate(parts.slice(1).join('-'))
}

function toStatedTexts(element: Element): string[] {
  const { name, attribs } = element
  const texts = [attribs.datetime, attribs.itemprop === 'datePublished' ? attribs.content : undefined]
  if (name === 'time') texts.push(readLine(element) ?? undefined)
  return texts.filter((text) => text !== undefined)
}

/** A date in the text that stands directly in the element, not in its children. */
function readOwnDate(element: Element): StatedDate | null {
  for (const node of element.children) {
    const text = node.type === 'text' ? foldSpaces(node.data) : ''
    if (text.length < DATE_CHARACTERS_MIN || text.length > DATE_CHARACTERS_MAX || !/\d/.test(text)) continue
    const date = parseDate(text)
    if (date) return date
  }
  return null
}

const LAZY_SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'src']

/** The first picture of a card, unwrapped from the addresses of image servers. */
export function findImage(card: Element[], base: string): string | null {
  const image = card.find(({ name }) => name === 'img')?.attribs ?? {}
  for (const attribute of LAZY_SOURCES) {
    const url = resolveUrl(image[attribute], base)
    if (url) return unwrapImage(url)
  }
  return resolveUrl(image.srcset?.trim().split(/[\s,]/)[0], base)
}

/** Next.js serves `/_next/image?url=…&w=…`: what it wraps is the picture. */
export function unwrapImage(url: string): string {
  const { pathname, searchParams } = new URL(url)
  const inner = pathname.endsWith('/_next/image') ? searchParams.get('url') : null
  return resolveUrl(inner, url) ?? url
}
