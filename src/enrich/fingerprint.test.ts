import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listVariants } from '../chinese-characters.ts'
import { anyText } from '../testing/any-text.ts'
import { similarity, toContentHash, toFingerprint } from './fingerprint.ts'

const CHINESE = [
  '梯度下降每一步都沿着损失下降最快的方向走。步子太大会在谷底两侧来回跳，步子太小则要走很久才能到达。',
  '动量法记住之前走过的方向，像一个滚下山坡的球，在平坦的地方也能继续向前，遇到小坑不会立刻停下。',
  '自适应方法为每个参数单独选择步长：经常更新的参数走得慢一些，很少更新的参数走得快一些，这对稀疏特征很有用。',
  '学习率的预热让训练开始时更加稳定，随后按余弦曲线慢慢降低，最后几轮的步长接近于零，模型停在较平的极小值里。',
]
const ENGLISH = [
  'Gradient descent walks along the direction in which the loss falls fastest, one step after the other.',
  'Steps that are too long jump from one side of the valley to its other side and never reach the ground.',
  'Momentum remembers where we came from, like a ball that rolls down a hill and does not stop in every dent.',
  'Adaptive methods choose a step for each parameter alone, which helps a lot when features are sparse and rare.',
]
/** Enough of its characters in their traditional form. */
const toTraditional = (text: string) =>
  text.replace(
    /[势损动让训练步稳着过个为数选择经随]/g,
    (character) => listVariants(character)[0] ?? character,
  )
const toPair = (a: string, b: string) => similarity(toFingerprint(a)!, toFingerprint(b)!)

describe('toFingerprint', () => {
  const chinese = CHINESE.join('\n\n').repeat(2)
  const english = ENGLISH.join('\n\n')

  it.each([
    ['few letters', '太短了，不能比较。'],
    ['many signs', '—…。'.repeat(400)],
    ['one endless word', 'a'.repeat(5000)],
    ['nothing', ''],
  ])('is null for %s', (_, text) => {
    expect(toFingerprint(text)).toBeNull()
  })

  it('has the values of its MinHash, then those of its sample, the same each time', () => {
    const fingerprint = toFingerprint(chinese)
    expect(fingerprint).toHaveLength(64 + 128)
    expect(toFingerprint(chinese)).toEqual(fingerprint)
  })

  it.each([
    ['spacing and punctuation', chinese, chinese.replace(/[，。：]/g, ' ! ')],
    ['full width and case', english, english.toUpperCase().replaceAll('A', 'Ａ')],
    ['the script of Chinese', chinese, toTraditional(chinese)],
    ['formulas', `${english} A step is \\(x - \\eta g\\).`, `${english} A step is \\[y\\].`],
    ['formulas that a repost lost', `${chinese}其中 \\(x_1\\) 是参数`, `${chinese}其中[公式]是参数`],
  ])('does not see %s', (_, a, b) => {
    expect(toPair(a, b)).toBe(1)
  })

  it('is all the same for both scripts of Chinese', () => {
    expect(toFingerprint(toTraditional(chinese))).toEqual(toFingerprint(chinese))
  })

  it('finds a repost with another frame around it', () => {
    expect(
      toPair(
        chinese,
        `点击上方蓝字关注我们，不错过好文。${chinese}本文转载自朋友的博客，如有侵权请联系删除。`,
      ),
    ).toBeGreaterThan(0.5)
    expect(
      toPair(english, `Follow us for more of this. ${english} Thanks to all who read drafts.`),
    ).toBeGreaterThan(0.5)
  })

  it('keeps different texts apart', () => {
    expect(toPair(chinese, english)).toBeLessThan(0.1)
    const other =
      '决策树把特征空间切成一块一块的矩形，每块里给出同一个预测，树越深切得越细，也越容易记住噪声。'
    expect(toPair(chinese, `${other}${[...other].reverse().join('')}`.repeat(3))).toBeLessThan(0.2)
  })

  it('takes any text', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 600 }), (text) => {
        const fingerprint = toFingerprint(text)
        expect(fingerprint === null || fingerprint.length > 64).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('reads a hostile text once', () => {
    expect(toFingerprint(`${'\\('.repeat(200_000)}${chinese}`)).not.toBeNull()
  })
})

describe('toContentHash', () => {
  it('is equal for copies that differ in spacing, signs and formulas', () => {
    expect(toContentHash('我们 用 \\(x\\) 表示，输入。')).toBe(toContentHash('我们用[公式]表示输入'))
  })
  it('differs where a letter does', () => {
    expect(toContentHash('one step')).not.toBe(toContentHash('two step'))
  })
})
