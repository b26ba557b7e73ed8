import { escapeMarkup } from '../escape-markup.ts'
import { MATHML_NAMESPACE, toGlyphs, toSemantics, type Written } from './typeset.ts'

/** KaTeX as its authors ship it: MathML for machines, spans for eyes. */
export function writeKatex(formula: Written): string {
  const math = `<math xmlns="${MATHML_NAMESPACE}"${formula.display ? ' display="block"' : ''}>${toSemantics(formula)}</math>`
  const box = `<span class="katex"><span class="katex-mathml">${math}</span>${toSpans(formula)}</span>`
  return formula.display ? `<span class="katex-display">${box}</span>` : box
}

/** CSDN strips the tags of the MathML half: signs and TeX run together. */
export function writeCsdnCompact(formula: Written): string {
  return toCsdnBox(formula, toGlyphs(formula).join('') + escapeMarkup(formula.tex))
}

/** CSDN's older form: a sign a line, indented by depth, the TeX on the last line. */
export function writeCsdnIndented(formula: Written): string {
  const lines = toGlyphs(formula).map((glyph, at) => `${' '.repeat(5 + (at % 3))}${glyph}`)
  return toCsdnBox(
    formula,
    `\n    \n     \n${lines.join('\n\n')}\n     \n    \n      ${escapeMarkup(formula.tex)}\n    \n   `,
  )
}

/** Notion's blocks and tokens around KaTeX. */
export function writeNotion(formula: Written): string {
  const katex = writeKatex(formula)
  return formula.display
    ? `<div class="notion-equation notion-equation-block"><span role="button" tabindex="0">${katex}</span></div>`
    : `<span data-token-index="${formula.number}" contenteditable="false" class="notion-text-equation-token" style="display:inline-block"><span></span><span>${katex}</span></span>`
}

/** GitLab keeps the source in an attribute and only the spans for eyes. */
export function writeGitlab(formula: Written): string {
  const spans = `<span class="katex">${toSpans(formula)}</span>`
  return formula.display
    ? `<div class="math-block" data-math="${escapeMarkup(formula.tex)}"><span class="katex-display">${spans}</span></div>`
    : `<span class="math-inline" data-math="${escapeMarkup(formula.tex)}" data-index-in-node="${formula.number}">${spans}</span>`
}

function toCsdnBox(formula: Written, machineHalf: string): string {
  const box = `<span class="katex"><span class="katex-mathml">${machineHalf}</span>${toSpans(formula)}</span>`
  return formula.display
    ? `<span class="katex--display"><span class="katex-display">${box}</span></span>`
    : `<span class="katex--inline">${box}</span>`
}

function toSpans(formula: Written): string {
  const strut = '<span class="strut" style="height: 1em; vertical-align: -0.25em;"></span>'
  const glyphs = toGlyphs(formula)
    .map((glyph) => glyph.replaceAll('\u2061', ''))
    .filter((glyph) => glyph !== '')
    .map((glyph) => `<span class="mord">${glyph}</span>`)
  return `<span class="katex-html" aria-hidden="true"><span class="base">${strut}${glyphs.join('')}</span></span>`
}
