import { describe, expect, it } from 'vitest'
import { reviveStories } from '../crawl/revive-stories.ts'
import type { AlsoAt } from '../entry.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from './entries.ts'
import { type StoreRig, toFilter } from './store-rig.ts'

const HOUR = 3_600_000

/** What becomes of an article that stands in several places when one of them goes. */
export function describeStories(rig: StoreRig): void {
  describe('stories', () => {
    /** Saves entries of these sources as one story, an hour apart; the first leads, later than the rest where told so. */
    const join = async (ids: readonly string[], isLeadLast = false) => {
      await rig.store.writes.syncSources(
        ids.map((id) => toTestSource({ id })),
        TEST_NOW,
      )
      const entries = ids.map((id, n) =>
        toTestEntry({
          sourceId: id,
          title: `At ${id}`,
          contentText: 'unusual words',
          publishedAt: TEST_NOW + (isLeadLast && n === 0 ? 9 : n) * HOUR,
          tags: [{ id: 'nlp', name: 'NLP', origin: 'author' }],
        }),
      )
      const [lead, ...others] = entries.map((entry) => toTestSave(entry))
      const alsoAt = others.map(({ entry }): AlsoAt => {
        return { url: entry.url, title: entry.title, source: `Source ${entry.sourceId}`, relation: 'repost' }
      })
      const story = lead?.entry.id ?? ''
      for (const [n, save] of [lead, ...others].entries()) {
        if (!save) continue
        const place = { key: save.key, story, isLead: n === 0, alsoAt: n === 0 ? alsoAt : [], feedId: null }
        const { sourceId } = save.entry
        await rig.store.writes.saveRefresh(toTestRefresh([{ ...save, place }], { sourceId }))
      }
    }
    const list = async (filter = {}) => {
      const request = {
        filter: toFilter(filter),
        sort: 'published',
        limit: 12,
        page: 1,
        cursor: null,
      } as const
      const { entries, total } = await rig.store.reads.listEntries(request)
      expect(total).toBe(entries.length)
      return entries
    }
    /** The cards of a list as their sources, each with those of its other places. */
    const cards = async (filter = {}) =>
      (await list(filter)).map(({ source, alsoAt }) => [source.id, ...alsoAt.map((place) => place.source)])
    const remove = async (id: string) => {
      await rig.store.writes.deleteSource(id, TEST_NOW)
      await reviveStories(rig.store.writes, TEST_NOW)
    }
    const expectEverywhere = async (expected: string[][]) => {
      for (const filter of [{}, { q: 'unusual' }, { tags: ['nlp'] }])
        expect(await cards(filter)).toEqual(expected)
    }

    it('stay one when the original goes, down to the last that is left', async () => {
      await join(['a', 'b', 'c', 'd'])
      await expectEverywhere([['a', 'Source b', 'Source c', 'Source d']])
      await remove('a')
      await expectEverywhere([['b', 'Source c', 'Source d']])
      await remove('b')
      await expectEverywhere([['c', 'Source d']])
      await remove('c')
      await expectEverywhere([['d']])
    })

    it('keep the id by which feeds name them', async () => {
      await join(['a', 'b', 'c'])
      const [{ id } = { id: '' }] = await list()
      await remove('a')
      await remove('b')
      expect((await list()).map(({ feedId }) => feedId)).toEqual([id])
    })

    it('stay one also where they stand in more places than a card names', async () => {
      const ids = Array.from({ length: 70 }, (_, n) => `s${n}`)
      await join(ids)
      await remove('s0')
      await expectEverywhere([['s1', ...ids.slice(2, 52).map((id) => `Source ${id}`)]])
      for (const id of ids.slice(1, 68)) await remove(id)
      await expectEverywhere([['s68', 'Source s69']])
    })

    it('name a repost no longer that goes', async () => {
      await join(['a', 'b', 'c'])
      await remove('b')
      await expectEverywhere([['a', 'Source c']])
    })

    it('stay one when what is old goes', async () => {
      await join(['a', 'b', 'c', 'd'])
      await rig.store.writes.prune({ before: TEST_NOW + HOUR, now: TEST_NOW })
      await reviveStories(rig.store.writes, TEST_NOW)
      await expectEverywhere([['b', 'Source c', 'Source d']])
    })

    it('are found by a rare text also beside one that stands in many places', async () => {
      const toCopy = (contentHash: string, n: number) =>
        toTestSave(toTestEntry({ title: `${contentHash} ${n}` }), { contentHash })
      const common = Array.from({ length: 300 }, (_, n) => toCopy('m', n))
      const rare = ['a', 'z'].map((contentHash) => toCopy(contentHash, 0))
      await rig.store.writes.saveRefresh(toTestRefresh([...common, ...rare]))
      const found = await rig.store.writes.findStoryFacts({ contentHashes: ['a', 'm', 'z'] })
      const count = (hash: string) => found.filter(({ contentHash }) => contentHash === hash).length
      expect([count('a'), count('z')]).toEqual([1, 1])
      expect(count('m')).toBeGreaterThanOrEqual(60)
      expect(count('m')).toBeLessThan(300)
    })

    it('of an original that is newer lose what is old', async () => {
      await join(['a', 'b', 'c'], true)
      await rig.store.writes.prune({ before: TEST_NOW + 2 * HOUR, now: TEST_NOW })
      await reviveStories(rig.store.writes, TEST_NOW)
      await expectEverywhere([['a', 'Source c']])
    })
  })
}
