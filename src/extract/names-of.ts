import type { Element } from 'domhandler'

/** Elements that are named by their id; those of sections, headings and definitions are made of their text. */
const NAMED_BY_ID = new Set('div aside ul ol nav form footer header table'.split(' '))
const GENERATED = /(?:^|\s)(?:section|level\d|sect\d)(?:\s|$)/

/** Class and id; not the ids that generators make of headings, as those are words of the text. */
export function namesOf({ name, attribs }: Element): string {
  const { id, class: classes = '' } = attribs
  const isSlug = id === undefined || !NAMED_BY_ID.has(name) || id.includes('.') || GENERATED.test(classes)
  return isSlug ? classes : `${id} ${classes}`
}
