import { parseDate } from '../../date/date.ts'
import { FILLERS, foldWords, MONTHS } from '../../date/words.ts'

const DATE_CHARACTERS_MAX = 40
/** Words that may stand around a date without making it a sentence. */
const AROUND = new Set(
  `mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday am pm utc gmt
  z on at posted published created date last updated modified 发布于 发表于 更新于 时间 日期 星期 周 上午 下午`.split(
    /\s+/,
  ),
)
const CJK_DATE = /^[年月日号时時分秒点周星期一二三四五六七八九十〇零上下午发布表于更新时间日期]+$/

/** Whether a text says a date and nothing else; a number alone may be a year or a title. */
export function isDateText(text: string): boolean {
  if (text.length > DATE_CHARACTERS_MAX || !/\d|月/.test(text) || /^\d{1,4}$/.test(text.trim())) return false
  const words = foldWords(text).match(/\p{L}+/gu) ?? []
  const isAround = (word: string) =>
    MONTHS.has(word) || FILLERS.has(word) || AROUND.has(word) || CJK_DATE.test(word)
  return words.every(isAround) && parseDate(text) !== null
}
