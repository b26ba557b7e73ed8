import type { Formula } from './article.ts'

/** Commands that print nothing of their own: they choose a face, a size or a space for what follows. */
const SILENT_COMMANDS = new Set(
  `left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm
  displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag hline
  quad qquad enspace thinspace medspace thickspace negthinspace hspace hskip kern mkern phantom vphantom hphantom
  mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathbb mathbbm mathds boldsymbol bm pmb
  text textrm textbf textit textsf texttt mbox hbox operatorname rm bf it sf tt cal
  mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner tiny small large`
    .split(/\s+/)
    .filter(Boolean),
)

/** One token of TeX: an environment's frame, a label, a command, or one character. */
const TEX_TOKEN = /\\(?:begin|end|label)\s*\{[^{}]{0,200}\}|\\[a-zA-Z]+|\\.|./gsu
/** Grouping, scripts, alignment, white space, and commands that are spaces or line ends. */
const UNSEEN_TOKEN = /^(?:[{}^_&~\s]|\\[,;:!> \n\\]|\\(?:begin|end|label)\s*\{.*)$/su

/**
 * How many characters a reader sees of a formula, roughly: a command that prints something counts 1, every other
 * printed character 1; braces, `^`, `_`, spacing, faces, labels and environment names count 0.
 */
export function visibleCost(tex: string): number {
  let cost = 0
  for (const token of tex.match(TEX_TOKEN) ?? []) {
    if (UNSEEN_TOKEN.test(token)) continue
    if (token.length > 2 && SILENT_COMMANDS.has(token.slice(1))) continue
    cost += 1
  }
  return cost
}

/** Stands for one formula in a text that is cut: a single character, so that no cut can split it. */
export const FORMULA_MARK = '\ufffc'

/** The formula as it stands in plain text: `\(tex\)` inline, `\[tex\]` displayed. */
export function toDelimited(formula: Pick<Formula, 'tex' | 'display'>): string {
  return formula.display ? `\\[${formula.tex}\\]` : `\\(${formula.tex}\\)`
}
