import { describe, expect, it } from 'vitest'
import { chooseOriginal, findOriginal, type StoryFacts, toDocumentKey, toRelation } from './story.ts'

const toFacts = (facts: Partial<StoryFacts>): StoryFacts => ({
  url: 'https://ada.example/posts/momentum/',
  canonicalUrl: facts.url ?? 'https://ada.example/posts/momentum/',
  documentKey: toDocumentKey(facts.canonicalUrl ?? facts.url ?? 'https://ada.example/posts/momentum/'),
  originalKey: null,
  language: 'en',
  wordCount: 1000,
  publishedAt: Date.UTC(2026, 3, 2, 9, 30),
  sourceSite: 'https://ada.example/',
  ...facts,
})
const REPOST = 'https://blog.csdn.net/someone/article/details/1'

describe('chooseOriginal', () => {
  const day = Date.UTC(2026, 3, 2)
  it.each([
    ['the earlier', { publishedAt: day + 1000 }, { publishedAt: day + 2000, url: 'https://a.example/1' }],
    ['the canonical one', { url: 'https://medium.com/p/1' }, { canonicalUrl: 'https://medium.com/p/1' }],
    ['the one on its own site', {}, { url: REPOST }],
    [
      'the one whose source is no platform',
      {},
      { url: 'https://a.example/1', sourceSite: 'https://www.zhihu.com/people/x' },
    ],
    ['the one on its own site where only the day is known', {}, { url: REPOST, publishedAt: day }],
    ['always the same of equals', {}, { url: 'https://zoe.example/1' }],
  ])('takes %s', (_, first, second) => {
    const original = toFacts(first)
    const copy = toFacts(second)
    expect(chooseOriginal(original, copy)).toBe(original)
    expect(chooseOriginal(copy, original)).toBe(original)
  })
})

describe('findOriginal', () => {
  const original = toFacts({})
  const earlier = original.publishedAt - 3_600_000
  it.each([
    ['a translation that names it', { language: 'zh-Hans', originalKey: original.documentKey }],
    ['a repost that names it', { originalKey: original.documentKey }],
    ['an excerpt of it', { wordCount: 300 }],
  ])('takes no %s, even where that is dated earlier', (_, fields) => {
    const other = toFacts({ url: REPOST, publishedAt: earlier, ...fields })
    expect(findOriginal([other, original])).toBe(original)
    expect(findOriginal([original, other])).toBe(original)
  })

  it('takes one of those that name each other', () => {
    const other = toFacts({ url: REPOST, originalKey: original.documentKey })
    const circular = { ...original, originalKey: other.documentKey }
    expect(findOriginal([other, circular])).toBe(circular)
  })
})

describe('toRelation', () => {
  it.each([
    ['repost', { wordCount: 900 }],
    ['repost', { language: null }],
    ['excerpt', { wordCount: 300 }],
    ['translation', { language: 'zh-Hant', wordCount: 1700 }],
  ])('calls a %s so', (relation, fields) => {
    expect(toRelation(toFacts({ url: REPOST, ...fields }), toFacts({}))).toBe(relation)
  })
})

describe('toDocumentKey', () => {
  it('is null for the front page of a site, which careless templates put on every post', () => {
    expect(toDocumentKey('https://ada.example/')).toBeNull()
    expect(toDocumentKey('https://ada.example/?p=1')).toBe('ada.example?p=1')
  })
})
