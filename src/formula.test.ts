import { describe, expect, it } from 'vitest'
import { toDelimited, visibleCost } from './formula.ts'
import { measureCpuMs } from './testing/cpu-time.ts'

describe('visibleCost', () => {
  it.each([
    ['nothing', '', 0],
    ['letters and operators', 'x+1', 3],
    ['scripts without their marks', 'x_{12}^2', 4],
    ['a command as one', '\\alpha\\le\\beta', 3],
    ['a fraction as its bar and parts', '\\frac{a}{b}', 3],
    ['no faces', '\\mathbb{E}[\\mathbf x]', 4],
    ['words in text', '\\text{if } x', 3],
    ['no spacing', 'a\\,b\\quad c~d\\ e', 5],
    ['no sizes around a bracket', '\\left( x \\right)', 3],
    ['a printed brace', '\\{a\\}', 3],
    [
      'no environment, alignment, line end or label',
      '\\begin{align}a&=b\\label{eq:1}\\\\c&=d\\end{align}',
      6,
    ],
    ['a command of a short name', '\\in\\pi', 2],
    ['Han characters', '行数\\leq10^5', 6],
    ['astral characters as one', '𝔼x', 2],
    ['a lone backslash at the end', 'a\\', 2],
  ])('counts %s', (_name, tex, cost) => {
    expect(visibleCost(tex)).toBe(cost)
  })

  it('stays linear on hostile text', () => {
    for (const piece of ['\\', '\\begin{', '{', '\\label {', '^_'])
      expect(measureCpuMs(() => visibleCost(piece.repeat(100_000)))).toBeLessThan(1_000)
  })
})

describe('toDelimited', () => {
  it('sets inline and displayed formulas apart', () => {
    expect(toDelimited({ tex: 'x^2', display: false })).toBe('\\(x^2\\)')
    expect(toDelimited({ tex: 'x^2', display: true })).toBe('\\[x^2\\]')
  })
})
