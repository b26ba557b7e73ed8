import type { AnyNode, Element } from 'domhandler'
import { parseDate } from '../../date.ts'
import type { DayOrder } from '../../date-day.ts'
import type { StatedDate } from '../../feed.ts'
import { isDateText } from './date-text.ts'
import { foldLine, isElement, isSilent, readShortLine, toHeadingLevel } from './dom-text.ts'
import { readPartial, toPartial } from './partial-date.ts'

/** Reads a date as it is meant where it stands. */
export type DateReader = (text: string) => StatedDate | null

/** What a card says about when its post was written. */
export interface CardDates {
  published: StatedDate | null
  updated: StatedDate | null
  /** A day whose year or month stands elsewhere: `Nov 3`, `11-03`, `3`. */
  partial: string | null
}

/** Longer texts are not dates, though they may hold one. */
const DATE_CHARACTERS_MAX = 60
/** Shorter ones are not dates either: a year, a number. */
const DATE_CHARACTERS_MIN = 6
/** In a text that nothing marks as a date, so many letters beside it are a sentence. */
const OTHER_LETTERS_MAX = 22
/** Words before a date that say what it is the date of. */
const LABEL_CHARACTERS_MAX = 24
const UPDATE = /更新|修改|编辑于|\b(?:updated?|modified|edited|revised|lastmod|last changed)\b/i
const UPDATE_NAME = /updated|modified|edited/
const MARKED = /date|time|publish|posted|meta|\bday\b|when|calendar/i
/** `/2026/11/03/` or `/2026-11-03-` in an address. */
const DATE_IN_ADDRESS = /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-])/

interface CardContext {
  title: Element | null
  url: string | null
  beside?: string
  /** How the list means 03/11/2026. */
  order: DayOrder | null
}

interface Found {
  date: StatedDate
  isUpdate: boolean
}

/**
 * The dates of a card; `title` is the element of its title, whose words are not searched, `beside` the text that stands
 * beside the card's elements.
 */
export function readCardDates(
  elements: readonly Element[],
  { title, url, beside = '', order }: CardContext,
): CardDates {
  const read: DateReader = (text) => parseDate(text, null, order)
  const open = elements.filter((element) => element !== title && !isHeadingOfWords(element))
  const found = [...open.flatMap((element) => readStated(element, read)), ...readTexts(open, read)]
  const inAddress = DATE_IN_ADDRESS.exec(url ?? '')
    ?.slice(1)
    .join('-')
  const published =
    found.find(({ isUpdate }) => !isUpdate)?.date ??
    readJoined(open, read) ??
    readAttributes(open) ??
    readBareDate(beside, read) ??
    (inAddress ? parseDate(inAddress) : null)
  const updated = found.find(({ isUpdate }) => isUpdate)?.date ?? null
  return { published, updated, partial: published ? null : (readPartial(open) ?? toPartial(beside)) }
}

function isHeadingOfWords(element: Element): boolean {
  return toHeadingLevel(element) > 0 && !isDateText(readShortLine(element, DATE_CHARACTERS_MAX) ?? '')
}

/** What is stated for machines, the plainest first. */
function readStated(element: Element, read: DateReader): Found[] {
  const { name, attribs } = element
  const { datetime, itemprop = '', property = '', content } = attribs
  const isProperty = /date(?:Published|Created|Modified)/.test(itemprop + property)
  const texts = [
    datetime,
    isProperty ? content : undefined,
    name === 'time' ? readShortLine(element, DATE_CHARACTERS_MAX) : undefined,
  ]
  const date = finestDate(texts, read)
  if (!date && !isProperty) return []
  const own = date ?? finestDate([readShortLine(element, DATE_CHARACTERS_MAX)], read)
  return own ? [{ date: own, isUpdate: isUpdate(element) }] : []
}

/** The first date; where it is only a month, a day of that month. */
function finestDate(texts: readonly (string | null | undefined)[], read: DateReader): StatedDate | null {
  const dates = texts.flatMap((text) => (text ? (read(foldLine(text)) ?? []) : []))
  const [first] = dates
  if (first?.precision !== 'month') return first ?? null
  const month = (date: StatedDate) => new Date(date.at).toISOString().slice(0, 7)
  return dates.find((date) => date.precision !== 'month' && month(date) === month(first)) ?? first
}

