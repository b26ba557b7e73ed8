import fc from 'fast-check'
import { expect, it } from 'vitest'
import { holdsLetters, toLetters } from './letters.ts'

/** Letters of several widths and cases, and what joins, changes or parts them. */
const SIGNS = [
  ...'aAbＡ中か１½ßﬁİΣσｶﾞ각가 ,。…-',
  '\u0301',
  '\u0345',
  '\u3099',
  '\u1100',
  '\u1161',
  '\u11a8',
  '\ud800',
]
const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 9 }).map((signs) => signs.join(''))

it('finds letters where the letters of the text hold them', () => {
  const cases = fc.tuple(text, text, text)
  fc.assert(
    fc.property(cases, fc.nat(3), fc.nat(4), ([before, within, after], from, length) => {
      const whole = before + within + after
      const letters = toLetters(within).slice(from, from + length)
      expect(holdsLetters(whole, letters)).toBe(toLetters(whole).includes(letters))
    }),
    { numRuns: 2_000 },
  )
})

it('tells a letter from the same with a mark', () => {
  expect(holdsLetters('a cafe', 'cafe')).toBe(true)
  expect(holdsLetters('a cafe\u0301', 'cafe')).toBe(false)
})
