import { describe, expect, it } from 'vitest'
import { splitCopies } from './split-copies.ts'

describe('splitCopies', () => {
  it.each([
    ['P(⋅)P(\\cdot)', 'P(⋅)', 'P(\\cdot)'],
    ['E=mc2E=mc^2', 'E=mc2', 'E=mc^2'],
    ['NN', 'N', 'N'],
    ['x=xx=x', 'x=x', 'x=x'],
    ['∑i=1nxi\\sum_{i=1}^n x_i', 'i=1∑nxi', '\\sum_{i=1}^n x_i'],
    ['x\\sqrt{x}', 'x', '\\sqrt{x}'],
    ['ab\\frac{a}{b}', 'ba', '\\frac{a}{b}'],
    ['argmax⁡θ\\arg\\max_\\theta', 'argmaxθ', '\\arg\\max_\\theta'],
    ['{0,1}\\{0,1\\}', '{0,1}', '\\{0,1\\}'],
    ['𝔼[x]\\mathbb{E}[x]', 'E[x]', '\\mathbb{E}[x]'],
    ['\n  O\n  (\n n\n )\n O(n)\n', 'O(n)', 'O(n)'],
    ['\na\n=\nb\n\\begin{aligned}\na&=b\n\\end{aligned}\n', 'a=b', '\\begin{aligned}\na&=b\n\\end{aligned}'],
    ['行\n数\n≤\n5\n行数\\leq5', '行数≤5', '行数\\leq5'],
  ])('cuts %j by its glyphs', (text, glyphs, tex) => {
    expect(splitCopies(text, glyphs)).toBe(tex)
  })

  it.each([
    ['P(⋅)P(\\cdot)', 'P(\\cdot)'],
    ['E=mc2E=mc^2', 'E=mc^2'],
    ['xαx\\alpha', 'x\\alpha'],
    ['O(log⁡n)O(\\log n)', 'O(\\log n)'],
    ['\nN\nN\n', 'N'],
  ])('cuts %j in the middle when no glyphs are kept', (text, tex) => {
    expect(splitCopies(text, null)).toBe(tex)
  })

  it.each([[''], ['  '], ['x'.repeat(30_000)]])('gives nothing for nothing or too much', (text) => {
    expect(splitCopies(text, 'x')).toBeNull()
  })
})
