import { toPlainLine } from '../plain-line.ts'
import { decodeEntities } from './entities.ts'

/** Tags that people put into titles to format them; others (`<int>`, `<T>`) are words of the title. */
const INLINE = new Set(
  `a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q ruby s samp small span strike strong
  sub sup tt u var`.split(/\s+/),
)
const BLOCK = new Set(
  'blockquote center div h1 h2 h3 h4 h5 h6 li ol p pre table tbody td th tr ul rt rp'.split(' '),
)
const VOID = new Set(['br', 'hr', 'img', 'wbr'])
const TAG = /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi

/** White space, also of other scripts, as single spaces; none at the ends; no controls, no overrides of the direction. */
export function foldSpaces(text: string): string {
  return toPlainLine(text)
}

/**
 * A title that may be html to plain text: formatting tags that are closed go, `std::vector<int>` stays, references are
 * decoded once more (feeds escape titles twice), white space is folded.
 */
export function toPlainText(html: string): string {
  return foldSpaces(decodeEntities(dropTags(html)))
}

function dropTags(html: string): string {
  if (!html.includes('<')) return html
  const closed = new Set<string>()
  for (const [, slash, name = ''] of html.matchAll(TAG)) if (slash) closed.add(name.toLowerCase())
  return html.replace(TAG, (tag: string, _slash: string, name: string) => {
    const lower = name.toLowerCase()
    if (VOID.has(lower)) return ' '
    if (!closed.has(lower)) return tag
    return INLINE.has(lower) ? '' : BLOCK.has(lower) ? ' ' : tag
  })
}

/** Whether a text that is declared plain was meant as html: it closes a tag that html knows. */
export function looksLikeHtml(text: string): boolean {
  const closing = /<\/([a-z][a-z0-9]*)\s*>/i.exec(text)?.[1]?.toLowerCase()
  return closing !== undefined && (INLINE.has(closing) || BLOCK.has(closing))
}
