import { parseDate } from '../../date.ts'
import type { StatedDate } from '../../feed.ts'
import type { ZoneLine } from './byline-zone.ts'

/** A date as pages print it, in a line of other words. */
const PRINTED =
  /(?:\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)?\.?\s+\p{L}{3,9}\.?,?\s+(?:19|20)\d\d|(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d)/u
const UPDATED = /updated|modified|revised|reviewed|edited|更新|修改/i

/** The date in the by-line near the heading; `updated` asks for one that is said to be of a change, else for any other. */
export function findZoneDate(lines: readonly ZoneLine[], updated: boolean): StatedDate | null {
  for (const [index, { text }] of lines.entries()) {
    const printed = PRINTED.exec(text)
    if (!printed) continue
    const label = text.slice(0, printed.index).trim() || (lines[index - 1]?.text ?? '')
    if (UPDATED.test(label.slice(-40)) !== updated) continue
    const date = parseDate(printed[0])
    if (date) return date
  }
  return null
}
