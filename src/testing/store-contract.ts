import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../entry.ts'
import type { Store } from '../store/open-store.ts'
import { ALL_ENTRIES, type EntryFilter, type ListRequest } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from './entries.ts'
import { describeLists } from './list-contract.ts'

const DAY = 86_400_000

const filter = (fields: Partial<EntryFilter> = {}): EntryFilter => ({ ...ALL_ENTRIES, ...fields })

const request = (fields: Partial<ListRequest> = {}): ListRequest => ({
  filter: filter(),
  sort: 'published',
  limit: 12,
  page: 1,
  cursor: null,
  ...fields,
})

/** The contract of an engine: everything the service asks of a store. `open` answers an empty one each time. */
export function describeStore(engine: string, open: () => Promise<Store>): void {
  describe(engine, () => {
    let store: Store

    const titles = async (fields: Partial<ListRequest> = {}) =>
      (await store.reads.listEntries(request(fields))).entries.map((entry) => entry.title)

    const save = (entries: Entry[], oldKey: number | null = null) =>
      store.writes.saveRefresh(toTestRefresh(entries.map((entry) => toTestSave(entry, { oldKey }))))

    beforeEach(async () => {
      store = await open()
      await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
    })

    afterEach(() => store.database.close())

    describe('saveRefresh', () => {
      it('saves an entry once however often it is saved', async () => {
        const entry = toTestEntry({ title: 'Once', tags: [{ id: 'nlp', name: 'NLP', origin: 'author' }] })
        await save([entry])
        const [known] = await store.writes.listKnown('signal')
        await save([entry], known?.key)
        expect(await titles()).toEqual(['Once'])
        expect(await store.reads.listTagCounts()).toEqual([{ id: 'nlp', name: 'NLP', count: 1 }])
      })

      it('replaces what changed, in every index', async () => {
        await save([toTestEntry({ guid: 'a', title: 'Alpha', authors: ['Ann'] })])
        const [known] = await store.writes.listKnown('signal')
        await save([toTestEntry({ guid: 'a', title: 'Beta', authors: ['Bob'] })], known?.key)
        expect(await titles({ filter: filter({ q: 'alpha' }) })).toEqual([])
        expect(await titles({ filter: filter({ q: 'beta' }) })).toEqual(['Beta'])
        expect(await titles({ filter: filter({ author: 'ann' }) })).toEqual([])
        expect(await titles({ filter: filter({ author: 'BOB' }) })).toEqual(['Beta'])
      })

      it('moves an entry whose date became known', async () => {
        const seen = toTestEntry({ guid: 'a', title: 'Moved', publishedPrecision: 'seen' })
        await save([seen, toTestEntry({ guid: 'b', title: 'Between', publishedAt: TEST_NOW - DAY })])
        const known = (await store.writes.listKnown('signal')).find((each) => each.id === seen.id)
        await save([{ ...seen, publishedAt: TEST_NOW - 2 * DAY, publishedPrecision: 'day' }], known?.key)
        expect(await titles()).toEqual(['Between', 'Moved'])
        expect((await store.reads.findEntry(seen.id))?.contentText).toBe('A snippet.')
      })

      it('answers contents for a list of entries', async () => {
        const entry = toTestEntry({ title: 'Whole', contentHtml: '<p>All of it.</p>' })
        await save([entry])
        const contents = await store.reads.listContents([entry.id, 'unknown'])
        expect(contents).toEqual([{ id: entry.id, contentHtml: '<p>All of it.</p>', enclosures: [] }])
      })

      it('keeps nothing of a refresh that fails half-way', async () => {
        const good = toTestSave(toTestEntry({ title: 'Good' }))
        const bad = toTestSave(toTestEntry({ title: 'Bad', sourceId: 'nobody' }))
        await expect(store.writes.saveRefresh(toTestRefresh([good, bad]))).rejects.toThrow(/foreign key/i)
        expect(await titles()).toEqual([])
      })

      it('moves the version only when readers would see a difference', async () => {
        const before = await store.reads.findVersion()
        await store.writes.saveRefresh(toTestRefresh([]))
        expect(await store.reads.findVersion()).toEqual(before)
        await save([toTestEntry()])
        expect((await store.reads.findVersion()).version).toBe(before.version + 1)
      })

      it('stores strings that engines disagree about without their bad parts', async () => {
        const entry = toTestEntry({ title: 'a\0b\ud800c' })
        await save([entry])
        expect((await store.reads.findEntry(entry.id))?.title).toBe('ab\ufffdc')
      })
    })

    describe('listEntries', () => {
      beforeEach(async () => {
        const entries = Array.from({ length: 30 }, (_, index) =>
          toTestEntry({
            guid: `n${index}`,
            title: `Post ${index}`,
            sourceId: index % 3 === 0 ? 'echo' : 'signal',
            language: index % 2 === 0 ? 'zh-Hans' : 'en',
            publishedAt: TEST_NOW - index * DAY,
            seenAt: TEST_NOW + index,
            tags: index < 4 ? [{ id: 'em', name: 'EM', origin: 'vocabulary' }] : [],
          }),
        )
        await save(entries)
      })

      it('pages newest first', async () => {
        const page = await store.reads.listEntries(request({ page: 3 }))
        expect(page).toMatchObject({ total: 30, page: 3, pages: 3, next: null })
        expect(page.entries.map((entry) => entry.title)).toEqual(
          [24, 25, 26, 27, 28, 29].map((n) => `Post ${n}`),
        )
      })

      it('answers an empty page beyond the last', async () => {
        expect(await store.reads.listEntries(request({ page: 9 }))).toMatchObject({
          entries: [],
          total: 30,
          pages: 3,
        })
      })

      it('filters by source, language, tag and date together', async () => {
        expect(
          await titles({ filter: filter({ sources: ['echo'], languages: ['zh'], tags: ['em'] }) }),
        ).toEqual(['Post 0'])
        expect(await titles({ filter: filter({ since: TEST_NOW - 2 * DAY, until: TEST_NOW }) })).toEqual([
          'Post 1',
          'Post 2',
        ])
      })

      it.each(['published', 'seen'] as const)(
        'walks %s order by cursor forth and back, whatever arrives meanwhile',
        async (sort) => {
          const first = await store.reads.listEntries(request({ sort, limit: 10 }))
          await save([
            toTestEntry({ guid: 'late', title: 'Late', publishedAt: TEST_NOW + DAY, seenAt: TEST_NOW + DAY }),
          ])
          const second = await store.reads.listEntries(request({ sort, limit: 10, cursor: first.next }))
          const third = await store.reads.listEntries(request({ sort, limit: 10, cursor: second.next }))
          const ids = [...first.entries, ...second.entries, ...third.entries].map((entry) => entry.id)
          expect(new Set(ids).size).toBe(30)
          expect(third.next).toBeNull()
          const back = await store.reads.listEntries(request({ sort, limit: 10, cursor: third.previous }))
          expect(back.entries).toEqual(second.entries)
          expect(
            (await store.reads.listEntries(request({ sort, limit: 20, cursor: back.previous }))).entries,
          ).toHaveLength(11)
        },
      )

      it('counts days, whatever the times of day', async () => {
        await save([
          toTestEntry({ guid: 'hour', title: 'An hour before', publishedAt: TEST_NOW - DAY - DAY / 24 }),
        ])
        const days = await store.reads.listDays({ since: TEST_NOW - 2.5 * DAY })
        expect(days).toEqual([
          { day: '2026-11-21', count: 1 },
          { day: '2026-11-22', count: 2 },
          { day: '2026-11-23', count: 1 },
        ])
      })
    })

    describe('listWeeks', () => {
      const tags = [{ id: 'em', name: 'EM', origin: 'vocabulary' as const }]
      const until = TEST_NOW + 1000

      beforeEach(() =>
        save([
          toTestEntry({ guid: 'now', publishedAt: TEST_NOW, tags }),
          toTestEntry({ guid: 'first', publishedAt: until - 7 * DAY, tags }),
          toTestEntry({ guid: 'before', publishedAt: until - 7 * DAY - 1000 }),
          toTestEntry({ guid: 'old', publishedAt: until - 21 * DAY - 1000, tags }),
          toTestEntry({ guid: 'later', publishedAt: until, tags }),
          toTestEntry({ guid: 'other', sourceId: 'echo', publishedAt: TEST_NOW }),
        ]),
      )

      it('counts the posts of sources by whole weeks before a moment', async () => {
        const ids = ['signal', 'echo', 'nobody']
        expect(await store.reads.listWeeks({ kind: 'source', ids, until, weeks: 3 })).toEqual(
          new Map([
            ['signal', [0, 1, 2]],
            ['echo', [0, 0, 1]],
          ]),
        )
      })

      it('counts those of tags, and none where none are named', async () => {
        expect(await store.reads.listWeeks({ kind: 'tag', ids: ['em'], until, weeks: 3 })).toEqual(
          new Map([['em', [0, 0, 2]]]),
        )
        expect(await store.reads.listWeeks({ kind: 'tag', ids: [], until, weeks: 3 })).toEqual(new Map())
      })
    })

    describe('lists', () => describeLists(() => store))

    describe('search', () => {
      const bodies = {
        lora: '用LoRA微调Qwen模型：只训练低秩矩阵。',
        attention: '注意力机制让模型看见全局。',
        english: 'Fine-tuning GPT-4 with adapters; attention is all you need.',
      }

      beforeEach(async () => {
        await save(Object.entries(bodies).map(([title, contentText]) => toTestEntry({ title, contentText })))
      })

      it.each([
        ['模型', ['lora', 'attention']],
        ['微调', ['lora']],
        ['注意力', ['attention']],
        ['LoRA', ['lora']],
        ['lora', ['lora']],
        ['qwen', ['lora']],
        ['Qwen模型', ['lora']],
        ['秩', ['lora']],
        ['gpt-4', ['english']],
        ['attention need', ['english']],
        ['注意力 微调', []],
        ['"unbalanced', []],
        ['***', []],
        ['NEAR(', []],
      ])('%s finds %j', async (q, expected) => {
        expect((await titles({ filter: filter({ q }), sort: 'relevance' })).sort()).toEqual(
          [...expected].sort(),
        )
      })

      it('looks through authors and tags too, tags in both languages', async () => {
        const tags = [{ id: 'object-detection', name: '目标检测', origin: 'vocabulary' as const }]
        await save([
          toTestEntry({ title: '检测综述', contentText: '一篇综述。', authors: ['Ada Lovelace'], tags }),
        ])
        for (const q of ['lovelace', '目标检测', 'object detection']) {
          expect(await titles({ filter: filter({ q }) })).toEqual(['检测综述'])
        }
      })

      it('ranks a word in the title over one in the text', async () => {
        await save([
          toTestEntry({
            guid: 't',
            title: '注意力综述',
            contentText: '一篇综述。',
            publishedAt: TEST_NOW - DAY,
          }),
        ])
        expect(await titles({ filter: filter({ q: '注意力' }), sort: 'relevance' })).toEqual([
          '注意力综述',
          'attention',
        ])
      })
    })

    describe('related', () => {
      const relate = (title: string, related: { key: number; score: number }[]) =>
        toTestSave(toTestEntry({ title }), { related })
      const relatedOf = async (title: string) =>
        (await store.reads.findEntry(toTestEntry({ title }).id))?.related.map((card) => card.title)

      it('reads them from both sides, the nearest first, without what is gone', async () => {
        const [a, b] = [relate('A', []), relate('B', [])]
        const c = relate('C', [
          { key: a.key, score: 1 },
          { key: b.key, score: 2 },
          { key: 7, score: 3 },
        ])
        await store.writes.saveRefresh(toTestRefresh([a, b, c]))
        expect(await relatedOf('C')).toEqual(['B', 'A'])
        expect(await relatedOf('A')).toEqual(['C'])
        await store.writes.saveRefresh(toTestRefresh([{ ...c, oldKey: c.key, related: [] }]))
        expect(await relatedOf('A')).toEqual([])
      })

      it('leads to the original of a repost, and never to the same story', async () => {
        const lead = relate('Lead', [])
        const place = { story: lead.entry.id, isLead: false, alsoAt: [] }
        const repost = relate('Repost', [{ key: lead.key, score: 5 }])
        const other = relate('Other', [{ key: repost.key, score: 1 }])
        const placed = { ...repost, place: { ...place, key: repost.key } }
        await store.writes.saveRefresh(toTestRefresh([lead, placed, other]))
        expect(await relatedOf('Other')).toEqual(['Lead'])
        expect(await relatedOf('Lead')).toEqual(['Other'])
        expect(await relatedOf('Repost')).toEqual(['Other'])
      })

      it('tells what stories may have in common', async () => {
        const papers = [{ kind: 'doi' as const, id: '10.1000/182', url: 'https://doi.org/10.1000/182' }]
        const entry = toTestEntry({ papers, tags: [{ id: 'nlp', name: 'NLP', origin: 'author' }] })
        await save([entry])
        const { key } = toTestSave(entry)
        expect(await store.writes.listTraits(9)).toEqual([{ key, traits: ['nlp', 'doi:10.1000/182'] }])
      })
    })

    describe('papers', () => {
      const attention = { kind: 'arxiv' as const, id: '1706.03762', url: 'https://arxiv.org/abs/1706.03762' }
      const toCode = (id: string) => ({ kind: 'github' as const, id, url: `https://github.com/${id}` })

      it('counts the posts that name one, and lists them', async () => {
        await save([
          toTestEntry({ title: 'A', papers: [attention, toCode('Ada/Momentum')] }),
          toTestEntry({ title: 'B', publishedAt: TEST_NOW + 1000, papers: [toCode('ada/momentum')] }),
        ])
        const code = { ...toCode('Ada/Momentum'), id: 'github:ada/momentum', name: 'Ada/Momentum', count: 2 }
        expect(await store.reads.listPapers({ kind: null, limit: 1, page: 1 })).toEqual({
          papers: [code],
          total: 2,
        })
        expect(await store.reads.listPapers({ kind: 'arxiv', limit: 9, page: 1 })).toMatchObject({
          papers: [{ id: 'arxiv:1706.03762', count: 1 }],
          total: 1,
        })
        expect(await store.reads.findPaper('github:ada/momentum')).toEqual(code)
        expect(await store.reads.findPaper('github:ada/other')).toBeNull()
        expect(await titles({ filter: filter({ papers: ['arxiv:1706.03762'] }) })).toEqual(['A'])
      })

      it('forgets what a post names no longer, and what is gone', async () => {
        await save([toTestEntry({ guid: 'a', papers: [attention] })])
        const [known] = await store.writes.listKnown('signal')
        await save([toTestEntry({ guid: 'a', papers: [toCode('ada/momentum')] })], known?.key)
        expect(await store.reads.findPaper('arxiv:1706.03762')).toMatchObject({ count: 0 })
        await store.writes.deleteSource('signal', TEST_NOW)
        expect((await store.reads.listPapers({ kind: null, limit: 9, page: 1 })).papers).toEqual([])
      })
    })

    describe('stories', () => {
      it('lists a repost under its original only, and lets it stand for itself when that goes', async () => {
        const original = toTestSave(toTestEntry({ title: 'Original', sourceId: 'echo' }))
        const repost = toTestEntry({ title: 'Repost', contentText: 'unusual words' })
        const also = {
          url: repost.url,
          title: 'Repost',
          source: 'Source signal',
          relation: 'repost' as const,
        }
        await store.writes.saveRefresh(
          toTestRefresh([{ ...original, place: { ...original.place, alsoAt: [also] } }]),
        )
        const copy = toTestSave(repost)
        const place = { ...copy.place, story: original.entry.id, isLead: false }
        await store.writes.saveRefresh(toTestRefresh([{ ...copy, place }]))
        expect(await titles()).toEqual(['Original'])
        expect(await titles({ filter: filter({ q: 'unusual' }) })).toEqual([])
        await store.writes.deleteSource('echo', TEST_NOW)
        expect(await titles()).toEqual(['Repost'])
        expect(await titles({ filter: filter({ q: 'unusual' }) })).toEqual(['Repost'])
      })
    })

    describe('sources', () => {
      it('claims what is due once', async () => {
        const options = { now: TEST_NOW + 60_000, leaseMs: 60_000, limit: 10, by: 'here' }
        expect((await store.writes.claimDue(options)).map((source) => source.id).sort()).toEqual([
          'echo',
          'signal',
        ])
        expect(await store.writes.claimDue(options)).toEqual([])
        expect(await store.writes.claim('echo', options)).toBeNull()
        expect(await store.writes.claimDue({ ...options, now: options.now + 60_000 })).toHaveLength(2)
      })

      it('is not moved by a start with the same file', async () => {
        const before = await store.reads.findVersion()
        await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW + 5)
        expect(await store.reads.findVersion()).toEqual(before)
      })

      it('retires what left the file and takes it back', async () => {
        await save([toTestEntry({ title: 'Kept' })])
        await store.writes.syncSources([toTestSource({ id: 'echo' })], TEST_NOW)
        expect(await store.reads.findSource('signal')).toMatchObject({ status: 'retired', entryCount: 1 })
        expect(await titles()).toEqual(['Kept'])
        await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
        expect(await store.reads.findSource('signal')).toMatchObject({ status: 'active' })
      })

      it('pauses what the file pauses', async () => {
        await store.writes.syncSources(
          [toTestSource({ active: false }), toTestSource({ id: 'echo' })],
          TEST_NOW,
        )
        expect(await store.reads.findSource('signal')).toMatchObject({ status: 'paused' })
        await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
        expect(await store.reads.findSource('signal')).toMatchObject({ status: 'active' })
      })

      it('starts anew where an address changed', async () => {
        const patch = { ...toTestRefresh([]).patch, etag: '"a"', movedTo: 'https://moved.example/' }
        await store.writes.saveRefresh(toTestRefresh([], { patch }))
        expect(await store.reads.findSource('signal')).toMatchObject({
          etag: '"a"',
          movedTo: 'https://moved.example/',
        })
        await store.writes.syncSources([toTestSource({ url: 'https://new.example/' })], TEST_NOW)
        expect(await store.reads.findSource('signal')).toMatchObject({
          etag: null,
          movedTo: null,
          nextFetchAt: TEST_NOW,
        })
      })
    })

    describe('prune', () => {
      it('deletes what is older and says how much', async () => {
        await save([
          toTestEntry({ title: 'Old', publishedAt: TEST_NOW - 9 * DAY }),
          toTestEntry({ title: 'New' }),
        ])
        expect(await store.writes.prune({ before: TEST_NOW - 5 * DAY, now: TEST_NOW })).toBe(1)
        expect(await titles()).toEqual(['New'])
        expect(await store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1, stories: 1, sources: 2 })
      })
    })
  })
}
