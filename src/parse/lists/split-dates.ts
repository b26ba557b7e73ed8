import type { AnyNode, Element } from 'domhandler'
import type { StatedDate } from '../../feed.ts'
import { isDateText } from './date-text.ts'
import { isElement, readShortLine } from './dom-text.ts'
import { completeDate, toPartial } from './partial-date.ts'
import { DATE_CHARACTERS_MAX, type DateReader } from './text-dates.ts'

/** Of a part of a date. */
const PART_CHARACTERS_MAX = 16
const DAY_ALONE = /^\d{1,2}(?:st|nd|rd|th)?[日号/.,-]?$/
const YEAR_ALONE = /^(?:19|20)\d\d ?年?$/
const MONTH_BEFORE_YEAR = /^(0?[1-9]|1[0-2]) ?[-/.] ?((?:19|20)\d\d)$/

/** A date whose parts are elements of their own: `<b>3</b><i>Nov</i><i>2026</i>`, `<b>3</b><i>2026-11</i>`. */
export function readSplitDate(elements: readonly Element[], read: DateReader): StatedDate | null {
  for (const element of elements) {
    if (element.children.length < 2) continue
    const date = readJoined(element, read) ?? readPairs(element, read)
    if (date) return date
  }
  return null
}

function readJoined(element: Element, read: DateReader): StatedDate | null {
  if (element.children.filter(isElement).length < 2) return null
  const text = readShortLine(element, DATE_CHARACTERS_MAX / 2)
  const date = text && isDateText(text) ? read(text) : null
  return date?.precision === 'month' ? null : date
}

/** Two parts beside each other, in either order: a day and its month, a day of a month and its year. */
function readPairs({ children }: Element, read: DateReader): StatedDate | null {
  const parts = children.flatMap((node) => {
    const isOfWords = node.type === 'text' || isElement(node)
    const text = isOfWords ? readPart(node) : ''
    return text === '' ? [] : [text]
  })
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]
    const date = part !== null && next ? (joinPair(part, next, read) ?? joinPair(next, part, read)) : null
    if (date) return date
  }
  return null
}

/** The words of a part; empty where it only divides others, null where it is too long. */
function readPart(node: AnyNode): string | null {
  if (node.type === 'text' && !/[\p{L}\p{N}]/u.test(node.data)) return ''
  const text = readShortLine(node, PART_CHARACTERS_MAX)
  return text !== null && !/[\p{L}\p{N}]/u.test(text) ? '' : text
}

function joinPair(day: string, rest: string, read: DateReader): StatedDate | null {
  if (YEAR_ALONE.test(rest)) {
    const partial = toPartial(day)
    return partial === null ? null : read(completeDate(partial, Number.parseInt(rest, 10)))
  }
  if (!DAY_ALONE.test(day)) return null
  const [, month, year] = MONTH_BEFORE_YEAR.exec(rest) ?? []
  const stated = month ? read(`${year}-${month}`) : isDateText(rest) ? read(rest) : null
  if (stated?.precision !== 'month') return null
  return read(`${new Date(stated.at).toISOString().slice(0, 7)}-${Number.parseInt(day, 10)}`)
}
