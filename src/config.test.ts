import { describe, expect, it } from 'vitest'
import { parseSources } from './catalogue/catalogue.ts'
import { toSourcesYaml } from './catalogue/sources-yaml.ts'
import { toForms } from './tag.ts'
import { SHIPPED_SOURCES as sources, SHIPPED_TAGS as tags } from './testing/shipped-config.ts'

const CONCEPTS_MIN = 400
const SOURCES_MIN = 70
const CHINESE_SOURCES_MIN = 20
/** Shorter Latin words are everyday words in some language, or parts of formulas, unless their case is kept. */
const ANY_CASE_LETTERS_MIN = 3

describe('config/sources.yaml', () => {
  it('follows many sources, Chinese ones among them', () => {
    expect(sources.length).toBeGreaterThanOrEqual(SOURCES_MIN)
    const chinese = sources.filter(({ language }) => language?.startsWith('zh'))
    expect(chinese.length).toBeGreaterThanOrEqual(CHINESE_SOURCES_MIN)
  })

  it('puts only tags of the vocabulary on its posts', () => {
    const ids = new Set(tags.map(({ id }) => id))
    expect(sources.flatMap((source) => source.tags).filter((tag) => !ids.has(tag))).toEqual([])
  })

  it.each([
    ['a feed', sources.filter(({ url, page }) => page === null && /(rss|atom|feed|\.xml|index)/.test(url))],
    ['an Atom feed of Blogger', sources.filter(({ url }) => url.endsWith('/feeds/posts/default'))],
    ['RSS 1.0', sources.filter(({ url }) => url.includes('feed=rdf'))],
    ['a JSON Feed', sources.filter(({ url }) => url.endsWith('.json'))],
    ['a sitemap', sources.filter(({ url }) => /sitemap[^/]*\.xml$/.test(url))],
    ['a page read by selectors', sources.filter(({ page }) => page !== null && page !== 'auto')],
    ['a page whose list is found by itself', sources.filter(({ page }) => page === 'auto')],
    ['a source that is paused', sources.filter(({ active }) => active === false)],
    ['a source of an open licence', sources.filter(({ full }) => full)],
  ])('shows by example how to follow %s', (_, examples) => {
    expect(examples).not.toEqual([])
  })

  it('reads back the same from its own export', () => {
    expect(parseSources({ text: toSourcesYaml(sources), file: 'export' })).toEqual(sources)
  })

  it('asks every source by an encrypted connection', () => {
    expect(sources.filter(({ url, site }) => !`${url} ${site}`.match(/^https:\S+ https:/))).toEqual([])
  })
})

describe('config/tags.yaml', () => {
  it('knows many concepts, in English and Chinese', () => {
    expect(tags.length).toBeGreaterThanOrEqual(CONCEPTS_MIN)
    const chinese = tags.filter(({ names, aliases }) => /\p{Script=Han}/u.test(`${names.zh}${aliases.zh}`))
    expect(chinese.length / tags.length).toBeGreaterThan(0.9)
  })

  it('meets no Latin word shorter than three letters in any case', () => {
    const short = tags.flatMap(toForms).flatMap(({ anyCase }) => anyCase.filter(isShortLatin))
    expect(short).toEqual([])
  })

  it('keeps the case of abbreviations that are everyday words in lower case', () => {
    const anyCase = new Set(tags.flatMap((tag) => toForms(tag).anyCase.map((word) => word.toLowerCase())))
    const everyday = [
      'rag',
      'sam',
      'clip',
      'adam',
      'whisper',
      'dino',
      'agent',
      'prompt',
      'attention',
      'ray',
      'flow',
    ]
    expect(everyday.filter((word) => anyCase.has(word))).toEqual([])
  })

  it('holds no word that stands in every post of this field', () => {
    const words = new Set(tags.flatMap((tag) => [...toForms(tag).anyCase, ...toForms(tag).ownCase]))
    const generic = [
      '模型',
      '数据',
      '学习',
      '输入',
      '输出',
      '训练',
      '算法',
      '网络',
      'model',
      'data',
      'training',
      'AI',
    ]
    expect(generic.filter((word) => words.has(word))).toEqual([])
  })
})

function isShortLatin(word: string): boolean {
  return /^[\p{Script=Latin}\p{N}]+$/u.test(word) && word.length < ANY_CASE_LETTERS_MIN
}
