import type { Element } from 'domhandler'
import { parseDate, refineMonth } from '../../date/date.ts'
import type { StatedDate } from '../../feed.ts'
import { isDateText } from './date-text.ts'
import { foldLine, readShortLine, toHeadingLevel } from './dom-text.ts'
import { readPartial, toPartial } from './partial-date.ts'
import { readSplitDate } from './split-dates.ts'
import {
  DATE_CHARACTERS_MAX,
  type DateReader,
  type FoundDate,
  isUpdate,
  readLoneDates,
  readParts,
  readTexts,
} from './text-dates.ts'

/** What a card says about when its post was written. */
export interface CardDates {
  published: StatedDate | null
  updated: StatedDate | null
  /** A day whose year or month stands elsewhere: `Nov 3`, `11-03`, `3`. */
  partial: string | null
}

const UPDATE_NAME = /updated|modified|edited/
/** `/2026/11/03/` or `/2026-11-03-` in an address. */
const DATE_IN_ADDRESS = /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-])/

interface CardContext {
  title: Element | null
  url: string | null
  beside?: string
  read: DateReader
}

/**
 * The dates of a card; `title` is the element of its title, whose words are not searched, `beside` the text that stands
 * beside the card's elements.
 */
export function readCardDates(
  elements: readonly Element[],
  { title, url, beside = '', read }: CardContext,
): CardDates {
  const open = elements.filter((element) => element !== title && !isHeadingOfWords(element))
  const found = [
    ...open.flatMap((element) => readStated(element, read)),
    ...readTexts(open, read),
    ...(title ? readLoneDates(title, read) : []),
  ]
  const near = readParts(beside, read)
  const inAddress = DATE_IN_ADDRESS.exec(url ?? '')
    ?.slice(1)
    .join('-')
  const whole =
    findDate(found, false) ??
    readSplitDate(open, read) ??
    readAttributes(open) ??
    findDate(near, false) ??
    (inAddress ? parseDate(inAddress) : null)
  const published = whole?.precision === 'month' ? refineMonth(whole, readSplitDate(open, read)) : whole
  const updated = findDate(found, true) ?? findDate(near, true)
  return { published, updated, partial: published ? null : (readPartial(open) ?? toPartial(beside)) }
}

function findDate(found: readonly FoundDate[], isUpdate: boolean): StatedDate | null {
  return found.find((one) => one.isUpdate === isUpdate)?.date ?? null
}

function isHeadingOfWords(element: Element): boolean {
  return toHeadingLevel(element) > 0 && !isDateText(readShortLine(element, DATE_CHARACTERS_MAX) ?? '')
}

/** What is stated for machines, the plainest first. */
function readStated(element: Element, read: DateReader): FoundDate[] {
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