/** Texts that hold a date: first where a class says so, then anywhere. */
function readTexts(elements: readonly Element[], read: DateReader): Found[] {
  const isMarked = ({ attribs }: Element) => MARKED.test(`${attribs.class ?? ''} ${attribs.itemprop ?? ''}`)
  const ordered = [...elements.filter(isMarked), ...elements.filter((element) => !isMarked(element))]
  return ordered.flatMap((element) => {
    const date = readOwnDate(element, isMarked(element), read)
    return date ? [{ date, isUpdate: isUpdate(element) }] : []
  })
}

/** A date in the text that stands directly in the element, not in its children. */
function readOwnDate(element: Element, isMarked: boolean, read: DateReader): StatedDate | null {
  for (const node of element.children) {
    const text = node.type === 'text' ? foldLine(node.data) : ''
    if (text.length < DATE_CHARACTERS_MIN || text.length > DATE_CHARACTERS_MAX || !/\d/.test(text)) continue
    const date = isMarked ? read(text) : readBareDate(text, read)
    if (date) return date
  }
  return null
}

function readBareDate(text: string, read: DateReader): StatedDate | null {
  for (const piece of text.split(/[·•|｜]/)) {
    const date = read(piece.trim())
    const letters = piece.match(/\p{L}/gu)?.length ?? 0
    if (date && letters <= (date.precision === 'month' ? OTHER_LETTERS_MAX / 2 : OTHER_LETTERS_MAX))
      return date
  }
  return null
}

/** Whether a date is that of a later change, by its own names and by the words before it. */
function isUpdate({ attribs, prev, parent, children }: Element): boolean {
  const names = `${attribs.itemprop ?? ''} ${attribs.property ?? ''} ${attribs.class ?? ''}`
  if (/date(?:Published|Created)|\bpublished\b/.test(names)) return false
  if (/dateModified|\b(?:updated|modified|lastmod)\b/i.test(names)) return true
  const own = children.map((node) => (node.type === 'text' ? node.data : '')).join('')
  return (
    UPDATE.test(`${attribs.title ?? ''} ${own.slice(0, LABEL_CHARACTERS_MAX)}`) ||
    UPDATE.test(readBefore(prev, parent))
  )
}

function readBefore(prev: AnyNode | null, parent: AnyNode | null): string {
  let text = ''
  for (let at = prev; at && text.trim() === ''; at = at.prev) {
    if (at.type === 'text') text = at.data
    else if (isElement(at) && !isSilent(at))
      text = at.name === 'time' ? '.' : (readShortLine(at, LABEL_CHARACTERS_MAX) ?? '.')
  }
  if (text.trim() === '' && parent && isElement(parent) && parent.name === 'span')
    return readBefore(parent.prev, null)
  return text.slice(-LABEL_CHARACTERS_MAX)
}

/** A date whose parts are elements of their own: `<b>3</b><i>Nov</i><i>2026</i>`. */
function readJoined(elements: readonly Element[], read: DateReader): StatedDate | null {
  for (const element of elements) {
    if (element.children.filter(isElement).length < 2) continue
    const text = readShortLine(element, DATE_CHARACTERS_MAX / 2)
    const date = text && isDateText(text) ? read(text) : null
    if (date && date.precision !== 'month') return date
  }
  return null
}

/** Of an attribute. */
const NAME_CHARACTERS_MAX = 60
const DATA_NAME = /^data-(?:[a-z]+-)*(?:date|time|datetime|timestamp|ts|at|published?|created)(?:-[a-z]+)*$/
const DATA_VALUE = /^(?:\d{4}-\d\d-\d\d.{0,30}|\d{10}|\d{13})$/

/** A date that only an attribute for scripts holds. */
function readAttributes(elements: readonly Element[]): StatedDate | null {
  for (const { attribs } of elements)
    for (const [name, value] of Object.entries(attribs)) {
      if (name.length > NAME_CHARACTERS_MAX) continue
      const date =
        DATA_NAME.test(name) && !UPDATE_NAME.test(name) && DATA_VALUE.test(value) ? parseDate(value) : null
      if (date) return date
    }
  return null
}
