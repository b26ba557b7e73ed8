import { escapeMarkup } from '../escape-markup.ts'
import { MATHML_NAMESPACE, toGlyphs, toSemantics, type Written } from './typeset.ts'

/** Zhihu's own pages: the source in an attribute, copies inside. */
export function writeZhihuSpan({ tex, display }: Written): string {
  const holder = `<span class="tex2jax_ignore math-holder">${escapeMarkup(tex)}</span>`
  const script = `<script type="math/tex;mode=${display ? 'display' : 'inline'}">${tex}</script>`
  const drawn = `<span><span class="MathJax_Preview" style="color: inherit;"></span><span class="MathJax_SVG" tabindex="0"><svg></svg></span>${script}</span>`
  const source = display ? `${tex} \\\\` : tex
  return `<span class="ztext-math" data-eeimg="${display ? 2 : 1}" data-tex="${escapeMarkup(source)}">${display ? drawn : holder}</span>`
}

/** Distill's element. */
export function writeDistill({ tex, display }: Written): string {
  return `<d-math${display ? ' block' : ''}>${escapeMarkup(tex)}</d-math>`
}

/** Substack: an empty box, the source as JSON in an attribute; there is no inline form. */
export function writeSubstack({ tex, number }: Written): string {
  const attributes = JSON.stringify({ persistentExpression: tex, id: `EQ${String(number).padStart(8, '0')}` })
  return `<div class="latex-rendered" data-attrs="${escapeMarkup(attributes)}" data-component-name="LatexBlockToDOM"></div>`
}

/** MediaWiki: hidden MathML and an image. */
export function writeWikipedia(formula: Written): string {
  const { tex, display } = formula
  const source = `{\\displaystyle ${tex}}`
  const kind = display ? 'display' : 'inline'
  const math = `<math display="${display ? 'block' : 'inline'}" xmlns="${MATHML_NAMESPACE}" alttext="${escapeMarkup(source)}">${toSemantics({ ...formula, tex: source })}</math>`
  const image = `<img src="https://wikimedia.org/api/rest_v1/media/math/render/svg/${hash(tex)}" class="mwe-math-fallback-image-${kind} mw-invert" aria-hidden="true" style="vertical-align: -0.8ex;" alt="${escapeMarkup(source)}" />`
  const element = `<span class="mwe-math-element mwe-math-element-${kind}"><span class="mwe-math-mathml-${kind} mwe-math-mathml-a11y" style="display: none;">${math}</span>${image}</span>`
  return display ? `<dl><dd>${element}</dd></dl>` : element
}

/** LaTeXML, as on arXiv: MathML with its TeX; displayed formulas in tables with numbers. */
export function writeLatexml(formula: Written): string {
  const { tex, display, number } = formula
  const math = `<math xmlns="${MATHML_NAMESPACE}" id="S1.m${number}" class="ltx_Math" alttext="${escapeMarkup(tex)}" display="${display ? 'block' : 'inline'}">${toSemantics(formula)}</math>`
  if (!display) return math
  const tag = `<td rowspan="1" class="ltx_eqn_cell ltx_eqn_eqno ltx_align_middle ltx_align_right"><span class="ltx_tag ltx_tag_equation ltx_align_right">(${number})</span></td>`
  return `<table id="S1.E${number}" class="ltx_equation ltx_eqn_table"><tbody><tr class="ltx_equation ltx_eqn_row ltx_align_baseline"><td class="ltx_eqn_cell ltx_eqn_center_padleft"></td><td class="ltx_eqn_cell ltx_align_center">${math}</td><td class="ltx_eqn_cell ltx_eqn_center_padright"></td>${tag}</tr></tbody></table>`
}

/** mdnice, with which most formulas come into WeChat: the source in an attribute, a drawing inside. */
export function writeMdnice(formula: Written): string {
  const { tex, display } = formula
  const signs = toGlyphs(formula).length
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" role="img" focusable="false" viewBox="0 -750 ${signs * 500} 1000" style="width: ${signs}ex; height: auto;"><g stroke="currentColor" fill="currentColor" stroke-width="0" transform="matrix(1 0 0 -1 0 0)"><path d="M0 0h${signs * 500}v20h-${signs * 500}z"></path></g></svg>`
  return display
    ? `<section class="block-equation" role="presentation" data-formula="${escapeMarkup(tex)}" data-formula-type="block-equation" style="text-align: center; overflow-x: auto;">${drawing}</section>`
    : `<span class="span-inline-equation" style="cursor:pointer" data-formula="${escapeMarkup(tex)}">${drawing}</span>`
}

function hash(text: string): string {
  let value = 7
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 32
  return value.toString(16).padStart(8, '0')
}
