import { Parser } from 'htmlparser2'

/** Those of XML and the most frequent of HTML, to spare the long way. */
const COMMON_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', hellip: '…', semi: ';' },
    ...{ mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
  }),
)
/** Numbers need no semicolon, as in HTML; names do, since `&copy=1` stands in addresses. */
const REFERENCE = /&(?:#(\d{1,7})(?!\d);?|#x([\da-f]{1,6})(?![\da-f]);?|([a-z][\w.-]{0,31});)/gi
/** Characters that XML 1.0 does not allow (§2.2), and the C1 controls, which nobody means. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g
const WINDOWS_1252 = new TextDecoder('windows-1252')

/** Text without the characters that no XML may hold, half surrogate pairs included. */
export function dropControls(text: string): string {
  return text.replace(CONTROLS, '').toWellFormed()
}

/** Text as it may stand between tags. */
export function escapeText(text: string): string {
  if (!text.includes('&') && !text.includes('<') && !text.includes('>')) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Text as it may stand in an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}

/**
 * Replaces the character references of XML and HTML in a text, once; what names nothing stays as it is. `declared`
 * holds the entities of the document's DTD, whose values are not expanded further.
 */
export function decodeEntities(text: string, declared?: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  // Escaped html is mostly these three, and none of them can begin or end another reference.
  const rest = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')
  if (!rest.includes('&')) return rest
  return rest.replace(REFERENCE, (...match: string[]) => decodeReference(match, declared)).toWellFormed()
}

function decodeReference(match: string[], declared?: ReadonlyMap<string, string>): string {
  const [reference = '', decimal, hex, name] = match
  if (!name) return toCharacter(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16))
  return declared?.get(name) ?? COMMON_ENTITIES.get(name) ?? decodeHtmlName(name) ?? reference
}

/** Halves of a surrogate pair come as two references; joined they make a character. */
function toCharacter(point: number): string {
  if (point >= 0x80 && point <= 0x9f) return WINDOWS_1252.decode(Uint8Array.of(point))
  if (point > 0x10ffff) return ''
  return (point > 0xffff ? String.fromCodePoint(point) : String.fromCharCode(point)).replace(CONTROLS, '')
}

/** The HTML parser holds the table of HTML's 2,231 names. */
function decodeHtmlName(name: string): string | null {
  let text = ''
  const parser = new Parser({ ontext: (piece) => (text += piece) })
  parser.end(`&${name};`)
  return text.endsWith(';') ? null : text
}
