import { escapeMarkup } from '../escape-markup.ts'
import { writeMathjax2Script } from './mathjax.ts'
import type { Written } from './typeset.ts'

export function writeDollars({ tex, display }: Written): string {
  const source = escapeMarkup(tex)
  return display ? `$$${source}$$` : `$${source}$`
}

/** Dollars after a Markdown engine that knows no formulas: `}_{ … }_{` has become emphasis. */
export function writeGoldmark(formula: Written): string {
  return writeDollars(formula).replace(/\}_\{(.*?)\}_\{/g, '}<em>{$1}</em>{')
}

export function writeBrackets({ tex, display }: Written): string {
  const source = escapeMarkup(tex)
  return display ? `\\[${source}\\]` : `\\(${source}\\)`
}

/** Hexo's NexT theme: both kinds on one page. */
export function writeNext(formula: Written): string {
  return formula.display ? writeMathjax2Script(formula) : writeBrackets(formula)
}

/** Pandoc and Quarto. */
export function writePandoc(formula: Written): string {
  return `<span class="math ${formula.display ? 'display' : 'inline'}">${writeBrackets(formula)}</span>`
}
