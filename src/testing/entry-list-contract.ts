import { beforeEach, describe, expect, it } from 'vitest'
import { TEST_NOW, toTestEntry } from './entries.ts'
import { type StoreRig, toFilter, toRequest } from './store-rig.ts'

const DAY = 86_400_000

/** Lists of entries, their pages and what is counted of them. */
export function describeEntryLists(rig: StoreRig): void {
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
      await rig.save(entries)
    })

    it('pages newest first', async () => {
      const page = await rig.store.reads.listEntries(toRequest({ page: 3 }))
      expect(page).toMatchObject({ total: 30, page: 3, pages: 3, next: null })
      expect(page.entries.map((entry) => entry.title)).toEqual(
        [24, 25, 26, 27, 28, 29].map((n) => `Post ${n}`),
      )
    })

    it('answers an empty page beyond the last', async () => {
      expect(await rig.store.reads.listEntries(toRequest({ page: 9 }))).toMatchObject({
        entries: [],
        total: 30,
        pages: 3,
      })
    })

    it('filters by source, language, tag and date together', async () => {
      expect(
        await rig.titles({ filter: toFilter({ sources: ['echo'], languages: ['zh'], tags: ['em'] }) }),
      ).toEqual(['Post 0'])
      expect(await rig.titles({ filter: toFilter({ since: TEST_NOW - 2 * DAY, until: TEST_NOW }) })).toEqual([
        'Post 1',
        'Post 2',
      ])
    })

    it.each(['published', 'seen'] as const)(
      'walks %s order by cursor forth and back, whatever arrives meanwhile',
      async (sort) => {
        const first = await rig.store.reads.listEntries(toRequest({ sort, limit: 10 }))
        await rig.save([
          toTestEntry({ guid: 'late', title: 'Late', publishedAt: TEST_NOW + DAY, seenAt: TEST_NOW + DAY }),
        ])
        const second = await rig.store.reads.listEntries(toRequest({ sort, limit: 10, cursor: first.next }))
        const third = await rig.store.reads.listEntries(toRequest({ sort, limit: 10, cursor: second.next }))
        const ids = [...first.entries, ...second.entries, ...third.entries].map((entry) => entry.id)
        expect(new Set(ids).size).toBe(30)
        expect(third.next).toBeNull()
        const back = await rig.store.reads.listEntries(toRequest({ sort, limit: 10, cursor: third.previous }))
        expect(back.entries).toEqual(second.entries)
        expect(
          (await rig.store.reads.listEntries(toRequest({ sort, limit: 20, cursor: back.previous }))).entries,
        ).toHaveLength(11)
      },
    )

    it('counts days, whatever the times of day', async () => {
      await rig.save([
        toTestEntry({ guid: 'hour', title: 'An hour before', publishedAt: TEST_NOW - DAY - DAY / 24 }),
      ])
      const days = await rig.store.reads.listDays({ since: TEST_NOW - 2.5 * DAY })
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
      rig.save([
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
      expect(await rig.store.reads.listWeeks({ kind: 'source', ids, until, weeks: 3 })).toEqual(
        new Map([
          ['signal', [0, 1, 2]],
          ['echo', [0, 0, 1]],
        ]),
      )
    })

    it('counts those of tags, and none where none are named', async () => {
      expect(await rig.store.reads.listWeeks({ kind: 'tag', ids: ['em'], until, weeks: 3 })).toEqual(
        new Map([['em', [0, 0, 2]]]),
      )
      expect(await rig.store.reads.listWeeks({ kind: 'tag', ids: [], until, weeks: 3 })).toEqual(new Map())
    })
  })
}
