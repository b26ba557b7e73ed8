import type { AnyNode, Element } from 'domhandler'
import { parseDate } from '../../date/date.ts'
import type { StatedDate } from '../../feed.ts'
import { isDateText } from './date-text.ts'
import { isElement, readShortLine, toHeadingLevel } from './dom-text.ts'
import { completeDate } from './partial-date.ts'

/** The date that stands over a section of a list, as far as it goes. */
export interface SectionDate {
  year: number
  /** Set where the section is of one month or one day. */
  stated: StatedDate | null
}

const TEXT_CHARACTERS_MAX = 60
/** Elements around a post whose headings may be those of its section. */
const LEVELS_MAX = 6
const YEAR =
  /^[\s#§\-–—·]*((?:19|20)\d\d)\s*年?\s*(?:[(（[]\s*\d+\s*[)）\]]|\d+\s*(?:篇|posts?|articles?|entries))?\s*(?:年)?$/i
const DATED_CLASS = /year|month|date|day|archive|collection/i
const NOT_OF_POSTS = /更新|修改|版权|updated?|modified|copyright|©|since|至今|until/i

/** Remembers what stands over the elements of a page, since the posts of a section share it. */
export function createSectionDates(): (element: Element) => SectionDate | null {
  const known = new Map<AnyNode, SectionDate | null>()
  return (element) => {
    let at: Element | null = element
    for (let level = 0; at && level < LEVELS_MAX; level++) {
      const date = findBefore(at, known)
      if (date) return date
      at = at.parent && isElement(at.parent as AnyNode) ? (at.parent as Element) : null
    }
    return null
  }
}

/** The nearest date among the siblings before an element. */
function findBefore(element: Element, known: Map<AnyNode, SectionDate | null>): SectionDate | null {
  const passed: AnyNode[] = []
  let date: SectionDate | null = null
  for (let at: AnyNode | null = element; at; at = at.prev) {
    const answer = known.get(at)
    if (answer !== undefined) {
      date = answer
      break
    }
    passed.push(at)
    date = at.prev && isElement(at.prev) ? readSectionDate(at.prev) : null
    if (date) break
  }
  for (const node of passed) known.set(node, date)
  return date
}

/** The date that a heading says, or a short text that is nothing else. */
function readSectionDate(element: Element): SectionDate | null {
  const text = readShortLine(element, TEXT_CHARACTERS_MAX)
  if (text === null || !/\d/.test(text) || NOT_OF_POSTS.test(text)) return null
  const year = YEAR.exec(text)?.[1]
  if (year) return { year: Number(year), stated: null }
  const isHeading = isHeadingLike(element)
  const stated = isHeading || isDateText(text) ? parseDate(text) : null
  return stated && { year: new Date(stated.at).getUTCFullYear(), stated }
}

function isHeadingLike(element: Element): boolean {
  const first = element.children.find((node) => isElement(node))
  return (
    toHeadingLevel(element) > 0 ||
    /^(?:dt|th|caption|summary|legend|time|header)$/.test(element.name) ||
    DATED_CLASS.test(element.attribs.class ?? '') ||
    (first !== undefined && isElement(first) && toHeadingLevel(first) > 0 && element.children.length <= 3)
  )
}

/** The date of a post from what its card says in part and what stands over its section. */
export function joinDates(partial: string | null, section: SectionDate | null): StatedDate | null {
  if (!section) return null
  const { year, stated } = section
  if (partial === null) return stated
  if (!/^\d{1,2}\D{0,2}$/.test(partial)) return parseDate(completeDate(partial, year))
  if (stated === null || stated.precision === 'day') return stated
  const month = new Date(stated.at).getUTCMonth() + 1
  return parseDate(`${year}-${month}-${Number.parseInt(partial, 10)}`)
}
