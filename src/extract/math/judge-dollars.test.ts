import { describe, expect, it } from 'vitest'
import { judgeDollars } from './judge-dollars.ts'

describe('judgeDollars', () => {
  it.each([
    ['\\alpha'],
    ['x_1'],
    ['x^2'],
    ['\\xi_n>0'],
    ['n>1'],
    ['a = b + c'],
    ['O(n)'],
    ['O(n \\log n)'],
    ['p(y|x)'],
    ['D_{KL}(q||p)'],
    ['D(p||q)'],
    ['D_{KL}(q(z|x)||p(z))'],
    ['\\{a\\}'],
    ['θ^*'],
    ["f'(x) = 0"],
    ['5 \\times 10^3'],
    ['10\\%= x'],
    ['x \\text{ if the weather is fine}'],
    ['行数\\leq 10^5'],
  ])('is sure of %s', (content) => {
    expect(judgeDollars(content, ' ')).toBe(3)
  })

  it.each([['5, \\(x_1\\) and '], ['10 \\[\\alpha\\] \\(b\\)*so* ']])(
    'takes %s, which holds another formula, for none',
    (content) => {
      expect(judgeDollars(content, ' ')).toBe(0)
    },
  )

  it.each([['T'], ['n-1'], ['(s, a)'], ['x, y'], ['3'], ['0.5'], ['ReLU'], ['k'], ['α'], ['2n']])(
    'takes %s where the text holds formulas',
    (content) => {
      expect(judgeDollars(content, ' ')).toBe(2)
    },
  )

  it.each([['softmax(z)'], ['HOME'], ['loss + penalty']])(
    'takes %s only where a renderer is loaded',
    (content) => {
      expect(judgeDollars(content, ' ')).toBe(1)
    },
  )

  it.each([
    ['5 million, then '],
    ['5 and the bigger one costs '],
    ['10-'],
    ['1.5B; tickets are '],
    ['20/month or '],
    ['HOME and '],
    ['(document).ready('],
    ["('#a').on('x', "],
    ['foo-'],
    ['i<'],
    ['the cat sat on the mat'],
    ['5元，他有'],
    ['x，而且这个模型的'],
    [''],
    ['  '],
    ['{a}://{b}'],
    ['a=1;b=2'],
    ['a||b'],
  ])('refuses %s', (content) => {
    expect(judgeDollars(content, ' ')).toBe(0)
  })

  it('takes nothing short after a letter or digit', () => {
    expect(judgeDollars('AP', 'A')).toBe(1)
    expect(judgeDollars('5', 'S')).toBe(0)
  })
})
