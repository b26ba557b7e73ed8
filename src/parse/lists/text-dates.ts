import type { AnyNode, Element } from 'domhandler'
import type { StatedDate } from '../../feed.ts'
import { isDateText } from './date-text.ts'
import { foldLine, isElement, isSilent, readShortLine } from './dom-text.ts'

/** Reads a date as it is meant where it stands. */
export type DateReader = (text: string) => StatedDate | null

export interface FoundDate {
  date: StatedDate
  /** Whether it is that of a later change. */
  isUpdate: boolean
}

/** Longer texts are not dates, though they may hold one. */
export const DATE_CHARACTERS_MAX = 60
/** Shorter ones are not dates either: a year, a number. */
const DATE_CHARACTERS_MIN = 6
/** In a text that nothing marks as a date, so many letters beside each date are a sentence. */
const OTHER_LETTERS_MAX = 22
/** Words before a date that say what it is the date of. */
const LABEL_CHARACTERS_MAX = 24
const UPDATE_WORDS = String.raw`更新|修改|编辑于|\b(?:updated?|modified|edited|revised|lastmod|last changed)\b`
const UPDATE = new RegExp(UPDATE_WORDS, 'i')
/** Before each word that says what the date after it is. */
const BEFORE_LABEL = new RegExp(
  String.raw`(?=${UPDATE_WORDS}|发布|发表|\b(?:published|posted|created)\b)`,
  'i',
)
const STARTS_AS_UPDATE = new RegExp(`^(?:${UPDATE_WORDS})`, 'i')
const STARTS_WITH_LABEL = new RegExp(`^${BEFORE_LABEL.source}`, 'i')
const MARKED = /date|time|publish|posted|meta|\bday\b|when|calendar/i

/** Texts that hold dates: first where a class says so, then anywhere. */
export function readTexts(elements: readonly Element[], read: DateReader): FoundDate[] {
  const isMarked = ({ attribs }: Element) => MARKED.test(`${attribs.class ?? ''} ${attribs.itemprop ?? ''}`)
  const ordered = [...elements.filter(isMarked), ...elements.filter((element) => !isMarked(element))]
  return ordered.flatMap((element) => readOwnDates(element, isMarked(element), read))
}

/** The dates that stand in an element of words as texts of their own, such as lines before and after a title. */
export function readLoneDates({ children }: Element, read: DateReader): FoundDate[] {
  const texts = children.flatMap((node) => (node.type === 'text' ? foldLine(node.data) : []))
  return texts.filter((text) => isDateText(text)).flatMap((text) => readParts(text, read))
}

/** The dates in the texts that stand directly in the element, not in its children. */
function readOwnDates(element: Element, isMarked: boolean, read: DateReader): FoundDate[] {
  for (const node of element.children) {
    const text = node.type === 'text' ? foldLine(node.data) : ''
    if (text.length < DATE_CHARACTERS_MIN || text.length > DATE_CHARACTERS_MAX || !/\d/.test(text)) continue
    const parts = isMarked ? splitLabels(text, read) : readBareParts(text, read)
    if (parts.length === 0) continue
    const isLater = isNamedUpdate(element) ?? UPDATE.test(readBefore(element.prev, element.parent))
    return parts.map(({ date, label }) => ({ date, isUpdate: label === null ? isLater : label === 'update' }))
  }
  return []
}

/** The dates in a text that nothing marks as one. */
export function readParts(text: string, read: DateReader): FoundDate[] {
  return readBareParts(text, read).map(({ date, label }) => ({ date, isUpdate: label === 'update' }))
}

interface Part {
  date: StatedDate
  /** What the words of the text say that it is the date of. */
  label: 'update' | 'first' | null
}

function readBareParts(text: string, read: DateReader): Part[] {
  return text.split(/[·•|｜]/).flatMap((piece) => {
    const parts = splitLabels(piece.trim(), read)
    const letters = piece.match(/\p{L}/gu)?.length ?? 0
    const most = parts.reduce(
      (sum, { date }) => sum + (date.precision === 'month' ? OTHER_LETTERS_MAX / 2 : OTHER_LETTERS_MAX),
      0,
    )
    return letters <= most ? parts : []
  })
}

/** `Oct 1, 2026 (updated Nov 2, 2026)` as two dates. A label that no date follows is that of the date before it. */
function splitLabels(text: string, read: DateReader): Part[] {
  const pieces = text.split(BEFORE_LABEL).map((piece) => ({ piece, date: read(piece) }))
  return pieces.flatMap(({ piece, date }, index): Part[] => {
    if (!date) return []
    const next = pieces[index + 1]
    const isBeforeLabel = next?.date === null && STARTS_AS_UPDATE.test(next.piece)
    if (STARTS_AS_UPDATE.test(piece)) return [{ date, label: 'update' }]
    if (STARTS_WITH_LABEL.test(piece)) return [{ date, label: 'first' }]
    return [{ date, label: isBeforeLabel ? 'update' : null }]
  })
}

/** Whether a date is that of a later change, by its own names and by the words before it. */
export function isUpdate(element: Element): boolean {
  const { prev, parent, children } = element
  const named = isNamedUpdate(element)
  if (named !== null) return named
  const own = children.map((node) => (node.type === 'text' ? node.data : '')).join('')
  const at = own.slice(0, LABEL_CHARACTERS_MAX).search(UPDATE)
  // Between two dates the word belongs to the second.
  const isOwn = at >= 0 && !(/\d/.test(own.slice(0, at)) && /\d/.test(own.slice(at)))
  return isOwn || UPDATE.test(readBefore(prev, parent))
}

/** What names say; null where they say nothing. */
function isNamedUpdate({ attribs }: Element): boolean | null {
  const names = `${attribs.itemprop ?? ''} ${attribs.property ?? ''} ${attribs.class ?? ''}`
  if (/date(?:Published|Created)|\bpublished\b/.test(names)) return false
  if (/dateModified|\b(?:updated|modified|lastmod)\b/i.test(names)) return true
  return UPDATE.test(attribs.title ?? '') ? true : null
}

function readBefore(prev: AnyNode | null, parent: AnyNode | null): string {
  let text = ''
  for (let at = prev; at && text.trim() === ''; at = at.prev) {
    if (at.type === 'text') text = at.data
    else if (isElement(at) && !isSilent(at))
      text = at.name === 'time' ? '.' : (readShortLine(at, LABEL_CHARACTERS_MAX) ?? '.')
  }
  if (text.trim() === '' && parent && isElement(parent) && parent.name === 'span')
    return readBefore(parent.prev, null)
  return text.slice(-LABEL_CHARACTERS_MAX)
}
