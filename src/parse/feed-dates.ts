import { parseDate } from '../date/date.ts'
import { toUsualZone } from '../date/usual-zone.ts'
import { toCleanDate } from './clean-date.ts'
import { findDayOrder, isNumericDate } from './day-order.ts'

/** Around the number of a date that is read when all are known: for private use, so that no feed says anything by it. */
const DATE_MARK = '\uE0DA'
const DATE_KEY = new RegExp(`${DATE_MARK}(\\d+)${DATE_MARK}`, 'g')

/** Reads the dates of one feed, as what the feed says of itself and all of them together tell how they are meant. */
export class FeedDates {
  private readonly url: string
  private language: string | null = null
  /** Of times without one. */
  private zone: number | null
  private readonly unread: string[] = []
  /** Dates like 03/11/2026: how they are meant is told by all of them. */
  private readonly numeric: string[] = []

  /** `url`: where the feed was found. */
  constructor(url: string) {
    this.url = url
    this.zone = toUsualZone(url, null)
  }

  noteLanguage(language: string): void {
    this.language = language
    this.zone = toUsualZone(this.url, language)
  }

  /** A date as clean XML has it, or a mark in its place until `fill`; empty where it is none. */
  read(words: string): string {
    const date = parseDate(words, this.zone)
    if (!date) this.unread.push(words)
    else if (isNumericDate(words)) return `${DATE_MARK}${this.numeric.push(words) - 1}${DATE_MARK}`
    return date ? toCleanDate(date) : ''
  }

  /** Puts the dates in the places of their marks. */
  fill(xml: string): string {
    if (this.numeric.length === 0) return xml
    const order = findDayOrder(this.numeric, this.language)
    return xml.replace(DATE_KEY, (_, number: string) => {
      const date = parseDate(this.numeric[Number(number)] ?? '', this.zone, order)
      return date ? toCleanDate(date) : ''
    })
  }

  warnings(): string[] {
    const { length, 0: first } = this.unread
    if (first === undefined) return []
    const what = length === 1 ? '1 date is' : `${length} dates are`
    return [`${what} not readable ("${first.slice(0, 40)}") and left out.`]
  }
}
