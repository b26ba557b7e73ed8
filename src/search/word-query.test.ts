import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWord, listWanted, parseWords, type WordQuery } from './word-query.ts'
import { type QueryWord, toIndexText } from './words.ts'

/** What a full-text index does: of each word one alternative stands somewhere in the text, token beside token. */
function isFound(text: string, query: string): boolean {
  const tokens = toIndexText(text).split(' ')
  const stands = ({ tokens: phrase, prefix }: QueryWord) =>
    tokens.some((_, start) =>
      phrase.every((token, at) => {
        const found = tokens[start + at]
        return prefix && at === phrase.length - 1 ? found?.startsWith(token) : found === token
      }),
    )
  const holds = ({ wanted, unwanted }: WordQuery): boolean => {
    const isFound = (choice: QueryWord | WordQuery) => (isWord(choice) ? stands(choice) : holds(choice))
    return wanted.length > 0 && wanted.every((each) => each.some(isFound)) && !unwanted.some(isFound)
  }
  return holds(parseWords(query))
}

describe('parseWords', () => {
  it.each([
    ['two words', 'gpt4 微调', [['gpt', '4'], ['微调'], ['微調']], [false, false, false]],
    ['an English word', 'laws', [['laws'], ['law']], [false, false]],
    ['a hyphenated name', 'GPT-4', [['gpt', '4']], [false]],
    ['a Chinese word', '感受野', [['感受', '受野']], [false]],
    ['one Han character', '熵', [['熵']], [true]],
    ['Han then Latin', '微分GPT', [['微分', '分', 'gpt']], [false]],
    ['Latin then one Han', 'K均', [['k', '均']], [true]],
    ['quotes', '"deep learning" 3', [['deep', 'learning'], ['3']], [false, false]],
    ['a star', 'transform*', [['transform']], [true]],
    [
      'Chinese commas',
      '最大值，感受野',
      [
        ['最大', '大值'],
        ['感受', '受野'],
      ],
      [false, false],
    ],
    ['a number with commas', '1,000,000', [['1', '000', '000']], [false]],
    ['a list of numbers', '1,2,3', [['1'], ['2'], ['3']], [false, false, false]],
    ['an unclosed quote', '"deep', [['deep']], [false]],
    ['no words', '-- "" !', [], []],
  ])('reads %s', (_, query, tokens, prefixes) => {
    const words = listWanted(parseWords(query))
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

  it.each([
    ['either of two', 'adam OR sgd', true],
    ['either, the second', 'lion OR adam', true],
    ['neither', 'lion OR muon', false],
    ['one of two and a third', 'lion OR adam warmup', true],
    ['one of two without the third', 'lion OR adam momentum', false],
    ['not an unwanted one', 'adam -warmup', false],
    ['what is not unwanted', 'adam -momentum', true],
    ['not an unwanted quotation', 'adam -"with warmup"', false],
    ['a hyphen within a word', 'well-known', true],
    ['OR at the beginning', 'OR adam', true],
    ['OR at the end', 'adam OR', true],
    ['OR twice', 'lion OR OR adam', true],
    ['a lone sign', '- adam', true],
    ['brackets or a word', '(lion muon) OR adam', true],
    ['neither brackets nor a word', '(adam muon) OR lion', false],
    ['brackets with an unwanted word', '(adam -warmup) OR lion', false],
    ['none of several', 'adam -(muon OR warmup)', false],
    ['all but several together', 'adam -(muon warmup)', true],
    ['brackets in brackets', '(lion OR (adam (muon OR recipe))) known', true],
    ['brackets in more brackets than are read', `${'('.repeat(30)}lion OR adam${')'.repeat(30)} muon`, false],
    ['brackets without anything', '() adam -() OR (', true],
  ])('finds %s: %s', (_, query, expected) => {
    expect(isFound('Adam with warmup, a well-known recipe', query)).toBe(expected)
  })

  it.each([
    ['finetuning', true],
    ['fine-tuning', true],
    ['FINE‐TUNING', true],
    ['title:fine-tuning', true],
    ['fine tuning', false],
    ['"fine-tuning"', false],
    ['-fine-tuning', false],
    ['layer', true],
    ['-layer', false],
    ['"layer"', false],
    ['policies', true],
  ])('finds a word in another form, by %s: %s', (query, expected) => {
    expect(isFound('Finetuning of layers, a policy', query)).toBe(expected)
  })

  it.each([
    ['pretraining', true],
    ['Pretraining loss', true],
    ['multimodal', true],
    ['pre-training', true],
    ['"pretraining"', false],
    ['-pretraining', false],
  ])('finds a compound that stands in parts, by %s: %s', (query, expected) => {
    expect(isFound('Pre-training losses of a multi modal model', query)).toBe(expected)
  })

  it('knows words of the title', () => {
    expect(parseWords('title:adams 标题:感受野 "sgd"').wanted).toEqual([
      [
        { tokens: ['adams'], prefix: false, inTitle: true },
        { tokens: ['adam'], prefix: false, inTitle: true, isForm: true },
      ],
      [{ tokens: ['感受', '受野'], prefix: false, inTitle: true }],
      [{ tokens: ['sgd'], prefix: false }],
    ])
  })

  it.each([
    ['模型的训练', '訓練', true],
    ['模型的訓練', '训练', true],
    ['模型的訓練', '"模型的训练"', true],
    ['一头乌黑的头髮', '头发', true],
    ['發展與頭髮', '发展 头发', true],
    ['模型的訓練', '模型 -训练', false],
    ['公里里程', '裡', true],
    ['范数', '範數', true],
  ])('finds in %s, whichever way it is written, %s: %s', (text, query, expected) => {
    expect(isFound(text, query)).toBe(expected)
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
