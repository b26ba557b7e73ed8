import { parseDate } from '../../date/date.ts'
import { toUsualZone } from '../../date/usual-zone.ts'
import { findDayOrder } from '../day-order.ts'
import type { Page } from './page.ts'
import type { DateReader } from './text-dates.ts'

/**
 * Reads the dates of one list of a page: how 03/11/2026 is meant is told by all of `texts`, the zone of times without one
 * by the page.
 */
export function createDateReader(texts: Iterable<string>, { url, language }: Page): DateReader {
  const order = findDayOrder(texts, language)
  const zone = toUsualZone(url, language)
  return (text) => parseDate(text, zone, order)
}
