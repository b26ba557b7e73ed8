const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Environments that stand on lines of their own wherever they are written. */
const DISPLAY_ENVIRONMENT =
  /^\\begin\{(?:equation|align|alignat|flalign|gather|multline|eqnarray|displaymath|dmath)\*?\}/

/** How far from the end a trailing line break is looked for. */
const TAIL_CHARACTERS = 40

/** A pair of delimiters around a whole source, and whether it displays. */
const DELIMITERS: readonly [open: string, close: string, display: boolean][] = [
  ['$$', '$$', true],
  ['\\[', '\\]', true],
  ['\\(', '\\)', false],
  ['$', '$', false],
  ['[;', ';]', false],
]

export interface CleanTex {
  tex: string
  /** Whether the source itself says that it stands on a line of its own. */
  display: boolean
}

/**
 * The source of a formula without what tools have put around it: CDATA marks, entities encoded twice, invisible
 * characters, delimiters, the `\\` with which Zhihu marks blocks. What the author wrote inside stays as it is.
 */
export function cleanTex(source: string): CleanTex {
  let tex = decodeEntities(source)
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufdd0-\ufdef]/g, '')
    .replace(/\r\n?/g, '\n')
  tex = dropCdata(tex).replace(/\n[ \t]*(?:\n[ \t]*)+/g, '\n')
  const { inner, display } = dropDelimiters(tex.trim())
  const { tex: kept, broken } = dropTrailingBreak(inner)
  return { tex: kept, display: display || broken || DISPLAY_ENVIRONMENT.test(kept) }
}

/** Entities that a feed has encoded once too often; `&lt;` means nothing in TeX. */
function decodeEntities(tex: string): string {
  if (!tex.includes('&')) return tex
  return tex.replace(/&(lt|gt|amp|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** kramdown's `% <![CDATA[ … %]]>`, with or without the comment signs. */
function dropCdata(tex: string): string {
  if (!tex.includes('<![CDATA[')) return tex
  return tex.replace(/%?[ \t]*<!\[CDATA\[/, '').replace(/%?[ \t]*\]\]>/, '')
}

function dropDelimiters(tex: string): { inner: string; display: boolean } {
  for (const [open, close, display] of DELIMITERS) {
    if (tex.length < open.length + close.length || !tex.startsWith(open) || !tex.endsWith(close)) continue
    const inner = tex.slice(open.length, -close.length)
    // `$a$ and $b$` is no formula in dollars, `\(a\\)` no closed one.
    if (inner.endsWith('\\') || hasBare(inner, open) || hasBare(inner, close)) continue
    return { inner: inner.trim(), display }
  }
  return { inner: tex, display: false }
}

/** Whether a delimiter occurs outside `\text{…}` and unescaped, near enough. */
function hasBare(tex: string, delimiter: string): boolean {
  const at = tex.indexOf(delimiter)
  if (at < 0) return false
  const before = tex.slice(0, at)
  return !before.endsWith('\\') && !/\\(?:text|mbox|hbox)\s*\{[^{}]*$/.test(before)
}

/** A line break at the very end breaks nothing; Zhihu writes it to set a formula as a block. `tex` is trimmed. */
function dropTrailingBreak(tex: string): { tex: string; broken: boolean } {
  if (!tex.endsWith('\\')) return { tex, broken: false }
  const tail = /[\\\s]*$/.exec(tex.slice(-TAIL_CHARACTERS))?.[0] ?? ''
  return { tex: tail === '' ? tex : tex.slice(0, -tail.length), broken: tail.includes('\\\\') }
}
