import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../errors.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { anyText } from '../testing/any-text.ts'
import { toTestConcept } from '../testing/builders.ts'
import { LIST_PARAMETERS } from '../testing/list-parameters.ts'
import { toCursorText } from './cursor.ts'
import { toListRequest } from './filter.ts'

const now = Date.parse('2026-11-23T12:00:00Z')
const read = (query: Record<string, unknown>) => toListRequest(query, { now, limit: 12 })

function mistakesOf(query: Record<string, unknown>): string[] {
  try {
    read(query)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid')
      return error.mistakes.map(({ detail }) => detail)
    throw error
  }
  return []
}

describe('toListRequest', () => {
  it('leaves everything open when the query is empty', () => {
    const filter = ALL_ENTRIES
    expect(read({})).toEqual({ filter, sort: 'published', limit: 12, page: 1, cursor: null })
  })

  it('counts blank and unknown parameters as absent', () => {
    expect(read({ q: ' ', tag: ['', ','], page: '', since: '\0', utm_source: 'x', __proto__: 'x' })).toEqual(
      read({}),
    )
  })

  it('takes several values by repetition and by comma', () => {
    const { filter } = read({ tag: ['nlp,vision', 'nlp', ' rl '], source: 'a,b', language: 'zh' })
    expect(filter).toMatchObject({ tags: ['nlp', 'vision', 'rl'], sources: ['a', 'b'], languages: ['zh'] })
  })

  it('knows a language by its tag, in any spelling', () => {
    expect(read({ language: 'zh-hans,EN,en' }).filter.languages).toEqual(['zh-Hans', 'en'])
    for (const language of ['zz yy', 'x_y', '"><b>', 'e'])
      expect(() => read({ language })).toThrow(`language: ${language} is none; give a tag`)
  })

  it('makes text safe for any store', () => {
    expect(read({ q: 'a\0b\ud800' }).filter.q).toBe('a b\ufffd')
  })

  it('sorts by relevance only where there are words', () => {
    expect(toListRequest({}, { now, limit: 12, sort: 'relevance' }).sort).toBe('published')
    expect(toListRequest({ q: 'x' }, { now, limit: 12, sort: 'relevance' }).sort).toBe('relevance')
    expect(toListRequest({ q: 'x', sort: 'seen' }, { now, limit: 12, sort: 'relevance' }).sort).toBe('seen')
  })

  it('takes the operators out of a search, tags by any of their names', () => {
    const tags = [toTestConcept('vision', { aliases: { en: ['CV'], zh: ['视觉'] } })]
    const { filter, sort } = toListRequest(
      { q: 'x tag:视觉 -tag:other' },
      { now, limit: 12, tags, sort: 'relevance' },
    )
    expect(filter.q).toBe('x')
    expect(filter.operators).toEqual([
      { anyOf: [{ field: 'tag', value: 'vision' }], isExcluded: false },
      { anyOf: [{ field: 'tag', value: 'other' }], isExcluded: true },
    ])
    expect(sort).toBe('relevance')
  })

  it('orders a search of operators alone by date', () => {
    const list = toListRequest({ q: 'lang:zh', sort: 'relevance' }, { now, limit: 12 })
    expect([list.sort, list.filter.q]).toEqual(['published', null])
  })

  it('reads a cursor of its own order', () => {
    const cursor = { direction: 'previous' as const, at: now, key: 7 }
    expect(read({ cursor: toCursorText(cursor, 'published') }).cursor).toEqual(cursor)
  })

  it.each([
    [{ limit: '0' }, 'limit: must be a whole number from 1 to 100'],
    [{ limit: '1e1' }, 'limit: must be a whole number from 1 to 100'],
    [{ limit: '101' }, 'limit: must be a whole number from 1 to 100'],
    [{ page: '-1' }, 'page: must be a whole number from 1 to 100000'],
    [{ page: '9'.repeat(30) }, 'page: must be a whole number from 1 to 100000'],
    [{ page: ['1', '2'] }, 'page: given 2 times, give it once'],
    [{ sort: 'random' }, 'sort: must be one of published, seen, relevance'],
    [{ sort: 'relevance' }, 'sort: relevance needs search words in q'],
    [{ q: 'x'.repeat(301) }, 'q: 301 characters long, at most 300 are allowed'],
    [
      { tag: Array.from({ length: 21 }, (_, index) => `t${index}`) },
      'tag: 21 values, at most 20 are allowed',
    ],
    [
      { q: 'x', sort: 'relevance', cursor: 'x' },
      expect.stringContaining('cursor: a list sorted by relevance'),
    ],
    [{ cursor: 'x' }, expect.stringContaining('cursor: not one that')],
    [{ since: 'soon' }, expect.stringContaining('since: must be an RFC 3339 time')],
  ])('refuses %o', (query, detail) => {
    expect(mistakesOf(query)).toEqual([detail])
  })

  it('names every mistake at once', () => {
    expect(mistakesOf({ limit: 'x', page: 'y', sort: 'z' })).toHaveLength(3)
  })

  it('answers or refuses, whatever the query', () => {
    const value = fc.oneof(anyText(), fc.array(fc.string()), fc.integer(), fc.anything())
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...LIST_PARAMETERS), value),
        (query) => void mistakesOf(query),
      ),
    )
  })
})
