import { describe, expect, it } from 'vitest'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave } from './entries.ts'
import { type StoreRig, toFilter } from './store-rig.ts'

/** What belongs together: related posts, papers, stories. */
export function describeKinship(rig: StoreRig): void {
  describe('related', () => {
    const relate = (title: string, related: { key: number; score: number }[]) =>
      toTestSave(toTestEntry({ title }), { related })
    const relatedOf = async (title: string) =>
      (await rig.store.reads.findEntry(toTestEntry({ title }).id))?.related.map((card) => card.title)

    it('reads them from both sides, the nearest first, without what is gone', async () => {
      const [a, b] = [relate('A', []), relate('B', [])]
      const c = relate('C', [
        { key: a.key, score: 1 },
        { key: b.key, score: 2 },
        { key: 7, score: 3 },
      ])
      await rig.store.writes.saveRefresh(toTestRefresh([a, b, c]))
      expect(await relatedOf('C')).toEqual(['B', 'A'])
      expect(await relatedOf('A')).toEqual(['C'])
      await rig.store.writes.saveRefresh(toTestRefresh([{ ...c, oldKey: c.key, related: [] }]))
      expect(await relatedOf('A')).toEqual([])
    })

    it('leads to the original of a repost, and never to the same story', async () => {
      const lead = relate('Lead', [])
      const place = { story: lead.entry.id, isLead: false, alsoAt: [], feedId: null }
      const repost = relate('Repost', [{ key: lead.key, score: 5 }])
      const other = relate('Other', [{ key: repost.key, score: 1 }])
      const placed = { ...repost, place: { ...place, key: repost.key } }
      await rig.store.writes.saveRefresh(toTestRefresh([lead, placed, other]))
      expect(await relatedOf('Other')).toEqual(['Lead'])
      expect(await relatedOf('Lead')).toEqual(['Other'])
      expect(await relatedOf('Repost')).toEqual(['Other'])
    })

    it('tells what stories may have in common', async () => {
      const papers = [{ kind: 'doi' as const, id: '10.1000/182', url: 'https://doi.org/10.1000/182' }]
      const entry = toTestEntry({ papers, tags: [{ id: 'nlp', name: 'NLP', origin: 'author' }] })
      await rig.save([entry])
      const { key } = toTestSave(entry)
      expect(await rig.store.writes.listTraits(9)).toEqual([{ key, traits: ['nlp', 'doi:10.1000/182'] }])
    })
  })

  describe('papers', () => {
    const attention = { kind: 'arxiv' as const, id: '1706.03762', url: 'https://arxiv.org/abs/1706.03762' }
    const toCode = (id: string) => ({ kind: 'github' as const, id, url: `https://github.com/${id}` })

    it('counts the posts that name one, and lists them', async () => {
      await rig.save([
        toTestEntry({ title: 'A', papers: [attention, toCode('Ada/Momentum')] }),
        toTestEntry({ title: 'B', publishedAt: TEST_NOW + 1000, papers: [toCode('ada/momentum')] }),
      ])
      const code = { ...toCode('Ada/Momentum'), id: 'github:ada/momentum', name: 'Ada/Momentum', count: 2 }
      expect(await rig.store.reads.listPapers({ kind: null, limit: 1, page: 1 })).toEqual({
        papers: [code],
        total: 2,
      })
      expect(await rig.store.reads.listPapers({ kind: 'arxiv', limit: 9, page: 1 })).toMatchObject({
        papers: [{ id: 'arxiv:1706.03762', count: 1 }],
        total: 1,
      })
      expect(await rig.store.reads.findPaper('github:ada/momentum')).toEqual(code)
      expect(await rig.store.reads.findPaper('github:ada/other')).toBeNull()
      expect(await rig.titles({ filter: toFilter({ papers: ['arxiv:1706.03762'] }) })).toEqual(['A'])
    })

    it('counts a story once', async () => {
      const lead = toTestEntry({ title: 'Lead', papers: [attention] })
      const repost = toTestEntry({ title: 'Repost', publishedAt: TEST_NOW + 1000, papers: [attention] })
      await rig.save([lead, repost])
      const count = async () => (await rig.store.reads.findPaper('arxiv:1706.03762'))?.count
      expect(await count()).toBe(2)
      const place = {
        key: toTestSave(repost).key,
        story: 'story',
        isLead: false,
        alsoAt: [],
        feedId: null,
        wasLead: true,
      }
      await rig.store.writes.saveRefresh({ ...toTestRefresh([]), moved: [place] })
      expect(await count()).toBe(1)
      await rig.store.writes.saveRefresh({
        ...toTestRefresh([]),
        moved: [{ ...place, isLead: true, wasLead: false }],
      })
      expect(await count()).toBe(2)
      await rig.store.writes.deleteSource('signal', TEST_NOW)
      expect(await count()).toBe(0)
    })

    it('forgets what a post names no longer, and what is gone', async () => {
      await rig.save([toTestEntry({ guid: 'a', papers: [attention] })])
      const [known] = await rig.store.writes.listKnown('signal')
      await rig.save([toTestEntry({ guid: 'a', papers: [toCode('ada/momentum')] })], known?.key)
      expect(await rig.store.reads.findPaper('arxiv:1706.03762')).toMatchObject({ count: 0 })
      await rig.store.writes.deleteSource('signal', TEST_NOW)
      expect((await rig.store.reads.listPapers({ kind: null, limit: 9, page: 1 })).papers).toEqual([])
    })
  })
}
