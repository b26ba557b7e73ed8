import { describe, expect, it } from 'vitest'
import { toWeek } from '../week.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from './entries.ts'
import type { StoreRig } from './store-rig.ts'

const DAY = 86_400_000
const WEEK = toWeek(TEST_NOW - 3 * DAY)

const post = (title: string, fields: Parameters<typeof toTestEntry>[0] = {}) =>
  toTestEntry({ title, publishedAt: TEST_NOW - 3 * DAY, wordCount: 400, ...fields })

/** How the edition of a week is made of what is stored. */
export function describeEditions(rig: StoreRig): void {
  const compose = async () => {
    const { sections } = await rig.store.reads.composeEdition({ week: WEEK, tags: [] })
    return sections.flatMap(({ entries }) => entries)
  }

  describe('composeEdition', () => {
    it('takes the stories of its week, and knows how often their source posts', async () => {
      await rig.store.writes.saveRefresh({
        ...toTestRefresh([
          toTestSave(post('Of the week')),
          toTestSave(post('Of another', { publishedAt: TEST_NOW })),
        ]),
        patch: { ...toTestRefresh([]).patch, usualGapMs: 90 * DAY },
      })
      expect((await compose()).map(({ entry, reasons }) => [entry.title, reasons])).toEqual([
        ['Of the week', [{ code: 'rare' }]],
      ])
    })

    it('keeps what feeds carry beside the cards', async () => {
      const enclosures = [{ url: 'https://signal.example/1.mp3', type: null, length: 5 }]
      await rig.save([post('Heard', { enclosures })])
      const [one] = await compose()
      expect(one?.forFeeds).toEqual({ enclosures, sourceUrl: 'https://signal.example/feed.xml' })
    })

    it('counts the other sources that carried a story, two of one title as two', async () => {
      const sources = ['b', 'c'].map((id) => toTestSource({ id, title: 'Blog' }))
      await rig.store.writes.saveSources(sources, { origin: 'added', now: TEST_NOW })
      const lead = post('Lead')
      await rig.save([lead, post('Lone')])
      for (const [sourceId, guid] of [
        ['b', '1'],
        ['b', '2'],
        ['c', '3'],
        ['signal', '4'],
      ] as const) {
        const saved = toTestSave(post('Lead', { sourceId, guid }))
        const place = { ...saved.place, story: lead.id, isLead: false }
        await rig.store.writes.saveRefresh(toTestRefresh([{ ...saved, place }]))
      }
      const reasons = (await compose()).map(({ entry, reasons }) => [entry.title, reasons])
      expect(reasons).toEqual([
        ['Lead', [{ code: 'carried', count: 2 }]],
        ['Lone', []],
      ])
    })
  })
}
