import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../parse-html.ts'
import { recoverMath } from './recover-math.ts'

/** Ways to write one formula; each holds the TeX once for machines and some copies for eyes. */
const WRITERS: readonly ((tex: string, n: number) => string)[] = [
  (tex) => `\\(${tex}\\)`,
  (tex) => `$${tex}$`,
  (tex) =>
    `<span class="ztext-math" data-eeimg="1" data-tex="${tex}"><span class="math-holder">${tex}</span></span>`,
  (tex) => `<img src="https://www.zhihu.com/equation?tex=${encodeURIComponent(tex)}" alt="[公式]" eeimg="1">`,
  (tex) =>
    `<span class="katex"><span class="katex-mathml"><math><semantics><mi>q</mi><annotation encoding="application/x-tex">${tex}</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">q</span></span>`,
  (tex) => `<script type="math/tex">${tex}</script>`,
  (tex, n) =>
    `<span class="MathJax_Preview"></span><span class="MathJax" id="MathJax-Element-${n}-Frame"><nobr>q</nobr></span><script type="math/tex" id="MathJax-Element-${n}">${tex}</script>`,
  (tex) =>
    `<mjx-container jax="CHTML"><mjx-math>q</mjx-math><span class="mjx-copytext">$${tex}$</span></mjx-container>`,
  (tex) => `<math alttext="${tex}"><mi>q</mi></math>`,
  (tex) => `<span class="mwe-math-element"><math alttext="${tex}"><mi>q</mi></math><img alt="${tex}"></span>`,
  (tex) => `<img class="latex" src="//s0.wp.com/latex.php?latex=${encodeURIComponent(tex)}" alt="${tex}">`,
  (tex) => `<d-math>${tex}</d-math>`,
  (tex) =>
    `<span class="latex-rendered" data-attrs='{"persistentExpression":"${tex.replaceAll('\\', '\\\\')}"}'></span>`,
  (tex) => `<span data-formula="${tex}"><svg></svg></span>`,
  (tex) => `<span class="math inline">\\(${tex}\\)</span>`,
  (tex) => `<code class="language-math">${tex}</code>`,
  (tex) =>
    `<span class="mjpage"><span class="mjx-chtml"><span class="mjx-math" aria-label="${tex}">q</span></span></span>`,
  (tex) => `[latex]${tex}[/latex]`,
]
/** What stands between formulas and is none. */
const FILLERS = [
  ' words ',
  ' 其中 ',
  '<br>',
  '</p><p>',
  ' costs $5 or $10 ',
  '<code>$x$ \\(y\\)</code>',
  '<em>so</em>',
  '<img src="a.png" alt="x^2">',
  '<script>var a = "$b$"</script>',
  '</p><pre>\\[z\\]</pre><p>',
  ' \\$3 ',
  ' <b>and</b> ',
]

const formula = fc.record({ writer: fc.nat(WRITERS.length - 1), filler: fc.nat(FILLERS.length - 1) })

describe('recoverMath', () => {
  it('finds every formula once and in order, however families are mixed', () => {
    fc.assert(
      fc.property(fc.array(formula, { minLength: 1, maxLength: 14 }), (mix) => {
        const sources = mix.map((_, n) => `\\alpha_{${n}}`)
        const html = mix
          .map(({ writer, filler }, n) => WRITERS[writer]!(sources[n]!, n) + FILLERS[filler]!)
          .join('')
        const { $, root } = parseHtml(`<p>${html}</p>`)
        const formulas = recoverMath(root, 'auto')
        expect(formulas.map(({ tex }) => tex)).toEqual(sources)
        const atoms = $('[data-formula]')
          .get()
          .map((atom) => Number(atom.attribs['data-formula']))
        expect(atoms).toEqual(sources.map((_, n) => n))
        expect($('p').text()).not.toMatch(/alpha|公式|q/)
      }),
      { numRuns: 300 },
    )
  })

  it('takes no price before a shortcode for the beginning of a formula', () => {
    const { root } = parseHtml(
      String.raw`<p>costs $5 or $10 [latex]\alpha[/latex]<em>so</em>$\beta$ words</p>`,
    )
    expect(recoverMath(root, 'auto').map(({ tex }) => tex)).toEqual([String.raw`\alpha`, String.raw`\beta`])
  })

  it('leaves text without formulas as it is, to the letter', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '5',
      '$',
      '$',
      '\\',
      '_',
      '<b>',
      '</b>',
      '<em>',
      '</em>',
      '<br>',
      '<p>',
      '</p>',
      '，',
      '(',
      ')',
      '.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { $, root } = parseHtml(pieces.join(''))
        const before = $.root().text()
        const formulas = recoverMath(root, 'off')
        expect(formulas).toEqual([])
        expect($.root().text()).toBe(before)
      }),
      { numRuns: 300 },
    )
  })
})
