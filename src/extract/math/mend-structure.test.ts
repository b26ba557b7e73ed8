import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { toMathml } from './to-mathml.ts'

/** What is set, thin spaces as plain ones. */
const set = (tex: string, display: boolean) => (toMathml(tex, { display }) ?? '').replace(/\p{Zs}/gu, ' ')

describe('mendStructure', () => {
  it.each([
    [
      '\\mathop{\\arg\\min}\\limits_{w}',
      '<munder><mrow><mrow><mi>arg</mi><mo>\u2061</mo><mspace width="0.1667em"></mspace></mrow><mrow><mi>min</mi><mo>\u2061</mo></mrow></mrow><mi>w</mi></munder>',
    ],
    [
      '\\underset{w}{\\operatorname{arg\\,min}}',
      '<munder><mrow><mi>arg min</mi><mo>\u2061</mo><mspace width="0.1667em"></mspace></mrow><mi>w</mi></munder>',
    ],
    ['\\mathop{\\mathbb{E}}_w', '<munder><mi>𝔼</mi><mi>w</mi></munder>'],
    ['\\operatorname*{arg\\,min}_w', '<munder><mi>arg min</mi><mi>w</mi></munder>'],
    ['\\DeclareMathOperator*{\\argmin}{arg\\,min}\\argmin_w', '<munder><mi>arg min</mi><mi>w</mi></munder>'],
    ['\\max_{w}', '<munder><mi>max</mi><mi>w</mi></munder>'],
    ['\\lim_w', '<munder><mi>lim</mi><mi>w</mi></munder>'],
  ])('sets the limit of %s below an operator in one line', (tex, expected) => {
    expect(set(tex, true)).toContain(expected)
  })

  it.each([['\\mathop{\\mathbb{E}}_w'], ['\\operatorname*{arg\\,min}_w'], ['\\max_w']])(
    'sets the limit of %s beside it within a line',
    (tex) => {
      expect(set(tex, false)).toMatch(/<msub><mi>[^<]+<\/mi><mi>w<\/mi><\/msub>/)
    },
  )

  it('keeps every part of a fraction and of limits at its place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...OPERATORS), { maxLength: 6 }),
        fc.boolean(),
        (words, display) => {
          const mathml = toMathml(words.join(' '), { display })
          return mathml === null || hasAllParts(mathml)
        },
      ),
    )
  })
})

const OPERATORS = [
  '\\mathop{\\arg\\min}\\limits_{w}',
  '\\underset{x}{\\operatorname{arg\\,max}}',
  '\\overset{x}{\\operatorname{b}}',
  '\\mathop{\\sum\\sum}\\limits_{i}^{n}',
  '\\underset{x}{\\mathop{\\rm a}}',
  '\\frac{\\operatorname{a}}{\\max}',
  '_{\\operatorname{a}}',
  '^{\\mathop{\\lim}}',
  '\\lim',
  '\\operatorname{b}\\limits',
]
const PARTS: Record<string, number> = {
  munder: 2,
  mover: 2,
  msub: 2,
  msup: 2,
  mfrac: 2,
  munderover: 3,
  msubsup: 3,
}

/** Whether limits, scripts and fractions have as many children as they must, and operators hold text only. */
function hasAllParts(mathml: string): boolean {
  const counts: [name: string, children: number][] = []
  let isRight = true
  const parser = new Parser({
    onopentag(name) {
      const parent = counts.at(-1)
      if (parent) parent[1] += 1
      counts.push([name, 0])
    },
    onclosetag() {
      const [name, children] = counts.pop() ?? ['', 0]
      isRight &&= children === (name === 'mo' ? 0 : (PARTS[name] ?? children))
    },
  })
  parser.end(mathml)
  return isRight
}
