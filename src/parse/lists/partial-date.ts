import type { Element } from 'domhandler'
import { parseDate } from '../../date/date.ts'
import { foldLine } from './dom-text.ts'

const PARTIAL_CHARACTERS_MAX = 14
/** White space included. */
const TEXT_CHARACTERS_MAX = 200
const DAY_NAME = /date|time|day|when|calendar/i
const MONTH_AND_DAY =
  /^(?:\p{L}{3,9}\.? ?\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th|\.)? ?\p{L}{3,9}\.?|\d{1,2} ?[-/.] ?\d{1,2}\.?|\d{1,2} ?月 ?\d{1,2} ?[日号]?)$/u
/** Has every day that any year has. */
const LEAP_YEAR = 2024
const DAY_ALONE = /^\d{1,2}(?:st|nd|rd|th|\.|日|号)?$/

/** A short text that says a day without its year. */
export function readPartial(elements: readonly Element[]): string | null {
  let day: string | null = null
  for (const element of elements) {
    for (const node of element.children) {
      const text = node.type === 'text' ? trimMarks(node.data) : ''
      if (toPartial(text)) return text
      if (DAY_ALONE.test(text) && DAY_NAME.test(element.attribs.class ?? element.name)) day ??= text
    }
  }
  return day
}

function trimMarks(text: string): string {
  if (text.length > TEXT_CHARACTERS_MAX) return ''
  return foldLine(text).replace(/^[[(（»·\s]+|[\])）:：,，\-–—»|·\s]+$/gu, '')
}

/** A text that says a month and a day, without the marks around it; null for others. */
export function toPartial(text: string): string | null {
  const bare = trimMarks(text)
  const isPartial = bare !== '' && bare.length <= PARTIAL_CHARACTERS_MAX && MONTH_AND_DAY.test(bare)
  return isPartial && parseDate(completeDate(bare, LEAP_YEAR)) !== null ? bare : null
}

/** A month and a day with the year that stands over them. */
export function completeDate(partial: string, year: number): string {
  if (/月/.test(partial)) return `${year}年${partial}`
  if (/^\d{1,2} ?\./.test(partial)) return `${partial.replace(/\.$/, '')}.${year}`
  return /^\d{1,2} ?[-/]/.test(partial) ? `${year}-${partial.replace('/', '-')}` : `${partial} ${year}`
}
