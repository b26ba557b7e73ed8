import { describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import type { Source } from '../source.ts'
import { parseSources } from './catalogue.ts'
import { toSourcesYaml } from './sources-yaml.ts'
import { changeSource, toSource } from './stanza.ts'

const PLAIN = { id: 'a', title: 'A', url: 'https://a.example/feed' }

const FULL: Source = {
  id: 'b',
  title: 'B: "quoted", 引号 # not a comment',
  url: 'https://b.example/news?x=1&y=2',
  site: 'https://b.example/blog/',
  language: 'zh-Hans',
  tags: ['nlp', 'yes', '007'],
  page: {
    item: ['article', 'li.post'],
    date: [{ select: 'time', attribute: 'datetime' }, '.date'],
    next: 'a[rel=next]',
    maxPages: 2,
  },
  json: null,
  sitemap: null,
  article: { fetch: 'always', content: ['main'], remove: ['.share', '#ads'], math: 'dollar' },
  expect: { minItems: 3 },
  full: true,
  active: false,
}

describe('toSource', () => {
  it('takes a Source as it takes a stanza', () => {
    expect(toSource(FULL)).toEqual(FULL)
    expect(toSource(toSource(PLAIN))).toEqual(toSource(PLAIN))
  })

  it('takes the address that a browser hands to feed readers', () => {
    expect(toSource({ ...PLAIN, url: 'feed:https://a.example/feed' })).toEqual(toSource(PLAIN))
  })

  it('tells every mistake at its JSON pointer', () => {
    const value = { id: 'A', url: PLAIN.url, 'a/b~': 1, page: { item: [5] } }
    const refusal = (() => {
      try {
        return toSource(value)
      } catch (error) {
        return error
      }
    })()
    expect(refusal).toBeInstanceOf(AppError)
    expect((refusal as AppError).mistakes.map(({ where }) => where).sort()).toEqual(
      ['/a~1b~0', '/id', '/page/item/0', '/title'].sort(),
    )
  })

  it.each([[null], ['x'], [[]], [5], [undefined]])('refuses %j', (value) => {
    expect(() => toSource(value)).toThrow(AppError)
  })

  it('gives every source lists of its own', () => {
    toSource(PLAIN).article.remove.push('.changed')
    expect(toSource(PLAIN).article.remove).toEqual([])
  })
})

describe('changeSource', () => {
  it('puts a new way to read a source in the place of the old one', () => {
    expect(changeSource(FULL, { json: 'auto' })).toEqual({ ...FULL, page: null, json: 'auto' })
    expect(changeSource(FULL, { title: 'C' })).toEqual({ ...FULL, title: 'C' })
  })
})

describe('toSourcesYaml', () => {
  it('writes what parseSources reads back as the same', () => {
    const json = { items: 'data.posts', link: ['url', 'https://a.example/{slug}'], maxPages: 2 }
    const sources = [toSource(PLAIN), FULL, { ...toSource(PLAIN), id: 'c', url: 'https://c.example/', json }]
    expect(parseSources({ text: toSourcesYaml(sources), file: 'x' })).toEqual(sources)
    expect(parseSources({ text: toSourcesYaml([]), file: 'x' })).toEqual([])
  })

  it('leaves out what is so by default', () => {
    const withState = { ...toSource(PLAIN), status: 'active', failures: 0 }
    expect(toSourcesYaml([withState])).toBe('- id: a\n  title: A\n  url: https://a.example/feed\n')
  })
})
