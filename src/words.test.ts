import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIndexText, toQueryWords } from './words.ts'

/** What a full-text index does: each phrase stands somewhere in the text, token beside token. */
function isFound(text: string, query: string): boolean {
  const tokens = toIndexText(text).split(' ')
  const words = toQueryWords(query)
  return (
    words.length > 0 &&
    words.every(({ tokens: phrase, prefix }) =>
      tokens.some((_, start) =>
        phrase.every((token, at) => {
          const found = tokens[start + at]
          return prefix && at === phrase.length - 1 ? found?.startsWith(token) : found === token
        }),
      ),
    )
  )
}

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
    ['nothing to find', '— … 。', ''],
  ])('makes tokens of %s', (_, text, tokens) => {
    expect(toIndexText(text)).toBe(tokens)
  })

  it('emits letters and digits and single spaces only, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(toIndexText(text)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
      }),
    )
  })

  it('cuts a token that is no word', () => {
    expect(toIndexText('a'.repeat(5000))).toHaveLength(64)
  })
})

describe('toQueryWords', () => {
  it.each([
    ['two words', 'deep learning', [['deep'], ['learning']], [false, false]],
    ['a hyphenated name', 'GPT-4', [['gpt', '4']], [false]],
    ['a Chinese word', '感受野', [['感受', '受野']], [false]],
    ['one Han character', '熵', [['熵']], [true]],
    ['Han then Latin', '微调GPT', [['微调', '调', 'gpt']], [false]],
    ['Latin then one Han', 'K均', [['k', '均']], [true]],
    ['quotes', '"deep learning" model', [['deep', 'learning'], ['model']], [false, false]],
    ['a star', 'transform*', [['transform']], [true]],
    [
      'Chinese commas',
      '正则化，过拟合',
      [
        ['正则', '则化'],
        ['过拟', '拟合'],
      ],
      [false, false],
    ],
    ['an unclosed quote', '"deep', [['deep']], [false]],
    ['no words', '-- "" !', [], []],
  ])('reads %s', (_, query, tokens, prefixes) => {
    const words = toQueryWords(query)
    expect(words.map((word) => word.tokens)).toEqual(tokens)
    expect(words.map((word) => word.prefix)).toEqual(prefixes)
  })

  it.each([
    ['我们用GPT-4做微调', 'GPT4'],
    ['我们用GPT-4做微调', '微调'],
    ['我们用GPT-4做微调', '调'],
    ['我们用GPT-4做微调', '用GPT'],
    ['我们用GPT-4做微调', '4做'],
    ['写C++的人', 'c++'],
    ['卷积神经网络', '神经'],
    ['卷积神经网络', '络'],
    ['the x_1 of the model', 'x1'],
    ['Poincaré embeddings', 'poincare'],
    ['ディープラーニング', 'ラーニング'],
  ])('finds in %j the query %j', (text, query) => {
    expect(isFound(text, query)).toBe(true)
  })

  it.each([
    ['深度学习', '学深'],
    ['deep models of learning', '"deep learning"'],
    ['写C的人', 'c++'],
    ['学习 深度', '深度学习'],
  ])('does not find in %j the query %j', (text, query) => {
    expect(isFound(text, query)).toBe(false)
  })

  it('finds every piece of a Chinese text', () => {
    const character = fc.constantFrom(...'的一是机器学习深度神经网络')
    const texts = fc.array(character, { minLength: 1, maxLength: 20 }).map((list) => list.join(''))
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length
        const piece = text.slice(start, start + 1 + (length % (text.length - start)))
        expect(isFound(`前言，${text}。`, piece)).toBe(true)
      }),
    )
  })
})
