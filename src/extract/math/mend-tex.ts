import type { Element } from 'domhandler'
import { isAtomic } from './join-tex.ts'
import { PARAGRAPH } from './scan-delimiters.ts'
import { MARK, type Piece, type TextRun } from './text-run.ts'

/** What stands between the begin of an environment of rows and the next begin or end. */
const ROWS =
  /(\\begin\{(?:align|alignat|aligned|flalign|gather|gathered|split|multline|eqnarray|cases|array|substack|[bBpvV]?matrix|smallmatrix)\*?\}(?:\{[^{}]*\})?)((?:(?!\\begin|\\end).)*)/gs
/** What takes a subscript, and what can be one. */
const TAKES_SUBSCRIPT = /[A-Za-z0-9)}\]|'\u0370-\u03ff]/
const IS_SCRIPT = /[A-Za-z0-9{\\*\u0370-\u03ff]/

/** The pieces of a run that stand between two places of its text. */
function piecesBetween({ pieces }: TextRun, { from, to }: { from: number; to: number }): Piece[] {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.end ?? 0) <= from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < pieces.length && (pieces[end]?.start ?? to) < to) end += 1
  return pieces.slice(low, end)
}

/**
 * The TeX of a stretch of a run, with what Markdown did to it undone as far as can be known: emphasis was `_` or `*`,
 * raised and lowered text `^` and `_`, a lone `\` at the end of a row `\\`, a curly quote a prime.
 */
export function mendTex(run: TextRun, { from, to }: { from: number; to: number }): string {
  const stretch: Stretch = { text: run.text, from, to, pieces: piecesBetween(run, { from, to }) }
  let tex = ''
  let at = from
  for (const piece of stretch.pieces) {
    if (piece.kind !== 'open' && piece.kind !== 'close') continue
    tex += run.text.slice(at, piece.start) + signOf(piece, stretch)
    at = piece.end
  }
  tex = (tex + run.text.slice(at, to)).replaceAll(PARAGRAPH, '\n')
  const hasBreaks = stretch.pieces.some((piece) => piece.kind === 'break')
  const lines = tex.includes('\n') ? withoutBlankLines(tex) : tex
  return mendRows(lines, hasBreaks)
    .replace(/[‘’]/g, "'")
    .replace(/\\(left|right)([{}])/g, '\\$1\\$2')
}

function withoutBlankLines(tex: string): string {
  const lines = tex.split('\n').map((line) => line.trimEnd())
  return lines.filter((line) => line !== '').join('\n')
}

/** Part of a run's text, and the pieces it comes from. */
interface Stretch {
  text: string
  from: number
  to: number
  pieces: readonly Piece[]
}

/** What a begin or end of emphasis was before Markdown. */
function signOf(piece: Piece, stretch: Stretch): string {
  const { name } = piece.node as Element
  const other = stretch.pieces.find(({ node, kind }) => node === piece.node && kind !== piece.kind)
  switch (name) {
    case 'em':
      if (other && isOneScript(piece, other, stretch.text)) return '*'
      return bearsSubscript(piece, stretch) && (!other || bearsSubscript(other, stretch)) ? '_' : '*'
    case 'sub':
      return piece.kind === 'open' ? '_{' : '}'
    case 'sup':
      if (isCaretPair(piece.kind === 'close' ? piece : other, stretch)) return '^'
      return piece.kind === 'open' ? '^{' : '}'
    default:
      return ''
  }
}

/** Whether `_` could stand here; in `x^*y^*`, where Markdown saw a pair of stars, it could not. */
function bearsSubscript({ start, end }: Piece, { text, from, to }: Stretch): boolean {
  const before = text[start - 1] === MARK ? start - 2 : start - 1
  const behind = text[end] === MARK ? end + 1 : end
  if (before < from || behind >= to) return false
  return TAKES_SUBSCRIPT.test(text[before] ?? '') && IS_SCRIPT.test(text[behind] ?? '')
}

/** `a*b*c`: as `a_b_c` it would be a script on a script, which TeX refuses. */
function isOneScript(one: Piece, other: Piece, text: string): boolean {
  const inner = text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start))
  return isAtomic(inner) || /^\{[^{}]*\}$/.test(inner)
}

/** `x^2+y^2` in a dialect with `^raised^` text: what follows the end is the second exponent. */
function isCaretPair(close: Piece | undefined, { text, to }: Stretch): boolean {
  if (!close || close.end >= to) return false
  return IS_SCRIPT.test(text[close.end] ?? '') && /[A-Za-z)}\]]/.test(text[close.start - 1] ?? '')
}

/** Rows whose `\\` Markdown took for an escaped `\`, or for its own line break. */
function mendRows(tex: string, hasBreaks: boolean): string {
  if (!tex.includes('\\begin') || tex.includes('\\\\')) return tex
  return tex.replace(ROWS, (_, begin: string, rows: string) => {
    const mended = rows.replace(/\\(?=[\s\d])/g, '\\\\')
    if (mended !== rows || !hasBreaks) return `${begin}${mended}`
    return `${begin}\n${rows.trim().replaceAll('\n', ' \\\\\n')}\n`
  })
}
