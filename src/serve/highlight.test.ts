import { describe, expect, it } from 'vitest'
import { parseWords } from '../search/word-query.ts'
import { markHtml } from './highlight.ts'
import { toMatcher } from './match-words.ts'

const mark = (html: string, query: string) => {
  const find = toMatcher(parseWords(query))
  return find ? markHtml(html, find) : html
}

describe('markHtml', () => {
  it.each([
    [
      'a word, whatever its case',
      'Attention is attention.',
      'ATTENTION',
      '<mark>Attention</mark> is <mark>attention</mark>.',
    ],
    ['whole words only', 'modelling a model', 'model', 'modelling a <mark>model</mark>'],
    ['a beginning', 'transformers', 'transform*', '<mark>transform</mark>ers'],
    ['Chinese within a run', '多头注意力机制', '注意力', '多头<mark>注意力</mark>机制'],
    ['one character', '信息熵', '熵', '信息<mark>熵</mark>'],
    [
      'a quotation',
      'deep learning, deep models',
      '"deep learning"',
      '<mark>deep learning</mark>, deep models',
    ],
    ['a quotation of Chinese words', '学习，习惯 学习', '"学习 习惯"', '<mark>学习，习惯</mark> 学习'],
    ['a character twice', '习，习惯', '"习 习惯"', '<mark>习，习惯</mark>'],
    ['characters that repeat', '哈哈哈', '哈哈哈', '<mark>哈哈哈</mark>'],
    [
      'a name with a hyphen, written without',
      'GPT4 and GPT-4',
      'gpt-4',
      '<mark>GPT4</mark> and <mark>GPT-4</mark>',
    ],
    ['letters beside Chinese', '用LoRA微调', 'lora', '用<mark>LoRA</mark>微调'],
    ['mixed words', '用LoRA微调Qwen', 'LoRA微调', '用<mark>LoRA微调</mark>Qwen'],
    ['accents', 'naïve Bayes', 'naive', '<mark>naïve</mark> Bayes'],
    [
      'accents that stand apart',
      'nai\u0308ve, Poincare\u0301',
      'naïve OR poincaré',
      '<mark>nai\u0308ve</mark>, <mark>Poincare\u0301</mark>',
    ],
    ['letters that only look accented', 'Мой ёж', 'мой OR ёж', '<mark>Мой</mark> <mark>ёж</mark>'],
    ['voiced kana', 'データ拡張のガイド', 'データ ガイド', '<mark>データ</mark>拡張の<mark>ガイド</mark>'],
    ['ligatures', 'The ﬁne art', 'fine', 'The <mark>ﬁne</mark> art'],
    ['part of a ligature', 'The ﬁne art', 'f*', 'The <mark>ﬁ</mark>ne art'],
    ['two words of one sign', 'at ½ x', '1 OR 2', 'at <mark>½</mark> x'],
    ['numerals of one sign', 'Part Ⅳ', 'iv', 'Part <mark>Ⅳ</mark>'],
    ['full width', 'ＧＰＴ 模型', 'gpt', '<mark>ＧＰＴ</mark> 模型'],
    ['names with signs', 'in C++ and C', 'c++', 'in <mark>C++</mark> and C'],
    ['the longer of two', 'deep learning', 'deep "deep learning"', '<mark>deep learning</mark>'],
    ['either of two', 'a b c', 'a OR c', '<mark>a</mark> b <mark>c</mark>'],
    ['nothing unwanted', 'a b', 'a -b', '<mark>a</mark> b'],
  ])('marks %s', (_, html, query, marked) => {
    expect(mark(html, query)).toBe(marked)
  })

  it.each([
    ['a reference within a word', 'Q&amp;A on R&amp;D', 'Q&A', '<mark>Q&amp;A</mark> on R&amp;D'],
    ['an apostrophe', 'we don&#39;t &lt;', "don't", 'we <mark>don&#39;t</mark> &lt;'],
    ['what is between tags', '<em>R&amp;D</em> A&amp;D', '"R&D"', '<em><mark>R&amp;D</mark></em> A&amp;D'],
    ['text that names a tag', '&lt;b&gt; b', 'b', '&lt;<mark>b</mark>&gt; <mark>b</mark>'],
    ['text that names a reference', '&amp;lt; lt', 'lt', '&amp;<mark>lt</mark>; <mark>lt</mark>'],
    [
      'no reference that it cannot read',
      'x&eacute;x &#38; &AMP; a',
      'eacute OR 38 OR a',
      'x&eacute;x &#38; &AMP; <mark>a</mark>',
    ],
  ])('marks %s', (_, html, query, marked) => {
    expect(mark(html, query)).toBe(marked)
  })

  it('leaves tags, character references and formulas as they are', () => {
    const html = '<a href="/amp" title="amp">x &amp; amp</a> <math><mi>amp</mi></math> amp'
    expect(mark(html, 'amp')).toBe(
      '<a href="/amp" title="amp">x &amp; <mark>amp</mark></a> <math><mi>amp</mi></math> <mark>amp</mark>',
    )
  })

  it('makes no pattern of what is typed', () => {
    expect(mark('a.b (c) [d] $', '.* ( [ $ a.b')).toBe('<mark>a.b</mark> (c) [d] $')
  })
})
