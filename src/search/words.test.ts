import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '../testing/any-text.ts'
import { toIndexText } from './words.ts'

describe('toIndexText', () => {
  it.each([
    ['lower case and words', 'Attention Is All You Need', 'attention is all you need'],
    ['Han bigrams and the last character', '机器学习', '机器 器学 学习 习'],
    ['one Han character alone', '第 3 章', '第 3 章'],
    ['Han beside Latin', '用PyTorch训练', '用 pytorch 训练 练'],
    ['kana with its long mark', 'データ', 'デー ータ タ'],
    ['hangul', '모델', '모델 델'],
    ['full width and ligatures', 'ＧＰＴ ﬁne', 'gpt fine'],
    ['hyphens, underscores, letters beside digits', 'GPT-4 x_1 ResNet50', 'gpt 4 x 1 resnet 50'],
    ['names with signs', 'C++ C# F#, C++17 c/c++', 'cplusplus csharp fsharp cplusplus 17 c cplusplus'],
    ['signs that belong to no name', 'a+b # issue#12 1++2', 'a b issue 12 1 2'],
    ['accents', 'naïve Bézier Poincaré', 'naive bezier poincare'],
    ['letters that only look accented', 'мой ばか がく', 'мой ばか か がく く'],
    ['formulas as their names', String.raw`\(\alpha_{i}>0\)`, 'alpha i 0'],
    ['words that go on in another alphabet', 'ab naпример x2é', 'ab naпример x 2 e'],
    ['words at the end of plain ones', 'to use c++', 'to use cplusplus'],
    ['nothing to find', '— … 。', ''],
  ])('makes tokens of %s', (_, text, tokens) => {
    expect(toIndexText(text)).toBe(tokens)
  })

  it('emits letters and digits and single spaces only, whatever comes in', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 20 }), (text) => {
        expect(toIndexText(text)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
      }),
    )
  })

  it('cuts a token that is no word', () => {
    expect(toIndexText('a'.repeat(5000))).toHaveLength(64)
    expect(toIndexText(`${'a'.repeat(64)}  ${'1'.repeat(65)}${' '.repeat(99)}b`)).toBe(
      `${'a'.repeat(64)} ${'1'.repeat(64)} b`,
    )
  })
})
