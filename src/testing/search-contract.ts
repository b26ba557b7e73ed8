import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseSearch } from '../search/search.ts'
import type { Store } from '../store/open-store.ts'
import { ALL_ENTRIES, type ListRequest } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from './entries.ts'

const DAY = 86_400_000

const TITLES = ['Adam', 'Echo', 'Lion', '注意力机制']
/** Searches of one thing and what they find. */
const LEAVES: [text: string, titles: string[]][] = [
  ['warmup', ['Adam', '注意力机制']],
  ['adam', ['Adam', 'Lion']],
  ['title:adam', ['Adam']],
  ['"nothing of"', ['Echo']],
  ['tag:nlp', ['Adam']],
  ['source:echo', ['Echo']],
  ['lang:zh', ['注意力机制']],
  ['author:zola', ['Lion']],
]

interface Typed {
  text: string
  titles: string[]
}

/** Searches with brackets within brackets, and by what they mean the titles that they find. */
const { searches } = fc.letrec<{ searches: Typed; unit: Typed; group: Typed }>((tie) => {
  const leaf = fc.constantFrom(...LEAVES).map(([text, titles]) => ({ text, titles }))
  const all = fc.array(fc.array(tie('unit'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  const isIn = (title: string) => (each: Typed) => each.titles.includes(title)
  return {
    searches: all.map((clauses) => ({
      text: clauses.map((any) => any.map(({ text }) => text).join(' OR ')).join(' '),
      titles: TITLES.filter((title) => clauses.every((any) => any.some(isIn(title)))),
    })),
    group: tie('searches').map(({ text, titles }) => ({ text: `(${text})`, titles })),
    unit: fc
      .tuple(fc.boolean(), fc.oneof({ maxDepth: 4 }, leaf, tie('group')))
      .map(([isExcluded, { text, titles }]) => ({
        text: isExcluded ? `-${text}` : text,
        titles: isExcluded ? TITLES.filter((title) => !titles.includes(title)) : titles,
      })),
  }
})

/** What a search finds, on any engine. `open` answers an empty store each time. */
export function describeSearch(engine: string, open: () => Promise<Store>): void {
  describe(`a search on ${engine}`, () => {
    let store: Store

    beforeEach(async () => {
      store = await open()
      await store.writes.syncSources(
        [toTestSource(), toTestSource({ id: 'echo', title: 'Écho 回声' })],
        TEST_NOW,
      )
      const nlp = { id: 'nlp', name: 'NLP', origin: 'author' as const }
      const entries = [
        toTestEntry({
          title: 'Adam',
          contentText: 'An optimizer with warmup.',
          authors: ['Ann Lee'],
          tags: [nlp],
        }),
        toTestEntry({
          title: 'Lion',
          contentText: 'Compared with Adam.',
          authors: ['Émile Zola'],
          publishedAt: TEST_NOW - 10 * DAY,
        }),
        toTestEntry({
          title: '注意力机制',
          contentText: '用 warmup 训练。',
          language: 'zh-Hans',
          authors: ['李安'],
        }),
      ]
      await store.writes.saveRefresh(toTestRefresh(entries.map((entry) => toTestSave(entry))))
      const other = toTestEntry({
        sourceId: 'echo',
        title: 'Echo',
        contentText: 'Nothing of it.',
        language: null,
      })
      await store.writes.saveRefresh(toTestRefresh([toTestSave(other)]))
    })

    afterEach(() => store.database.close())

    const find = async (text: string, sort: ListRequest['sort'] = 'published') => {
      const { words, operators } = parseSearch(text)
      const filter = ALL_ENTRIES
      const { entries, total } = await store.reads.listEntries({
        filter: { ...filter, q: words || null, operators },
        sort: words ? sort : 'published',
        limit: 10,
        page: 1,
        cursor: null,
      })
      expect(total).toBe(entries.length)
      return entries.map(({ title }) => title).sort()
    }

    it.each([
      ['warmup', ['Adam', '注意力机制']],
      ['warmup -optimizer', ['注意力机制']],
      ['lion OR 注意力', ['Lion', '注意力机制']],
      ['(lion | 注意力) warmup', ['注意力机制']],
      ['adam', ['Adam', 'Lion']],
      ['title:adam', ['Adam']],
      ['title:注意', ['注意力机制']],
      ['"with warmup"', ['Adam']],
      ['optimizers', ['Adam']],
      ['"optimizers"', []],
      ['-optimizers adam', ['Lion']],
      ['warm-up', ['Adam', '注意力机制']],
      ['warmup NOT optimizer', ['注意力机制']],
      ['-adam', ['Echo', '注意力机制']],
      ['-adam -"nothing of"', ['注意力机制']],
      ['tag:nlp', ['Adam']],
      ['tag:NLP OR tag:vision', ['Adam']],
      ['-tag:nlp', ['Echo', 'Lion', '注意力机制']],
      ['source:echo', ['Echo']],
      ['source:回声', ['Echo']],
      ['-source:echo adam', ['Adam', 'Lion']],
      ['author:"ann lee"', ['Adam']],
      ['author:lee', ['Adam']],
      ['author:李安', ['注意力机制']],
      ['-author:lee', ['Echo', 'Lion', '注意力机制']],
      ['lang:zh', ['注意力机制']],
      ['lang:ZH-hans', ['注意力机制']],
      ['lang:zh-CN', ['注意力机制']],
      ['lang:zh-TW', []],
      ['lang:en-US', ['Adam', 'Lion']],
      ['source:ECHO', ['Echo']],
      ['source:echo回', []],
      ['source:echo', ['Echo']],
      ['source:"ÉCHO 回"', ['Echo']],
      ['author:emile', ['Lion']],
      ['author:ÉMILE', ['Lion']],
      ['-lang:zh', ['Adam', 'Echo', 'Lion']],
      ['after:2026-11-20 adam', ['Adam']],
      ['before:2026-11-20', ['Lion']],
      ['source:100%', []],
      ['tag:nlp OR', ['Adam']],
      ['OR tag:nlp -', ['Adam']],
      ['tag:nlp "', ['Adam']],
      ['tag:nlp OR source:echo', ['Adam', 'Echo']],
      ['(tag:nlp OR source:echo) adam', ['Adam']],
      ['-(tag:nlp OR source:echo)', ['Lion', '注意力机制']],
      ['-(lion OR warmup)', ['Echo']],
      ['(optimizer adam) OR 训练', ['Adam', '注意力机制']],
      ['echo OR tag:nlp', ['Adam', 'Echo']],
      ['adam OR -warmup', ['Adam', 'Echo', 'Lion']],
    ])('%s', async (text, titles) => {
      expect(await find(text)).toEqual(titles.toSorted())
      expect(await find(text, 'relevance')).toEqual(titles.toSorted())
    })

    it('holds whatever stands in brackets together', async () => {
      const property = fc.asyncProperty(searches, async ({ text, titles }) => {
        expect(await find(text), text).toEqual(TITLES.filter((title) => titles.includes(title)))
      })
      await fc.assert(property, { numRuns: 60 })
    })

    it.each([
      '"',
      '-',
      'OR',
      '| |',
      '()',
      'title:',
      'tag:',
      '-"',
      '*',
      'a*b',
      "'",
      'NOT AND',
      '{title}: x',
      '\\',
      'a:*',
    ])('has a meaning for %j', async (text) => {
      expect(Array.isArray(await find(text, 'relevance'))).toBe(true)
    })
  })
}
