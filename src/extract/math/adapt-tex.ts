import { splitRows } from './tex-rows.ts'

/** Commands whose first argument only styles, links or names what follows. */
const UNTRUSTED =
  /\\(?:class|cssId|style|html(?:Class|Id|Style|Data)|href|bbox|enclose|require|label|vspace|color(?=\s*\{(?:black|white)\}))(?![a-zA-Z])\*?(?:\s*\[[^\]{}]*\])?(?:\s*\{[^{}]*\})?/g
const IMAGE = /\\(?:includegraphics|url)(?:\s*\[[^\]]*\])?\s*\{[^{}]*\}/g
/** `\text{a_b}`: signs that text mode of other renderers prints as they are. */
const TEXT_GROUP = /\\(text(?:rm|bf|it|sf|tt|normal)?|mbox|hbox)\s*\{([^{}$\\]*)\}/g
const NUMBERED = /\\(begin|end)\{(equation|align|alignat|flalign|gather|multline)\}/g
const NEEDS_DISPLAY = /\\begin\{(?:equation|align|alignat|flalign|gather|multline|split)\*?\}/

export interface AdaptOptions {
  display: boolean
  /** The number that the page prints beside the formula. */
  tag?: string | undefined
}

/** TeX as Temml takes it: what other renderers allow or add, said in its words. What it means does not change. */
export function adaptTex(tex: string, { display, tag }: AdaptOptions): string {
  if (!/[\\%&]/.test(tex)) return withTag(tex, { display, tag })
  let source = dropComments(tex)
    .replace(IMAGE, '')
    .replace(UNTRUSTED, '')
    .replace(/\\color\s*(\{[^{}]*\})\s*\{/g, '\\textcolor$1{')
    .replace(/\\(?:eq)?ref\s*\{([^{}]*)\}/g, (whole, label: string) =>
      toReference(label, whole.startsWith('\\eq')),
    )
    .replace(/\\unicode\s*\{\s*x([0-9a-fA-F]{1,6})\s*\}/g, (_, hex: string) => toCharacter(hex))
    .replace(
      TEXT_GROUP,
      (_, command: string, text: string) => `\\${command}{${text.replace(/[_%#&^]/g, '\\$&')}}`,
    )
  source = adaptEnvironments(source)
  source = display ? inRows(source) : source
  return withTag(source, { display, tag })
}

/** A comment ends with its line; a lone `%` was meant as the sign. */
function dropComments(tex: string): string {
  return tex
    .replace(/(^|\n|[^\\\d])%[^\n]*(?:\n|$)/g, (whole, before: string) =>
      whole.endsWith('\n') || before === '\n' ? `${before}\n` : whole,
    )
    .replace(/(^|[^\\])%/g, '$1\\%')
}

function toReference(label: string, parens: boolean): string {
  const name = label.replace(/^[a-z]{1,4}:/i, '').replace(/[\\_%#&^~$]/g, ' ')
  return `\\text{${parens ? `(${name})` : name}}`
}

function toCharacter(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Environments of other packages, and numbering, which is ours to leave out: we do not know where it stands. */
function adaptEnvironments(tex: string): string {
  if (!tex.includes('\\begin')) return tex
  return tex
    .replace(/\\(?:begin|end)\{(?:displaymath|math)\}/g, '')
    .replace(/\\begin\{eqnarray\*?\}(.*?)\\end\{eqnarray\*?\}/gs, (_, rows: string) => toAlign(rows))
    .replace(/\\(begin|end)\{tabular\}/g, '\\$1{array}')
    .replace(/(\\begin\{array\}\{[^{}]*)[@!]\{[^{}]*\}([^{}]*)(?:[@!]\{[^{}]*\})?/g, '$1$2')
    .replace(NUMBERED, '\\$1{$2*}')
}

/** `a &=& b`: the second `&` of each row is dropped, where no environment inside has its own. */
function toAlign(content: string): string {
  const rows = splitRows(content).map((row) => (row.includes('\\begin') ? row : row.replace(COLUMNS, '&$1')))
  return `\\begin{align*}${rows.join('\\\\')}\\end{align*}`
}

const COLUMNS = /(?<!\\)&([^&]*)(?<!\\)&/

/** Lines without an environment around them. */
function inRows(tex: string): string {
  if (!tex.includes('\\\\') || tex.includes('\\begin') || splitRows(tex).length === 1) return tex
  const name = /(?<!\\)&/.test(tex) ? 'aligned' : 'gathered'
  return `\\begin{${name}}${tex}\\end{${name}}`
}

/** The number joins a displayed formula that has none of its own. */
function withTag(tex: string, { display, tag }: AdaptOptions): string {
  if (!display && !NEEDS_DISPLAY.test(tex))
    return tex.replace(/\\tag\*?\s*\{([^{}]*)\}/g, '\\quad\\text{($1)}')
  if (tag === undefined || tex.includes('\\tag') || /[{}\\$%#&]/.test(tag)) return tex
  return NEEDS_DISPLAY.test(tex) ? tex : `${tex}\\tag{${tag}}`
}
