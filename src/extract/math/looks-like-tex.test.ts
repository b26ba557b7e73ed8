import { describe, expect, it } from 'vitest'
import { isFalseMath } from './is-false-math.ts'
import { looksLikeTex } from './looks-like-tex.ts'

describe('looksLikeTex', () => {
  it.each([
    ['\\alpha'],
    ['x_1'],
    ['y=+1'],
    ['55/23'],
    ['T'],
    ['n>1'],
    ['O(n)'],
    ['softmax(x)'],
    ['\\{a\\}'],
    ['行数\\leq 10'],
    ['2'],
  ])('takes %s for TeX', (text) => expect(looksLikeTex(text)).toBe(true))
  it.each([
    [''],
    [' '],
    ['The equation of life'],
    ['公式'],
    ['Formula 1 race car'],
    ['mathematics'],
    ['a picture of two cats'],
  ])('takes %s for words', (text) => expect(looksLikeTex(text)).toBe(false))
})

describe('isFalseMath', () => {
  it.each([
    ['TMP; export TMPDIR='],
    ['.each或者jQuery，以及'],
    ['awk "print" file name'],
    ["('#id').click(); var foo bar"],
    ['数学公式可以这样写出来'],
  ])('sees through %s', (tex) => expect(isFalseMath(tex)).toBe(true))
  it.each([
    ['x_1'],
    ['D = Prof(V, E)'],
    ['行数\\leq10^5'],
    ['P = TP / (TP + FP)'],
    ['a = b'],
    ['准确率=\\frac{a}{b}，其中'],
    ['n!'],
    ['f: X \\to Y; g'],
  ])('believes %s', (tex) => expect(isFalseMath(tex)).toBe(false))
})
