import { describe, expect, it } from 'vitest'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave } from './entries.ts'
import { type StoreRig, toFilter } from './store-rig.ts'

const DAY = 86_400_000

/** How entries are saved, replaced and deleted. */
export function describeSaving(rig: StoreRig): void {
  describe('saveRefresh', () => {
    it('saves an entry once however often it is saved', async () => {
      const entry = toTestEntry({ title: 'Once', tags: [{ id: 'nlp', name: 'NLP', origin: 'author' }] })
      await rig.save([entry])
      const [known] = await rig.store.writes.listKnown('signal')
      await rig.save([entry], known?.key)
      expect(await rig.titles()).toEqual(['Once'])
      expect(await rig.store.reads.listTagCounts()).toEqual([{ id: 'nlp', name: 'NLP', count: 1 }])
    })

    it('keeps the formulas of a title, as long as it holds some', async () => {
      const entry = toTestEntry({ title: 'On \\(x\\)', titleHtml: 'On <math><mi>x</mi></math>' })
      const listTitles = async () => {
        const request = { filter: toFilter({}), sort: 'published', limit: 12, page: 1, cursor: null } as const
        return (await rig.store.reads.listEntries(request)).entries.map(({ titleHtml }) => titleHtml)
      }
      await rig.save([entry])
      expect(await listTitles()).toEqual(['On <math><mi>x</mi></math>'])
      const [known] = await rig.store.writes.listKnown('signal')
      await rig.save([{ ...entry, title: 'On x', titleHtml: null }], known?.key)
      expect(await listTitles()).toEqual([null])
    })

    it('replaces what changed, in every index', async () => {
      await rig.save([toTestEntry({ guid: 'a', title: 'Alpha', authors: ['Ann'] })])
      const [known] = await rig.store.writes.listKnown('signal')
      await rig.save([toTestEntry({ guid: 'a', title: 'Beta', authors: ['Bob'] })], known?.key)
      expect(await rig.titles({ filter: toFilter({ q: 'alpha' }) })).toEqual([])
      expect(await rig.titles({ filter: toFilter({ q: 'beta' }) })).toEqual(['Beta'])
      expect(await rig.titles({ filter: toFilter({ author: 'ann' }) })).toEqual([])
      expect(await rig.titles({ filter: toFilter({ author: 'BOB' }) })).toEqual(['Beta'])
    })

    it('moves an entry whose date became known', async () => {
      const seen = toTestEntry({ guid: 'a', title: 'Moved', publishedPrecision: 'seen' })
      await rig.save([seen, toTestEntry({ guid: 'b', title: 'Between', publishedAt: TEST_NOW - DAY })])
      const known = (await rig.store.writes.listKnown('signal')).find((each) => each.id === seen.id)
      await rig.save([{ ...seen, publishedAt: TEST_NOW - 2 * DAY, publishedPrecision: 'day' }], known?.key)
      expect(await rig.titles()).toEqual(['Between', 'Moved'])
      expect((await rig.store.reads.findEntry(seen.id))?.contentText).toBe('A snippet.')
    })

    it('saves what many posts have in common with each of them, a tag as the oldest writes it', async () => {
      const paper = { kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.org/abs/1706.03762' } as const
      const saves = Array.from({ length: 130 }, (_, n) => {
        const tags = [{ id: 'nlp', name: n === 0 ? 'NLP' : `Nlp ${n}`, origin: 'author' as const }]
        const fields = { tags, authors: ['Ann', 'Bob', 'ann'], papers: [paper, paper] }
        return toTestEntry({ guid: `n${n}`, publishedAt: TEST_NOW + n * 1000, ...fields })
      }).map((entry) => toTestSave(entry))
      const [first] = saves
      const related = first ? [{ key: first.key, score: 1 }] : []
      await rig.store.writes.saveRefresh(toTestRefresh(saves.map((save) => ({ ...save, related }))))
      const { reads } = rig.store
      expect(await reads.listTagCounts()).toEqual([{ id: 'nlp', name: 'NLP', count: 130 }])
      expect(await reads.listPapers({ kind: null, limit: 9, page: 1 })).toMatchObject({
        papers: [{ name: '1706.03762', count: 130 }],
      })
      for (const author of ['ann', 'bob'])
        expect(await rig.titles({ filter: toFilter({ author }), limit: 200 })).toHaveLength(130)
    })

    it('answers contents for a list of entries', async () => {
      const entry = toTestEntry({ title: 'Whole', contentHtml: '<p>All of it.</p>' })
      await rig.save([entry])
      const list = (isFull: boolean) => rig.store.reads.listContents([entry.id, 'unknown'], { isFull })
      const rest = { id: entry.id, enclosures: [] }
      expect(await list(true)).toEqual([{ ...rest, contentHtml: '<p>All of it.</p>' }])
      expect(await list(false)).toEqual([{ ...rest, contentHtml: null }])
    })

    it('keeps nothing of a refresh that fails half-way', async () => {
      const good = toTestSave(toTestEntry({ title: 'Good' }))
      const bad = toTestSave(toTestEntry({ title: 'Bad', sourceId: 'nobody' }))
      await expect(rig.store.writes.saveRefresh(toTestRefresh([good, bad]))).rejects.toThrow(/foreign key/i)
      expect(await rig.titles()).toEqual([])
    })

    it('says that a source was removed meanwhile, and saves the others of its group', async () => {
      const { writes } = rig.store
      await writes.claimDue({ now: TEST_NOW + 60_000, leaseMs: 60_000, limit: 10, by: 'here' })
      await writes.deleteSource('echo', TEST_NOW)
      const save = (sourceId: string) =>
        writes.saveRefresh(toTestRefresh([toTestSave(toTestEntry({ title: 'T', sourceId }))], { sourceId }))
      const [kept, lost] = await Promise.allSettled([save('signal'), save('echo')])
      expect([kept.status, lost]).toMatchObject(['fulfilled', { reason: { code: 'not-found' } }])
      expect(await rig.titles()).toEqual(['T'])
    })

    it('moves the version only when readers would see a difference', async () => {
      const before = await rig.store.reads.findVersion()
      await rig.store.writes.saveRefresh(toTestRefresh([]))
      expect(await rig.store.reads.findVersion()).toEqual(before)
      await rig.save([toTestEntry()])
      expect((await rig.store.reads.findVersion()).version).toBe(before.version + 1)
    })

    it('stores strings that engines disagree about without their bad parts', async () => {
      const entry = toTestEntry({ title: 'a\0b\ud800c' })
      await rig.save([entry])
      expect((await rig.store.reads.findEntry(entry.id))?.title).toBe('ab\ufffdc')
    })
  })

  describe('prune', () => {
    it('deletes what is older and says which', async () => {
      const old = toTestEntry({ title: 'Old', publishedAt: TEST_NOW - 9 * DAY })
      await rig.save([old, toTestEntry({ title: 'New' })])
      expect(await rig.store.writes.prune({ before: TEST_NOW - 5 * DAY, now: TEST_NOW })).toEqual([
        toTestSave(old).key,
      ])
      expect(await rig.titles()).toEqual(['New'])
      expect(await rig.store.reads.findStats(TEST_NOW)).toMatchObject({ entries: 1, stories: 1, sources: 2 })
    })
  })
}
