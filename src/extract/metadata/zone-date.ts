import type { ParentNode } from 'domhandler'
import { parseDate } from '../../date/date.ts'
import type { StatedDate } from '../../feed.ts'
import { isElement, isText } from '../dom.ts'
import { isBlock, isSilent } from '../tags.ts'
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

/** A date after a word that says what it is. */
const LABELLED =
  /(?:发布(?:时间|日期|于)|发表(?:时间|日期|于)|published(?: on| at)?|posted(?: on| at)?)\s*[:：]\s*([^\n]{6,40})/i
const READ_MAX = 20_000

/** The date that a page without a heading states in its text with a label, as old sites do. */
export function findLabelledDate(root: ParentNode): StatedDate | null {
  const labelled = LABELLED.exec(readText(root, READ_MAX))?.[1]
  const printed = labelled && PRINTED.exec(labelled)
  return printed ? parseDate(printed[0]) : null
}

function readText(parent: ParentNode, max: number): string {
  let text = ''
  for (const child of parent.children) {
    if (text.length >= max) break
    if (isText(child)) text += child.data
    else if (isElement(child) && !isSilent(child.name))
      text += `${readText(child, max - text.length)}${isBlock(child.name) || child.name === 'br' ? '\n' : ''}`
  }
  return text.slice(0, max)
}
