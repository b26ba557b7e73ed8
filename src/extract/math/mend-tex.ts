import type { Element } from 'domhandler'
import { PARAGRAPH } from './scan-delimiters.ts'
import { MARK, type Piece, type TextRun } from './text-run.ts'

/** Environments whose rows end in `\\`. */
const ROWS =
  /\\begin\{(?:align|alignat|aligned|flalign|gather|gathered|split|multline|eqnarray|cases|array|substack|[bBpvV]?matrix|smallmatrix)\*?\}/
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
  const inside = piecesBetween(run, { from, to })
  let tex = ''
  let at = from
  for (const piece of inside) {
    if (piece.kind !== 'open' && piece.kind !== 'close') continue
    tex += run.text.slice(at, piece.start) + signOf(piece, run, inside)
    at = piece.end
  }
  tex = (tex + run.text.slice(at, to)).replaceAll(PARAGRAPH, '\n')
  return mendRows(
    tex,
    inside.some((piece) => piece.kind === 'break'),
  )
    .replace(/[‘’]/g, "'")
    .replace(/\\(left|right)([{}])/g, '\\$1\\$2')
}

/** What a begin or end of emphasis was before Markdown. */
function signOf(piece: Piece, run: TextRun, inside: readonly Piece[]): string {
  const { name } = piece.node as Element
  const other = inside.find(({ node, kind }) => node === piece.node && kind !== piece.kind)
  switch (name) {
    case 'em':
      return bearsSubscript(run, piece) && (!other || bearsSubscript(run, other)) ? '_' : '*'
    case 'sub':
      return piece.kind === 'open' ? '_{' : '}'
    case 'sup':
      if (isCaretPair(run, piece.kind === 'close' ? piece : other)) return '^'
      return piece.kind === 'open' ? '^{' : '}'
    default:
      return ''
  }
}

/** Whether `_` could stand here; in `x^*y^*`, where Markdown saw a pair of stars, it could not. */
function bearsSubscript({ text }: TextRun, { start, end }: Piece): boolean {
  const before = text[start - 1] === MARK ? text[start - 2] : text[start - 1]
  const behind = text[end] === MARK ? text[end + 1] : text[end]
  return TAKES_SUBSCRIPT.test(before ?? '') && IS_SCRIPT.test(behind ?? '')
}

/** `x^2+y^2` in a dialect with `^raised^` text: what follows the end is the second exponent. */
function isCaretPair({ text }: TextRun, close: Piece | undefined): boolean {
  return (
    close !== undefined &&
    IS_SCRIPT.test(text[close.end] ?? '') &&
    /[A-Za-z)}\]]/.test(text[close.start - 1] ?? '')
  )
}

/** Rows whose `\\` Markdown took for an escaped `\`, or for its own line break. */
function mendRows(tex: string, hasBreaks: boolean): string {
  if (!ROWS.test(tex) || tex.includes('\\\\')) return tex
  const mended = tex.replace(/\\(?=[\s\d])/g, '\\\\')
  if (mended !== tex || !hasBreaks) return mended
  return tex.replace(/(?<!\})[ \t]*\n(?!\s*\\end)/g, '\\\\\n')
}
