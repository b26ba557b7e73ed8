import { type ChildNode, type Element, Text } from 'domhandler'
import { isElement, textOf, toElement } from '../dom.ts'
import { isBlock } from '../tags.ts'
import { NOTE_PREFIX } from './in-page-links.ts'
import { isEmpty } from './tidy.ts'

/** Classes of notes beside the text (Tufte CSS and its kin). */
const SIDENOTE =
  /(?:^|\s)(?:sidenote|marginnote|margin-note|side-note|sidenote-(?:content|text|body)|margin-?note-(?:content|text)|ltx_note_outer)(?:\s|$)/
const INNER_NOTE = /(?:^|\s)(?:sidenote|margin-?note)-(?:content|text|body)(?:\s|$)/
/** What opens such a note on small screens, or numbers it. */
const TOGGLE =
  /(?:^|\s)(?:margin-toggle|sidenote-(?:number|toggle|ref|mark|marker|anchor)|margin-?note-(?:toggle|ind|ref))(?:\s|$)/
/** Brackets and the like for readers without style sheets. */
const DELIMITER = /(?:^|\s)sidenote-delimiter(?:\s|$)/
/** Elements that mean more than their place beside the text. */
const STRUCTURE = new Set('figure li td th dd'.split(' '))
/** More is no sign but the words that the note belongs to. */
const SIGN_CHARACTERS_MAX = 3

/** Whether an element is a note that stands in the running text and shows beside or below it. */
export function isSidenote(element: Element): boolean {
  const { name, attribs } = element
  if (name === 'd-footnote' || name === 'dt-fn') return true
  if (attribs.class === undefined || !SIDENOTE.test(attribs.class)) return false
  return !STRUCTURE.has(name) && !holdsNote(element)
}

/** Whether the note proper is an element inside, and words of the text stand beside it. */
function holdsNote({ children }: Element): boolean {
  return children.some((child) => isElement(child) && INNER_NOTE.test(child.attribs.class ?? ''))
}

/** Whether an element is only the sign by which a note opens: ⊕, or its number. */
export function isNoteToggle(element: Element): boolean {
  const classes = element.attribs.class
  if (classes === undefined) return false
  if (DELIMITER.test(classes)) return true
  return TOGGLE.test(classes) && textOf(element).trim().length <= SIGN_CHARACTERS_MAX
}

/** Takes a note out of the text to the others in `notes`, which come at the end; what stays is its number, with a link. */
export function takeNote(
  note: Element,
  children: ChildNode[],
  { notes, url }: { notes: Element[]; url: string },
): ChildNode[] {
  const number = String(notes.length + 1)
  const item = toElement('li', { id: `${NOTE_PREFIX}${number}` }, children)
  if (isEmpty(item)) return []
  notes.push(item)
  if (isBlock(note.name)) return []
  const attributes = {
    href: `${url.replace(/#.*$/s, '')}#${NOTE_PREFIX}${number}`,
    'data-to': `${NOTE_PREFIX}${number}`,
  }
  return [toElement('sup', {}, [toElement('a', attributes, [new Text(number)])])]
}

/** The notes of a text as its end. */
export function listNotes(notes: Element[]): ChildNode[] {
  return notes.length === 0 ? [] : [toElement('hr', {}), toElement('ol', {}, notes)]
}
