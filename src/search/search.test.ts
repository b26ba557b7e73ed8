import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listNoDates, parseSearch } from './search.ts'

const operator = (field: string, values: string[], isExcluded = false) => ({
  anyOf: values.map((value) => ({ field, value })),
  isExcluded,
})

const term = (field: string, value: string) => ({ field, value })
const words = (text: string) => ({ words: text, operators: [] })
const anyOf = (...parts: object[]) => ({ anyOf: parts, isExcluded: false })

describe('parseSearch', () => {
  it.each([
    ['words alone', 'deep learning', 'deep learning', []],
    ['one operator', 'tag:nlp attention', 'attention', [operator('tag', ['nlp'])]],
    ['a quoted value', 'author:"Lilian Weng" rl', 'rl', [operator('author', ['Lilian Weng'])]],
    [
      'Chinese names',
      '来源：苏剑林 标签:扩散模型',
      '',
      [operator('source', ['苏剑林']), operator('tag', ['扩散模型'])],
    ],
    ['both of two', 'tag:a tag:b', '', [operator('tag', ['a']), operator('tag', ['b'])]],
    ['any of two', 'tag:a OR tag:b x', 'x', [operator('tag', ['a', 'b'])]],
    ['none of it', 'x -source:medium', 'x', [operator('source', ['medium'], true)]],
    ['a language', 'lang:zh 模型', '模型', [operator('language', ['zh'])]],
    [
      'days',
      'after:2026-11 before:2026-11-20 x',
      'x',
      [operator('since', ['2026-11-01']), operator('until', ['2026-11-20'])],
    ],
    ['a year', 'since:2025', '', [operator('since', ['2025-01-01'])]],
    ['a day with slashes', 'after:2026/11/2', '', [operator('since', ['2026-11-02'])]],
    ['a day without signs', 'until:20261102', '', [operator('until', ['2026-11-02'])]],
    ['a day in Chinese', '之后 since:2026年11月2日', '之后', [operator('since', ['2026-11-02'])]],
    ['a month in Chinese', 'since:2026年3月', '', [operator('since', ['2026-03-01'])]],
    ['a day that does not exist', 'after:2026-02-30 x', 'after:2026-02-30 x', []],
    ['a word for a day', 'before:yesterday', 'before:yesterday', []],
    ['an unknown name', 'foo:bar http://a.example', 'foo:bar http://a.example', []],
    ['a name without a value', 'tag: x', 'tag: x', []],
    ['alternatives of words', 'a OR b', 'a OR b', []],
    ['words for signs', 'a AND b NOT c AND tag:d', 'a b -c', [operator('tag', ['d'])]],
    ['a NOT before an operator', 'a NOT tag:b', 'a', [operator('tag', ['b'], true)]],
    ['such words in small letters', 'a and b not c', 'a and b not c', []],
    ['such words beside nothing', 'AND a NOT', 'a', []],
    ['a word or an operator', 'a OR tag:b c', 'c', [anyOf(words('a'), term('tag', 'b'))]],
    ['a word or none of it', 'a OR -b', '', [anyOf(words('a'), words('-b'))]],
    ['a quotation never closed', 'tag:"object detection', '', [operator('tag', ['object detection'])]],
    ['nothing', '', '', []],
    ['any of different fields', 'tag:a OR source:b', '', [anyOf(term('tag', 'a'), term('source', 'b'))]],
    ['brackets around operators', 'x (tag:a OR tag:b)', 'x', [operator('tag', ['a', 'b'])]],
    [
      'brackets within a value',
      'tag:f(x) (tag:g(y))',
      '',
      [operator('tag', ['f(x)']), operator('tag', ['g(y)'])],
    ],
    [
      'alternatives only of neighbours',
      'tag:a x OR tag:b',
      '',
      [operator('tag', ['a']), anyOf(words('x'), term('tag', 'b'))],
    ],
    [
      'full-width signs',
      '－标签：「目标 检测」 after:２０２６-11 x ｜ y',
      'x OR y',
      [operator('tag', ['目标 检测'], true), operator('since', ['2026-11-01'])],
    ],
    ['what is named up to a comma of Chinese', 'tag:视觉，检测', '检测', [operator('tag', ['视觉'])]],
    [
      'languages by their names',
      'lang:中文 语言：English',
      '',
      [operator('language', ['zh']), operator('language', ['en'])],
    ],
    [
      'full-width letters',
      'ｔａｇ：ｖａｅ ＯＲ Ｌａｎｇ：ｚｈ',
      '',
      [anyOf(term('tag', 'vae'), term('language', 'zh'))],
    ],
    [
      'none of several',
      'x -(tag:a OR source:b)',
      'x',
      [{ ...anyOf(term('tag', 'a'), term('source', 'b')), isExcluded: true }],
    ],
    [
      'not both',
      '-(tag:a x)',
      '',
      [{ anyOf: [{ words: 'x', operators: [operator('tag', ['a'])] }], isExcluded: true }],
    ],
    ['brackets of words', '(a  b) OR （c -d） e', '(a b) OR (c -d) e', []],
    ['unwanted brackets', 'a -(b OR "c d")', 'a -(b OR "c d")', []],
    ['brackets around one thing', '((a)) (-(tag:b))', 'a', [operator('tag', ['b'], true)]],
    ['brackets that do not match', '(a)) OR ((b c', 'a OR (b c)', []],
    ['brackets within a word', 'f(x) OR (O(n) y)', 'f(x) OR (O(n) y)', []],
    ['brackets right behind a word', '深度（学习 OR 模型）方法', '深度 学习 OR 模型 方法', []],
  ])('reads %s', (_, text, words, operators) => {
    expect(parseSearch(text)).toEqual({ words, operators })
  })

  it('gives a meaning to whatever is typed, and loses no word', () => {
    const typed = fc.stringMatching(/^(?:[-"“:|()] ?|OR |NOT |AND |tag:|after:|b|模 |20){0,12}$/u)
    const count = (text: string) => [...text].filter((character) => 'b模'.includes(character)).length
    fc.assert(
      fc.property(typed, (text) => {
        expect(count(JSON.stringify(parseSearch(text)))).toBe(count(text))
      }),
    )
  })
})

it('names what is said to be a date and is none, wherever it stands', () => {
  expect(listNoDates('rl after:foo (before:2026-02-30 OR until:2026) "after:x" tag:y')).toEqual([
    'foo',
    '2026-02-30',
  ])
})
