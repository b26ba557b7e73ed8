import type { Element } from 'domhandler'
import type { StatedDate } from '../../feed.ts'
import { isDateText } from './date-text.ts'
import { isElement, readShortLine } from './dom-text.ts'
import { DATE_CHARACTERS_MAX, type DateReader } from './text-dates.ts'

/** A date whose parts are elements of their own: `<b>3</b><i>Nov</i><i>2026</i>`. */
export function readJoined(elements: readonly Element[], read: DateReader): StatedDate | null {
  for (const element of elements) {
    if (element.children.filter(isElement).length < 2) continue
    const text = readShortLine(element, DATE_CHARACTERS_MAX / 2)
    const date = text && isDateText(text) ? read(text) : null
    if (date && date.precision !== 'month') return date
  }
  return null
}
