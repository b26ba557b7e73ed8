import type { Element } from 'domhandler'

/** Signs that no tag or attribute has in its name. */
const NO_NAME = /[$\\{}^_=<,;()[\]|*+~"']/
const ATTRIBUTES_MAX = 40
/** The end tag that the parser took for attributes of the swallowed one: `is<`, `p`. */
const EATEN_END_TAG = /<[ /]*[a-z][a-z0-9]*$/

/** Whether an element is no element but TeX after an unescaped `<`: `$0<p_1<1$` parses as a tag `p_1<1$`. */
export function isSwallowed(element: Element): boolean {
  if (NO_NAME.test(element.name)) return true
  for (const name in element.attribs) if (/[$\\{}^]/.test(name)) return true
  return false
}

/** The text that a swallowed tag was, as far as the parser has kept it: letters of its name came out small. */
export function swallowedText(element: Element): string {
  const attributes = Object.entries(element.attribs)
    .slice(0, ATTRIBUTES_MAX)
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}=${toValue(value)}`))
  const text = `<${element.name}${attributes.join('')}`
  const end = EATEN_END_TAG.exec(text)
  return end && end.index > 0 ? text.slice(0, end.index) : `${text}>`
}

/** TeX has no quotes around what follows its `=`; the parser does not tell whether there were any. */
function toValue(value: string): string {
  return /^[^\s"'`]+$/.test(value) ? value : `"${value}"`
}
