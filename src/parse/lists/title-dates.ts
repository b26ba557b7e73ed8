import { parseDate } from '../../date/date.ts'
import type { StatedDate } from '../../feed.ts'
import { findDayOrder } from '../day-order.ts'
import { isDateText } from './date-text.ts'

const LIST_MIN = 3
/** A day with its month and year, in numbers or words. */
const DAY = String.raw`(?:(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th|\.)? (?:de )?\p{L}{3,10}\.?,? (?:de )?(?:19|20)\d\d)`
const LEADING = new RegExp(String.raw`^[[(【]?(${DAY})[\])】]?\s*[:：\-–—|»·•,]*\s*(?=\S)`, 'u')
const TRAILING = new RegExp(String.raw`(?<=\S)\s*[-–—|·•,/]*\s*[[(（【]?(${DAY})[\])）】]?$`, 'u')

/**
 * Dates with which every title of a list begins or ends are no part of it, unless titles without them are alike; `language`
 * is that of the page.
 */
export function splitSharedDates(
  titles: readonly (string | null)[],
  language: string | null,
): { titles: (string | null)[]; dates: (StatedDate | null)[] } {
  const none = { titles: [...titles], dates: titles.map(() => null) }
  if (titles.length < LIST_MIN) return none
  for (const pattern of [LEADING, TRAILING]) {
    const texts = titles.map((title) => pattern.exec(title ?? '')?.[1] ?? '')
    if (!texts.every(isDateText)) continue
    const order = findDayOrder(texts, language)
    const dates = texts.map((text) => parseDate(text, null, order))
    const bare = titles.map((title) => title?.replace(pattern, '').trim() || null)
    return { titles: isAsDistinct(bare, titles) ? bare : [...titles], dates }
  }
  return none
}

/** Weekly letters are told apart by their dates alone. */
function isAsDistinct(bare: readonly (string | null)[], titles: readonly (string | null)[]): boolean {
  return !bare.includes(null) && new Set(bare).size === new Set(titles).size
}
