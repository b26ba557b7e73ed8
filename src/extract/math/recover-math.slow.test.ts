import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../parse-html.ts'
import { recoverMath } from './recover-math.ts'

describe('recoverMath', () => {
  it.each([
    ['dollars', '$'],
    ['spaced dollars', '$ '],
    ['dollars and letters', '$a'],
    ['formulas in dollars', '$a_1$ '],
    ['open brackets', '\\('],
    ['closed brackets', '\\)'],
    ['formulas', '\\(x\\)'],
    ['open environments', '\\begin{align}'],
    ['double dollars', '$$ '],
    ['emphasis', '<em>$'],
    ['paragraphs of dollars', '<p>$$</p>'],
    ['line breaks', '\\(x\\)<br>'],
    ['braces', '$a{'],
    ['backslashes', '\\'],
    ['nested katex', '<span class="katex">'],
    ['MathML', '<math><mi>x</mi></math>'],
    ['images', '<img src="https://www.zhihu.com/equation?tex=x" alt="x">'],
    ['frames', '<span class="MathJax" id="MathJax-Element-1-Frame">x</span>'],
    ['swallowed tags', '$<b$'],
    ['open tags', '[latex]'],
    ['rows', '<table class="ltx_equation"><tr><td>'],
    ['code', '<code>$</code>$'],
    ['long words', `$${'a'.repeat(7_000)}`],
    ['prose in brackets', `\\(${'abc def '.repeat(900)}=\\)`],
    ['wide formulas', `\\(${' '.repeat(7_000)}x\\)`],
    ['definitions', `<span data-tex="${'\\def\\a{'.repeat(40_000)}"></span>`],
    ['environments in attributes', `<span data-tex="${'\\begin{align}'.repeat(20_000)}"></span>`],
    ['charts', `<img src="https://${'google'.repeat(3_000)}/chart?x">`],
    ['escaped dollars', '\\$'],
    ['placeholders', '[公式]'],
    ['bare formulas', '(\\alpha) '],
    ['bare brackets within each other', '( \\alpha '],
    ['bare brackets that close', '(\\alpha))'],
    ['bare brackets on lines', '[\n\\alpha\n'],
    ['bare brackets in emphasis', '<em>(\\alpha</em>)'],
    ['words in bare brackets', `(${'ab '.repeat(90)}\\alpha) `],
  ])('reads a megabyte of %s in linear time', (_name, piece) => {
    const { root } = parseHtml(piece.repeat(1_000_000 / piece.length))
    const started = process.cpuUsage().user
    recoverMath(root, 'auto')
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(3_000)
  })
})
