import { describe, expect, it } from 'vitest'
import { mathmlToTex } from './mathml-to-tex.ts'
import { parseMathml } from './parse-mathml.ts'
import { toMathml } from './to-mathml.ts'

function read(mathml: string): string | null {
  const math = parseMathml(`<math>${mathml}</math>`)
  return math && mathmlToTex(math)
}

describe('mathmlToTex', () => {
  it.each([
    [
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>',
      '\\sum_{i=1}^{n}',
    ],
    ['<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>', 'x_{1}^{2}'],
    ['<msup><mi>f</mi><mo>′</mo></msup><mo>(</mo><mi>x</mi><mo>)</mo>', "f'(x)"],
    ['<mfrac><mi>a</mi><mi>b</mi></mfrac>', '\\frac{a}{b}'],
    ['<mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>', '\\binom{n}{k}'],
    ['<mroot><mi>x</mi><mn>3</mn></mroot>', '\\sqrt[3]{x}'],
    ['<mi>log</mi><mo>&#x2061;</mo><mi>x</mi>', '\\log x'],
    ['<mi>softmax</mi><mo>&#x2061;</mo><mi>z</mi>', '\\operatorname{softmax}z'],
    ['<mi>KL</mi>', '\\mathrm{KL}'],
    [
      '<munder><mrow><mi>arg</mi><mo>&#x2061;</mo><mi>max</mi></mrow><mi>θ</mi></munder>',
      '\\arg\\max_{\\theta}',
    ],
    ['<munder><mi>lim</mi><mrow><mi>n</mi><mo>→</mo><mi>∞</mi></mrow></munder>', '\\lim_{n\\to\\infty}'],
    [
      '<mi>𝔼</mi><mi>𝐱</mi><mi>ℒ</mi><mi>𝜽</mi><mi>𝔤</mi>',
      '\\mathbb{E}\\mathbf{x}\\mathcal{L}\\boldsymbol{\\theta}\\mathfrak{g}',
    ],
    [
      '<mi mathvariant="bold">w</mi><mi mathvariant="double-struck">R</mi><mi mathvariant="normal">d</mi>',
      '\\mathbf{w}\\mathbb{R}\\mathrm{d}',
    ],
    [
      '<mover accent="true"><mi>x</mi><mo>^</mo></mover><mover><mi>v</mi><mo>→</mo></mover>',
      '\\hat{x}\\vec{v}',
    ],
    ['<mover><mrow><mi>a</mi><mi>b</mi></mrow><mo>¯</mo></mover>', '\\overline{ab}'],
    [
      '<munder><munder><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo>⏟</mo></munder><mi>c</mi></munder>',
      '\\underbrace{a+b}_{c}',
    ],
    ['<mover><mo>=</mo><mtext>def</mtext></mover>', '\\overset{\\text{def}}{=}'],
    [
      '<mo>{</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mtext>if </mtext><mi>x</mi></mtd></mtr></mtable>',
      '\\begin{cases}1&\\text{if }x\\end{cases}',
    ],
    [
      '<mtable columnalign="right left"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr></mtable>',
      '\\begin{aligned}a&=b\\end{aligned}',
    ],
    [
      '<mtable><mlabeledtr><mtd><mtext>(3)</mtext></mtd><mtd><mi>a</mi></mtd></mlabeledtr></mtable>',
      '\\begin{matrix}a\\tag{3}\\end{matrix}',
    ],
    ['<mfenced open="[" close=")"><mi>a</mi><mi>b</mi></mfenced>', '\\left[a,b\\right)'],
    [
      '<mrow data-mjx-texclass="INNER"><mo data-mjx-texclass="OPEN">(</mo><mi>x</mi><mo data-mjx-texclass="CLOSE">)</mo></mrow>',
      '\\left(x\\right)',
    ],
    ['<mi>α</mi><mi>x</mi><mo>∈</mo><mi>A</mi>', '\\alpha x\\in A'],
    ['<mo>{</mo><mi>x</mi><mo>|</mo><mo>%</mo><mo>}</mo>', '\\{x|\\%\\}'],
    ['<mtext>a_b &amp; 5%</mtext>', '\\text{a\\_b \\& 5\\%}'],
    ['<mi>行</mi><mi>数</mi><mo>≤</mo><mn>10</mn>', '行数\\leq10'],
    ['<mi>a</mi><mspace width="1em"/><mi>b</mi><mspace width="0.167em"/><mi>c</mi>', 'a\\quad b\\,c'],
    ['<menclose notation="box"><mi>x</mi></menclose>', '\\boxed{x}'],
    [
      '<mmultiscripts><mi>X</mi><mi>a</mi><mi>b</mi><mprescripts/><mi>c</mi><mi>d</mi></mmultiscripts>',
      '{}_{c}^{d}X_{a}^{b}',
    ],
    ['<semantics><mi>a</mi><annotation encoding="text/plain">b</annotation></semantics>', 'a'],
    ['<msub><mrow/><mi>i</mi></msub>', '{}_{i}'],
  ])('writes %s', (mathml, tex) => {
    expect(read(mathml)).toBe(tex)
  })

  it.each([
    [''],
    ['<mrow></mrow>'],
    ['<mi> </mi>'],
    [`${'<mrow>'.repeat(100)}<mi>x</mi>`],
    ['<mi>x</mi>'.repeat(5_000)],
  ])('gives nothing for nothing or too much', (mathml) => {
    expect(read(mathml)).toBeNull()
  })

  it.each([
    ['x_{1}^{2}+\\frac{a}{b}'],
    ['\\mathbb{E}_{x\\sim p}[\\log p(x)]'],
    ['\\hat{y}=\\operatorname{softmax}(Wx+b)'],
    ['\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}'],
    ['\\sqrt[3]{x}'],
    ['\\|x\\|_{2}'],
    ['\\nabla\\cdot\\vec{v}'],
    ['a\\in\\mathbb{R}^{n\\times m}'],
    ['\\binom{n}{k}'],
    ['\\mathbf{x}^{\\top}'],
    ['\\begin{cases}1&x>0\\\\0&\\text{else}\\end{cases}'],
    ['\\alpha\\beta\\Gamma'],
    ['\\int_{0}^{1}f(x)dx'],
    ['\\prod_{i}x_{i}'],
    ['\\boldsymbol{\\theta}'],
  ])('sets %s the same again', (tex) => {
    const mathml = toMathml(tex, { display: false }) ?? ''
    const bare = parseMathml(mathml.replace(/<annotation.*<\/annotation>/s, ''))
    const again = (bare && mathmlToTex(bare)) ?? ''
    const strip = (markup: string | null) => markup?.replace(/<annotation.*<\/annotation>/s, '')
    expect(strip(toMathml(again, { display: false }))).toBe(strip(mathml))
  })
})
