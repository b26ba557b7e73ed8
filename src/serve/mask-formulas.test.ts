import { describe, expect, it } from 'vitest'
import { FORMULA_MARK } from '../formula.ts'
import { measureCpuMs } from '../testing/cpu-time.ts'
import { maskFormulas } from './mask-formulas.ts'

const M = FORMULA_MARK

describe('maskFormulas', () => {
  it.each([
    ['in a line', 'a \\(x\\) b', `a ${M} b`, ['\\(x\\)']],
    [
      'on display, with lines and words in it',
      '\\[a\\\\[2pt]\\text{\\(b\\)}\\]',
      M,
      ['\\[a\\\\[2pt]\\text{\\(b\\)}\\]'],
    ],
    ['after one that does not end', 'a \\(b \\(x\\)', `a \\(b ${M}`, ['\\(x\\)']],
    ['on display after one in a line that does not end', 'a \\(b \\[x\\]', `a \\(b ${M}`, ['\\[x\\]']],
    ['none, and a mark that the author wrote', `a ${M} \\[${M}`, 'a   \\[ ', []],
  ])('finds formulas %s', (_, plain, text, formulas) => {
    expect(maskFormulas(plain)).toEqual({ text, formulas })
  })

  it.each(['\\(', '\\[', '\\(a\\aa\\', '\\[a\\aa\\', '\\(\\[', '\\\\(', '\\\\[a'])(
    'reads a text of nothing but %s once',
    (beginning) => {
      const plain = beginning.repeat(200_000 / beginning.length)
      expect(measureCpuMs(() => expect(maskFormulas(plain).text).toBe(plain))).toBeLessThan(500)
    },
  )
})
