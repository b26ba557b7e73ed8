import type { DayOrder } from '../date/day.ts'
import { toLocale } from '../language-tag.ts'

/** A date of numbers whose year stands last: 03/11/2026. */
const YEAR_LAST = /(?<!\d)(\d{1,2}) ?([-/]) ?(\d{1,2}) ?\2 ?\d{4}(?!\d)/g
/** Numbers above this are no month. */
const MONTHS = 12
/** Text before a date that is looked at, UTF-16 code units. */
const TEXT_MAX = 200

/**
 * How the dates of one list mean 03/11/2026: as those of them that can be read in one way only, else as is usual in the
 * language. Null where no date asks, where they contradict each other, or where nothing tells.
 */
export function findDayOrder(texts: Iterable<string>, language: string | null): DayOrder | null {
  let isAsked = false
  const told = new Set<DayOrder>()
  for (const text of texts)
    for (const [, a, , b] of text.slice(0, TEXT_MAX).matchAll(YEAR_LAST)) {
      const [first, second] = [Number(a), Number(b)]
      if (first > MONTHS && second <= MONTHS) told.add('day')
      else if (second > MONTHS && first <= MONTHS) told.add('month')
      else isAsked = true
    }
  if (!isAsked) return null
  const [order] = told
  return told.size > 0 ? (told.size === 1 && order ? order : null) : toUsualOrder(language)
}

/** Whether a text holds a date of numbers whose year stands last. */
export function isNumericDate(text: string): boolean {
  return text.search(YEAR_LAST) >= 0
}

/** The order in which a language, or a country of its speakers, writes dates. */
function toUsualOrder(language: string | null): DayOrder | null {
  const locale = toLocale(language ?? '')
  if (!locale) return null
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type)
  // Where the year comes first, dates that end with it follow no habit.
  if (parts[0] === 'year') return null
  return parts.indexOf('day') < parts.indexOf('month') ? 'day' : 'month'
}
