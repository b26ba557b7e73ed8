import { describe, expect, it } from 'vitest'
import { chooseOriginal, detectDuplicate, type StoryFacts, toDocumentKey } from './story.ts'

/** A fingerprint of which the first `shared` values are those of every other one made here. */
let seed = 0
const toFingerprint = (shared: number) => {
  seed += 1000
  return Uint32Array.from({ length: 64 }, (_, slot) => (slot < shared ? slot : seed + slot))
}
const toFacts = (facts: Partial<StoryFacts>): StoryFacts => ({
  url: 'https://ada.example/posts/momentum/',
  canonicalUrl: facts.url ?? 'https://ada.example/posts/momentum/',
  title: 'Why momentum works',
  fingerprint: toFingerprint(0),
  contentHash: null,
  publishedAt: Date.UTC(2026, 3, 2, 9, 30),
  sourceSite: 'https://ada.example/',
  ...facts,
})
const toRecognisable = (facts: StoryFacts) => ({ ...facts, documentKey: toDocumentKey(facts.canonicalUrl) })
const REPOST = 'https://blog.csdn.net/someone/article/details/1'

describe('detectDuplicate', () => {
  it.each([
    ['half of the shingles', { fingerprint: toFingerprint(32), title: 'Else' }, 'same'],
    [
      'a third of them and an alike title',
      { fingerprint: toFingerprint(22), title: 'Why Momentum Works!' },
      'probable',
    ],
    ['a third of them and another title', { fingerprint: toFingerprint(22), title: 'Adam explained' }, null],
    ['the title alone', { fingerprint: toFingerprint(5) }, null],
    ['the canonical address', { canonicalUrl: 'http://www.ada.example/posts/momentum?utm_source=x' }, 'same'],
    ['equal text', { contentHash: 'same' }, 'same'],
    ['equal text too short to compare', { contentHash: 'same', fingerprint: null }, null],
  ] as const)('judges by %s', (_, facts, verdict) => {
    const original = toRecognisable(toFacts({ fingerprint: toFingerprint(64), contentHash: 'same' }))
    const other = toRecognisable(toFacts({ url: REPOST, ...facts }))
    expect(detectDuplicate(original, other)).toBe(verdict)
    expect(detectDuplicate(other, original)).toBe(verdict)
  })

  it('does not believe a template that names the front page as canonical', () => {
    const canonicalUrl = 'https://ada.example/'
    const original = toRecognisable(toFacts({ canonicalUrl }))
    const other = toRecognisable(toFacts({ canonicalUrl, url: REPOST }))
    expect(detectDuplicate(original, other)).toBeNull()
  })
})

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
