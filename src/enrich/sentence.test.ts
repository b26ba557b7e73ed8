import { describe, expect, it } from 'vitest'
import { splitSentences } from './sentence.ts'

const toSentences = (text: string) =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end).trim())

describe('splitSentences', () => {
  it.each([
    ['Chinese marks', '第一句。第二句！第三句？第四句；第五句', 5],
    ['closing quotes', '他说：“可以。”我们就做了。', 2],
    ['a question within a sentence', '“为什么有效？”这个问题没有答案。', 1],
    ['English', 'We train. It works! Does it? Yes.', 4],
    ['e.g. and i.e.', 'Use a norm, e.g. L2, i.e. ridge. Done.', 2],
    ['et al.', 'As He et al. (2016) show, depth helps. So we add layers.', 2],
    ['figures and equations', 'See Fig. 3 and Eq. (4). Then go on.', 2],
    ['initials', 'D. P. Kingma wrote it. J. Ba too.', 2],
    ['countries', 'In the U.S. Army it began. Then it spread.', 2],
    ['decimals and versions', 'It gains 3.5 points in v2.0. That is much.', 2],
    ['a year before the point', 'It began in 2017. Then came more.', 2],
    ['the number of a list item', '1. Choose a rate. 2. Train.', 2],
    ['dots within names', 'Node.js and example.com are names. Fine.', 2],
    ['a small letter after the point', 'We use approx. ten of them etc. and stop.', 1],
    ['an ellipsis in mid-sentence', 'It is... hard to say. Yes.', 2],
    ['a point after Han', '感受野是输入区域.它随层数增大. 完。', 3],
    ['a full width point', '这是第一句．这是第二句．图 1．2 不是', 3],
    ['factorials', 'There are n! orders and 3! = 6 of three. Right.', 2],
    ['a note number', 'It works.[12] Later it did not.', 2],
    ['a formula before the point', 'Let it be \ufffc. Then \ufffc holds.', 2],
    ['a bracket', 'It works (mostly.) And it is fast.', 2],
    ['nothing', '   ', 0],
  ])('knows %s', (_, text, count) => {
    expect(toSentences(text)).toHaveLength(count)
  })

  it('covers the text', () => {
    const text = '一。二！ Three. four? 五'
    expect(toSentences(text).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  })

  it('reads a hostile text once', () => {
    for (const text of ['.'.repeat(100_000), '。"'.repeat(50_000), 'a. '.repeat(30_000)]) {
      expect(splitSentences(text).length).toBeGreaterThanOrEqual(0)
    }
  })
})
