import { FILLERS, MONTHS } from './words.ts'

/** Two-digit years below this are of the 2000s. */
const CENTURY_PIVOT = 70

/** A day as written, not yet checked against the calendar; `day` null where only the month is stated. */
export interface CalendarDay {
  year: number
  month: number
  day: number | null
}

/** Which number of 03/11/2026 comes first. */
export type DayOrder = 'day' | 'month'

/** Years of two digits are read as 1970 to 2069. */
export function toYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < CENTURY_PIVOT ? 2000 + year : 1900 + year
}

const CJK_NUMBER = /[〇零一二三四五六七八九十]+(?=[年月日号號])/g
const CJK_DIGITS = '〇一二三四五六七八九'

/** The year before the first of an era: of Japan, of the Republic of China. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 }
const ERA_YEAR = /(令和|平成|民[國国]) ?(\d{1,3}|元)(?= ?年)/g

/** Rewrites 年月日 and 时分秒 (also Korean) to forms that the other patterns read; `m11` stands for a month. */
export function expandCjk(words: string): string {
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(words)) return words
  return words
    .replace(/(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|[月火水木金土日]曜日?/g, ' ')
    .replace(CJK_NUMBER, toDigits)
    .replace(ERA_YEAR, (_, era: string, year: string) => String((ERAS[era] ?? 0) + (Number(year) || 1)))
    .replace(/(\d{1,2}) ?[月월]/g, ' m$1 ')
    .replace(/(\d{1,2}) ?[時时点點시] ?(\d{1,2})?(?: ?[分분])?(?: ?(\d{1,2}) ?[秒초])?/g, toClockText)
    .replace(/[年日号號년일]/g, ' ')
}

function toDigits(numeral: string): string {
  const read = (part: string) =>
    [...part.replaceAll('零', '〇')].map((digit) => CJK_DIGITS.indexOf(digit)).join('')
  const ten = numeral.indexOf('十')
  if (ten < 0) return read(numeral)
  return String(Number(read(numeral.slice(0, ten)) || '1') * 10 + Number(read(numeral.slice(ten + 1)) || '0'))
}

function toClockText(...match: string[]): string {
  const [, hour, minute = '0', second = '0'] = match
  return `${hour}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`
}

/** Between the parts of a date. */
const GAP = "[ .,\\-/'’]*"
const DAY = '(?<!\\d)(?<day>\\d{1,2})(?!\\d)'
const MONTH = 'm(?<month>\\d{1,2})(?!\\d)'
const YEAR = '(?<!\\d)(?<year>\\d{4})(?!\\d)'
const SHORT_YEAR = '(?<!\\d)(?<year>\\d{2,3})(?!\\d)'

/** Dates whose month is a name, most telling first. */
const NAMED = [
  [YEAR, MONTH, DAY],
  [DAY, MONTH, YEAR],
  [MONTH, DAY, YEAR],
  [DAY, MONTH, SHORT_YEAR],
  [MONTH, DAY, SHORT_YEAR],
  [YEAR, MONTH],
  [MONTH, YEAR],
].map((parts) => new RegExp(parts.join(GAP)))

/** Finds the day in a folded text without its time of day; `words` is the whole text, for the weekday. */
export function parseDay(text: string, words: string, order: DayOrder | null = null): CalendarDay | null {
  const numeric = parseNumeric(text, words, order)
  if (numeric) return numeric
  const marked = text.replace(/\p{L}+\d*/gu, toMark)
  for (const pattern of NAMED) {
    const parts = pattern.exec(marked)?.groups
    if (!parts) continue
    const day = parts.day === undefined ? null : Number(parts.day)
    return { year: toFullYear(parts.year ?? ''), month: Number(parts.month), day }
  }
  return null
}

/** RFC 5322 §4.3: a year of three digits counts from 1900. */
function toFullYear(digits: string): number {
  return digits.length === 3 ? 1900 + Number(digits) : toYear(digits)
}

/** A month becomes its mark, a word that says nothing a blank, any other a bar that no pattern crosses. */
function toMark(word: string): string {
  if (/^m\d/.test(word)) return word
  const [, letters = '', digits = ''] = /^(\D+)(\d*)$/.exec(word) ?? []
  const month = MONTHS.get(letters)
  if (month) return `m${month} ${digits}`
  return FILLERS.has(letters) ? ` ${digits}` : `| ${digits}`
}

const YEAR_FIRST = /(?<!\d)(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})(?!\d)/
const YEAR_LAST = /(?<!\d)(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d\d)(?!\d)/
const SPACED = /(?<!\d)(\d{1,2})( )(\d{1,2}) (\d{4})(?!\d)/
const YEAR_MONTH = /(?<!\d)(\d{4})[-/.](\d\d?)(?![\d.])/

function parseNumeric(text: string, words: string, order: DayOrder | null): CalendarDay | null {
  const first = YEAR_FIRST.exec(text)
  if (first) return { year: Number(first[1]), month: Number(first[2]), day: Number(first[3]) }
  const last = YEAR_LAST.exec(text) ?? SPACED.exec(text)
  if (last) return toDayOrder(last, words, order)
  const month = YEAR_MONTH.exec(text)
  return month ? { year: Number(month[1]), month: Number(month[2]), day: null } : null
}

/**
 * 03/11/2026: a number over 12 is the day, else a weekday tells, then the order that is usual where the date stands; dots and
 * blanks are European, the others American.
 */
function toDayOrder(
  [, a, separator = '', b, digits]: RegExpExecArray,
  words: string,
  order: DayOrder | null,
): CalendarDay {
  const year = toYear(digits ?? '')
  const dayFirst = { year, month: Number(b), day: Number(a) }
  const monthFirst = { year, month: Number(a), day: Number(b) }
  if (dayFirst.month > 12) return monthFirst
  if (monthFirst.month > 12) return dayFirst
  const [usual, other] =
    order === 'day' || '. '.includes(separator) ? [dayFirst, monthFirst] : [monthFirst, dayFirst]
  return isOnWeekday(other, words) && !isOnWeekday(usual, words) ? other : usual
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function isOnWeekday({ year, month, day }: CalendarDay, words: string): boolean {
  const named = /\b(sun|mon|tue|wed|thu|fri|sat)/.exec(words)?.[1]
  return named !== undefined && WEEKDAYS[new Date(Date.UTC(year, month - 1, day ?? 1)).getUTCDay()] === named
}
