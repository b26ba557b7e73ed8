import { escapeMarkup } from '../escape-markup.ts'
import { MATHML_NAMESPACE, toGlyphs, toMathmlBody, type Written } from './typeset.ts'

/** MathJax 2 before it has run. */
export function writeMathjax2Script({ tex, display }: Written): string {
  return `<script type="math/tex${display ? '; mode=display' : ''}">${tex}</script>`
}

/** The same by kramdown, which guards `<` and `&` from XML parsers. */
export function writeKramdown({ tex, display }: Written): string {
  const type = `math/tex${display ? '; mode=display' : ''}`
  return /[<&]/.test(tex)
    ? `<script type="${type}">% <![CDATA[\n${tex} %]]></script>`
    : `<script type="${type}">${tex}</script>`
}

/** MathJax 2 in a page that was saved after it ran: preview, frame with a copy in MathML, and the script. */
export function writeMathjax2Saved(formula: Written): string {
  const { tex, display, number } = formula
  const math = `<math xmlns="${MATHML_NAMESPACE}"${display ? ' display="block"' : ''}>${toMathmlBody(formula)}</math>`
  const glyphs = toGlyphs(formula).map(
    (glyph) => `<span class="mi" style="font-family: MathJax_Math-italic;">${glyph}</span>`,
  )
  const frame = `<span class="MathJax" id="MathJax-Element-${number}-Frame" tabindex="0" data-mathml="${escapeMarkup(math)}" role="presentation" style="position: relative;"><nobr aria-hidden="true"><span class="math" id="MathJax-Span-${number}">${glyphs.join('')}</span></nobr><span class="MJX_Assistive_MathML" role="presentation">${math}</span></span>`
  const box = display ? `<div class="MathJax_Display" style="text-align: center;">${frame}</div>` : frame
  const script = `<script type="math/tex${display ? '; mode=display' : ''}" id="MathJax-Element-${number}">${tex}</script>`
  return `<span class="MathJax_Preview" style="color: inherit;"></span>${box}${script}`
}

/** MathJax 3 after it ran: no source, glyphs as classes, MathML for screen readers. */
export function writeMathjax3Assistive(formula: Written): string {
  return toContainer(formula, '')
}

/** The same on sites that keep the source for copying. */
export function writeMathjax3Copytext(formula: Written): string {
  const mark = formula.display ? '$$' : '$'
  const copy = `<span aria-hidden="true" class="no-mathjax mjx-copytext">${mark}${escapeMarkup(formula.tex)}${mark}</span>`
  return toContainer(formula, copy)
}

function toContainer(formula: Written, after: string): string {
  const { display } = formula
  const glyphs = toGlyphs(formula).map((glyph) => {
    const code = glyph.codePointAt(0)?.toString(16).toUpperCase()
    return `<mjx-mi class="mjx-i"><mjx-c class="mjx-c${code} TEX-I"></mjx-c></mjx-mi>`
  })
  const drawn = `<mjx-math class="MJX-TEX" aria-hidden="true"${display ? ' display="true"' : ''}>${glyphs.join('')}</mjx-math>`
  const math = `<math xmlns="${MATHML_NAMESPACE}"${display ? ' display="block"' : ''}>${toMathmlBody(formula)}</math>`
  const assistive = `<mjx-assistive-mml unselectable="on" display="${display ? 'block' : 'inline'}">${math}</mjx-assistive-mml>`
  return `<mjx-container class="MathJax CtxtMenu_Attached_0" jax="CHTML"${display ? ' display="true"' : ''} tabindex="0">${drawn}${assistive}${after}</mjx-container>`
}
