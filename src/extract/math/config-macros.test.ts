import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../parse-html.ts'
import { configMacros } from './config-macros.ts'
import { recoverMath } from './recover-math.ts'

function read(script: string) {
  const { $ } = parseHtml(`<head><script>${script}</script></head><p>x</p>`)
  return configMacros($.root()[0]!)
}

describe('configMacros', () => {
  it('reads the configuration of MathJax 3', () => {
    expect(
      read(`MathJax = { tex: { inlineMath: [['$', '$']], macros: {
        RR: "{\\\\bf R}", // reals
        bold: ["{\\\\bf #1}", 1], 'KL': '\\\\mathrm{KL}', opt: ["#1 #2", 2, "x"] } } }`),
    ).toEqual({ '\\RR': '{\\bf R}', '\\bold': '{\\bf #1}', '\\KL': '\\mathrm{KL}', '\\opt': '#1 #2' })
  })

  it('reads the configuration of MathJax 2 and of KaTeX', () => {
    expect(read('MathJax.Hub.Config({TeX: {Macros: {E: "\\\\mathbb{E}"}}})')).toEqual({
      '\\E': '\\mathbb{E}',
    })
    expect(read('renderMathInElement(document.body, {macros: {"\\\\N": "\\\\mathcal{N}"}})')).toEqual({
      '\\N': '\\mathcal{N}',
    })
  })

  it.each([
    ['macros: {'],
    ['macros: { a: b }'],
    ['macros: { "a": "open }'],
    ['macros: {'.repeat(5_000)],
    [`macros: {${'"a":"b",'.repeat(900)}`],
    ['x'.repeat(60_000)],
  ])('is not led astray by %.30s', (script) => {
    expect(Object.keys(read(script)).length).toBeLessThanOrEqual(1)
  })
})

describe('recoverMath', () => {
  it('sets formulas by the commands of their page', () => {
    const { $, root } = parseHtml(
      '<script>MathJax = {tex: {macros: {pol: "\\\\pi_{\\\\theta}"}}}</script><p>\\(\\newcommand{\\Loss}{\\mathcal{L}}\\)</p><p>\\(\\Loss(\\pol)\\)</p>',
    )
    const [formula, more] = recoverMath(root, 'auto')
    expect(more).toBeUndefined()
    expect(formula?.tex).toBe('\\Loss(\\pol)')
    expect(formula?.mathml).toContain('ℒ')
    expect(formula?.mathml).toContain('<msub><mi>π</mi><mi>θ</mi></msub>')
    expect($('p').first().text()).toBe('')
  })

  it('does not set the formulas of one page by the commands of another', () => {
    const page = (body: string) => parseHtml(`<p>\\(\\newcommand{\\thing}{${body}}\\) \\(\\thing\\)</p>`).root
    expect(recoverMath(page('a'), 'auto')[0]?.mathml).toContain('<mi>a</mi>')
    expect(recoverMath(page('b'), 'auto')[0]?.mathml).toContain('<mi>b</mi>')
  })

  it('numbers labelled equations as their page does', () => {
    const { $, root } = parseHtml(
      '<p>\\begin{equation}a=b\\label{eq:x}\\end{equation}</p><p>By $\\eqref{eq:x}$ and \\eqref{eq:x}, \\(c\\) of \\eqref{eq:y}.</p>',
    )
    const formulas = recoverMath(root, 'auto')
    expect(formulas.map(({ tex }) => tex)).toEqual(['\\begin{equation}a=b\\label{eq:x}\\end{equation}', 'c'])
    expect(formulas[0]?.mathml).toContain('<mtext>(1)</mtext>')
    expect($('p').last().text()).toBe('By (1) and (1),  of \\eqref{eq:y}.')
  })
})
