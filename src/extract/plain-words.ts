import { parseHtml } from '../parse-html.ts'

const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d?);/i

/** Text on one line: white space folded, and entities that were encoded once too often decoded. `<` stays what it is. */
export function toPlainWords(text: string): string {
  const decoded = ENTITY.test(text) ? parseHtml(text.replaceAll('<', '&lt;')).$.root().text() : text
  return decoded.replace(/[\s\u200b\ufeff]+/g, ' ').trim()
}
