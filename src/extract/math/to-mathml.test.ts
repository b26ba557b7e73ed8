import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { measureCpuMs } from '../../testing/cpu-time.ts'
import { toMathml } from './to-mathml.ts'

const inline = (tex: string) => toMathml(tex, { display: false })
const block = (tex: string, tag?: string) => toMathml(tex, { display: true, tag })

/** The presentation alone. */
function shown(mathml: string | null): string | null {
  return mathml && (/<semantics>(.*)<annotation /s.exec(mathml)?.[1] ?? '')
}

describe('toMathml', () => {
  it('is one math element that carries its TeX', () => {
    expect(inline('x_1 > T')).toBe(
      '<math><semantics><mrow><msub><mi>x</mi><mn>1</mn></msub><mo>&gt;</mo><mi>T</mi></mrow>' +
        '<annotation encoding="application/x-tex">x_1 &gt; T</annotation></semantics></math>',
    )
    expect(block('x')).toMatch(/^<math display="block"><semantics>.*<\/math>$/)
  })

  it.each([
    ['\\mathbbm{1}', '𝟙'],
    ['\\mathds{R}', 'ℝ'],
    ['\\bm{x}', '𝒙'],
    ['\\bm x', '𝒙'],
    ['\\E[x]', '𝔼'],
    ['\\R', 'ℝ'],
    ['\\KL', 'KL'],
    ['\\argmax_x', 'max'],
    ['\\argmin_x', 'min'],
    ['{\\rm d}x', 'd'],
    ['{\\bf x}', '𝐱'],
    ['\\mbox{if $x$}', 'if'],
    ['{\\cal L}', 'ℒ'],
    ['\\text{a_b}', 'a_b'],
    ['\\unicode{x2014}', '—'],
    ['50\\%', '%'],
    ['50% x', '%'],
    ['\\given', '|'],
    ['\\vx', '𝒙'],
    ['\\mW', '𝑾'],
    ['\\vtheta', '𝜽'],
    ['\\softplus x', 'softplus'],
    ['\\DeclareMathOperator{\\rank}{rank}\\rank A', 'rank'],
    ['\\newcommand{\\Q}{q}\\Q', 'q'],
    ['中文', '中'],
    ['\\href{https://a.test/}{y}', 'y'],
    ['\\pmatrix{a\\cr b}', 'a'],
    ['\\hbox{b}', 'b'],
  ])('knows %s', (tex, text) => {
    expect(shown(inline(tex))).toContain(text)
  })

  it.each([
    ['\\begin{eqnarray}a&=&b\\\\c&=&d\\end{eqnarray}'],
    ['\\begin{equation}a=b\\label{eq:1}\\end{equation}'],
    ['\\begin{align}a&=b\\nonumber\\\\c&=d\\end{align}'],
    ['\\begin{displaymath}a\\end{displaymath}'],
    ['\\begin{multline}a\\\\b\\end{multline}'],
    ['\\begin{gather}a\\\\b\\end{gather}'],
    ['\\begin{split}a&=b\\end{split}'],
    ['a &= b \\\\ c &= d'],
    ['a \\\\ b'],
    ['\\begin{alignat}{2}a&=b\\end{alignat}'],
    ['x\\hspace{1cm}y\\vspace{2em}'],
    ['\\begin{align} a % comment\n &= b \\end{align}'],
    ['\\begin{align*}\\E_{x}[f] &= \\sum_x \\Pr(x) f(x) \\eqref{eq:2}\\end{align*}'],
  ])('sets %s in display and inline', (tex) => {
    expect(block(tex)).not.toBeNull()
    expect(inline(tex)).not.toBeNull()
  })

  it('aligns columns by attributes', () => {
    expect(block('\\begin{aligned}a&=b\\end{aligned}')).toContain(
      '<mtd columnalign="right"><mi>a</mi></mtd><mtd columnalign="left">',
    )
  })

  it('keeps lines of tables and boxes as attributes', () => {
    expect(block('\\begin{array}{l|c}a&b\\\\\\hline c&d\\end{array}')).toContain('data-line="right bottom"')
    expect(inline('\\boxed{x}')).toContain('<menclose scriptlevel="0" displaystyle="true" notation="box">')
    expect(inline('\\overline{x}')).toContain('notation="top"')
  })

  it.each([
    ['\\cancel{x}', 'updiagonalstrike'],
    ['\\bcancel{x}', 'downdiagonalstrike'],
    ['\\xcancel{x}', 'updiagonalstrike downdiagonalstrike'],
    ['\\sout{x}', 'horizontalstrike'],
  ])('says with which stroke %s is struck out', (tex, notation) => {
    expect(shown(inline(tex))).toBe(`<menclose notation="${notation}"><mi>x</mi></menclose>`)
  })

  it('shows tags, its own and that of the page, but no numbers that it would have to invent', () => {
    expect(shown(block('E=mc^2\\tag{7}'))).toContain('<mtext>(7)</mtext>')
    expect(shown(block('\\begin{align}a&=b\\tag{2}\\\\c&=d\\end{align}'))).toContain('(2)')
    expect(shown(inline('x\\tag{3}'))).toContain('(3)')
    expect(block('x', '4')).toMatch(/\(4\).*<annotation[^>]*>x<\/annotation>/)
    expect(shown(block('\\begin{equation}a\\end{equation}'))).toBe(
      shown(block('\\begin{equation*}a\\end{equation*}')),
    )
  })

  it('colours what the author coloured, but neither ink nor paper', () => {
    expect(shown(inline('\\color{red}{x}+y'))).toBe(
      '<mrow><mi mathcolor="#ff0000">x</mi><mo>+</mo><mi>y</mi></mrow>',
    )
    expect(shown(inline('\\textcolor{black}{x}'))).toBe('<mi>x</mi>')
    expect(shown(inline('\\colorbox{yellow}{x}'))).not.toContain('background')
  })

  it.each([
    ['\\href{javascript:alert(1)}{x}'],
    ['\\url{https://a.test}'],
    ['\\includegraphics{https://a.test/p.png} x'],
    ['\\class{evil}{x}'],
    ['\\cssId{id}{x}'],
    ['\\style{position:fixed}{x}'],
    ['\\htmlData{a=b}{x}'],
    ['\\text{</annotation><script>alert(1)</script>}'],
    ['\\hspace{-99em}x'],
    ['\\raisebox{-99em}{x}'],
    ['\\rule{9999em}{9999em}'],
    ['\\kern-99em x'],
    ['\\char"3c script\\char"3e'],
    ['x" onclick="y'],
    ['\\ref{x"onload=y}'],
    ['\\color{#0"x}{y}'],
  ])('lets nothing through with %s', (tex) => {
    for (const mathml of [inline(tex), block(tex)]) expect(isSafe(mathml)).toBe(true)
  })

  it.each([
    ['\\frac{'],
    ['}'],
    ['\\left('],
    ['a_b_c'],
    ['x'.repeat(4_001)],
    ['\\def\\a{\\a\\a}\\a'],
    ['{'.repeat(2_000)],
    [`\\def\\a{${'x'.repeat(2_500)}}${'\\a'.repeat(600)}`],
    ['\\begin{align}a\\end{gather}'],
  ])('gives null for %.40s', (tex) => {
    expect(block(tex)).toBeNull()
  })

  it('is safe whatever the TeX', () => {
    const word = fc.constantFrom(
      '\\frac',
      '\\text',
      '\\href',
      '\\style',
      '\\color',
      '\\begin{align}',
      '\\end{align}',
      '\\rule',
      '\\def\\a',
      '\\a',
      '{',
      '}',
      '&',
      '\\\\',
      '_',
      '^',
      '<',
      '>',
      '"',
      "'",
      '%',
      '#1',
      '$',
      'x',
      ' ',
      '1em',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.boolean(), (words, display) =>
        isSafe(toMathml(words.join(''), { display })),
      ),
      { numRuns: 500 },
    )
  })

  it('does not let one formula define commands for the next', () => {
    expect(inline('\\gdef\\foo{zzz}\\foo')).toContain('<mi>z</mi>')
    expect(shown(inline('\\foo'))).not.toContain('<mi>z</mi>')
  })

  it('bounds the time of hostile TeX', () => {
    for (const piece of [
      '\\frac{',
      '^{',
      '\\sqrt{',
      '\\left(',
      '&',
      "'",
      '\\hat',
      'x_1+',
      '\\begin{pmatrix}',
    ])
      expect(measureCpuMs(() => block(piece.repeat(4_000 / piece.length)))).toBeLessThan(1_500)
  })
})

const SAFE_ELEMENT = /^(?:math|semantics|annotation|m[a-z]+|none)$/
const SAFE_ATTRIBUTE =
  /^(?:display|displaystyle|scriptlevel|form|fence|separator|stretchy|symmetric|largeop|movablelimits|accent|accentunder|columnspan|rowspan|columnalign|notation|mathvariant|lspace|rspace|width|height|depth|voffset|minsize|maxsize|linethickness|mathsize|mathcolor|mathbackground|data-line|encoding)$/

function isSafe(mathml: string | null): boolean {
  let safe = true
  const parser = new Parser({
    onopentag(name, attributes) {
      safe &&= SAFE_ELEMENT.test(name)
      for (const [key, value] of Object.entries(attributes))
        safe &&= SAFE_ATTRIBUTE.test(key) && !/[<>"():]|-\d{2}/.test(value)
    },
  })
  parser.end(mathml ?? '')
  return safe && !/<\/annotation>(?!<\/semantics><\/math>$)/.test(mathml ?? '')
}
