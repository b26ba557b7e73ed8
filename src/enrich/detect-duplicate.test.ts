import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../interval.ts'
import { TEST_NOW } from '../testing/entries.ts'
import { toSentences } from '../testing/sentences.ts'
import { detectDuplicate, type Recognisable } from './detect-duplicate.ts'
import { toContentHash, toFingerprint } from './fingerprint.ts'

const toPost = (text: string, fields: Partial<Recognisable> = {}): Recognisable => ({
  title: 'Why momentum works',
  source: { id: 'ada' },
  language: 'en',
  wordCount: text.split(' ').length,
  publishedAt: TEST_NOW,
  fingerprint: toFingerprint(text),
  contentHash: toContentHash(text),
  documentKey: 'ada.example/momentum',
  originalKey: null,
  ...fields,
})
const ELSEWHERE = { source: { id: 'bob' }, title: 'Read this', documentKey: 'bob.example/1' }

const sentences = toSentences({ count: 60, seed: 1 })
const text = sentences.join(' ')
const other = toSentences({ count: 60, seed: 2 }).join(' ')
const original = toPost(text)
const judge = (changed: string, fields: Partial<Recognisable> = {}) => {
  const post = toPost(changed, { ...ELSEWHERE, ...fields })
  const verdict = detectDuplicate(original, post)
  expect(detectDuplicate(post, original)).toEqual(verdict)
  return verdict?.reason ?? null
}
/** The same runs of five words, in another order. */
const shuffle = (words: string) => {
  const phrases = words.match(/(?:\S+ ){5}/g) ?? []
  return phrases.map((_, at) => phrases[(at * 37) % phrases.length]).join('')
}
/** Every `n`th letter is another. */
const edit = (n: number) => [...text].map((letter, at) => (at % n === 0 ? 'x' : letter)).join('')

describe('detectDuplicate', () => {
  it.each<[string, string, string | null]>([
    ['equal text', text, 'equal'],
    ['a frame around it', `Follow us for more of this kind. ${text} Thanks to all of you.`, 'similar'],
    ['trims', sentences.slice(5, 55).join(' '), 'similar'],
    ['edits all over', edit(31), 'edited'],
    ['an excerpt', sentences.slice(20, 40).join(' '), 'excerpt'],
    ['an excerpt with a frame', `A find: ${sentences.slice(0, 20).join(' ')} More there.`, 'excerpt'],
    ['another text', other, null],
    ['a text that quotes it', `${other} ${sentences.slice(0, 12).join(' ')}`, null],
    ['a text with the same half', `${sentences.slice(0, 30).join(' ')} ${other.slice(0, 1500)}`, null],
    ['the same phrases in another order', shuffle(text), null],
    ['a text too short to compare', sentences[0] ?? '', null],
  ])('judges by %s, whatever the title', (_, changed, reason) => {
    expect(judge(changed)).toBe(reason)
  })

  it('knows the abstract of a paper for no excerpt of those who quote it', () => {
    const documentKey = 'arxiv.org/abs/1706.03762'
    const abstract = sentences.slice(20, 32).join(' ')
    expect(judge(abstract, { documentKey })).toBeNull()
    expect(judge(abstract, { documentKey, title: original.title })).toBe('excerpt')
    expect(judge(text.slice(0, -20), { documentKey })).toBe('similar')
  })

  it('knows an older post for no excerpt of the round-up that quotes it', () => {
    const quoted = sentences.slice(20, 32).join(' ')
    const publishedAt = TEST_NOW - 2 * DAY_MS
    expect(judge(quoted, { publishedAt })).toBeNull()
    expect(judge(quoted, { publishedAt, title: original.title })).toBe('excerpt')
    expect(judge(quoted, { publishedAt: TEST_NOW - DAY_MS / 2 })).toBe('excerpt')
    expect(judge(quoted, { publishedAt: TEST_NOW + 30 * DAY_MS })).toBe('excerpt')
  })

  it('takes less for the same where titles are alike', () => {
    const half = `${sentences.slice(0, 34).join(' ')} ${toSentences({ count: 24, seed: 3 }).join(' ')}`
    expect(judge(half)).toBeNull()
    expect(judge(half, { title: 'Why Momentum Works!' })).toBe('probable')
  })

  it('keeps posts of one source apart that have a frame in common, but not copies of one post', () => {
    const { source } = original
    const framed = `${sentences.slice(0, 45).join(' ')} ${other.slice(0, 900)}`
    expect(judge(framed, { source })).toBeNull()
    expect(judge(framed, { source, title: original.title })).toBe('similar')
  })

  it('keeps instalments of a series apart, wherever they stand', () => {
    const weekly = toPost(text, { title: 'Deep learning weekly #12' })
    const next = toPost(edit(400), { ...ELSEWHERE, title: 'Deep Learning Weekly #13' })
    expect(detectDuplicate(weekly, next)).toBeNull()
    expect(detectDuplicate(weekly, { ...next, title: 'Deep Learning Weekly #12' })?.reason).toBe('similar')
    expect(detectDuplicate(weekly, { ...next, title: 'Deep Learning Weekly 2026-13' })).toBeNull()
  })

  it.each([
    ['GPT-4 explained (2023)', 'similar'],
    ['[2026-11-20] GPT-4 explained', 'similar'],
    ['第128期｜GPT-4 explained', 'similar'],
    ['Issue 128: GPT-4 explained', 'similar'],
    ['GPT-4 explained, issue 2', null],
    ['GPT-3 explained', null],
    ['GPT-3 explained (2023)', null],
  ])('knows what a repost adds to a title from another instalment: %s', (title, reason) => {
    const post = toPost(text, { title: 'GPT-4 explained' })
    const repost = toPost(edit(400), { ...ELSEWHERE, title })
    expect(detectDuplicate(post, repost)?.reason ?? null).toBe(reason)
  })

  it('believes one address, within one source only where the titles agree', () => {
    const { documentKey, source, title } = original
    expect(judge('Short.', { documentKey })).toBe('address')
    expect(judge('Short.', { documentKey, source })).toBeNull()
    expect(judge('Short.', { documentKey, source, title })).toBe('address')
  })

  describe('where one names the other as its original', () => {
    const originalKey = original.documentKey
    it.each<[string, string, Partial<Recognisable>, string | null]>([
      ['a translation', '译文', { language: 'zh-Hans', wordCount: 800 }, 'named'],
      ['a note in another language', '短评', { language: 'zh-Hans', wordCount: 30 }, null],
      ['a teaser of the same title', 'Short.', { title: original.title }, 'named'],
      ['a comment on it', other, {}, null],
      ['half of it and more', `${sentences.slice(0, 30).join(' ')} ${other}`, {}, 'named'],
    ])('knows %s', (_, changed, fields, reason) => {
      expect(judge(changed, { originalKey, ...fields })).toBe(reason)
    })

    it('asks more of the translation of a paper', () => {
      const paper = { ...original, documentKey: 'arxiv.org/abs/1706.03762', wordCount: 80 }
      const toNote = (wordCount: number) =>
        toPost('译文', { ...ELSEWHERE, originalKey: paper.documentKey, language: 'zh-Hans', wordCount })
      expect(detectDuplicate(paper, toNote(300))).toBeNull()
      expect(detectDuplicate(paper, toNote(140))?.reason).toBe('named')
    })
  })
})
