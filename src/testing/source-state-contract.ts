import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConditionChange } from '../condition/change.ts'
import type { SourceWithState } from '../source.ts'
import type { Store } from '../store/open-store.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from './entries.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const change = (fields: Partial<ConditionChange> = {}): ConditionChange => ({
  id: 'change-1',
  sourceId: 'signal',
  code: 'failing',
  previous: 'healthy',
  detail: 'failed once: No answer.',
  advice: 'Nothing yet.',
  changedAt: TEST_NOW,
  isTold: true,
  ...fields,
})

/** What an engine keeps of how sources are doing and who reads them. `open` answers an empty store each time. */
export function describeSourceState(engine: string, open: () => Promise<Store>): void {
  describe(engine, () => {
    let store: Store

    const sources = (count: number) =>
      Array.from({ length: count }, (_, n) => toTestSource({ id: `s${String(n).padStart(3, '0')}` }))
    const find = async (id = 'signal') => (await store.reads.findSource(id)) as SourceWithState
    const lease = (by: string, now = TEST_NOW + 2 * DAY) => ({ now, leaseMs: 60_000, by })

    beforeEach(async () => {
      store = await open()
      await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
    })

    afterEach(() => store.database.close())

    it('keeps what a reading found out about the source', async () => {
      const moving = { to: 'https://new.example/', seen: 2 }
      const found = { moving, goneAt: TEST_NOW - 5, usualGapMs: 7 * DAY, itemCounts: [30, 4] }
      const patch = { ...toTestRefresh([]).patch, ...found }
      await store.writes.saveRefresh(toTestRefresh([], { patch }))
      expect(await find()).toMatchObject(found)
      await store.writes.saveRefresh(toTestRefresh([]))
      expect(await find()).toMatchObject(found)
      await store.writes.saveRefresh(
        toTestRefresh([], { patch: { ...patch, moving: null, goneAt: null, movedTo: null } }),
      )
      expect(await find()).toMatchObject({ moving: null, goneAt: null, movedTo: null })
    })

    it('forgets it where the address changes', async () => {
      const patch = { ...toTestRefresh([]).patch, goneAt: 1, itemCounts: [30], moving: { to: 'x', seen: 2 } }
      await store.writes.saveRefresh(toTestRefresh([], { patch }))
      await store.writes.syncSources([toTestSource({ url: 'https://new.example/' })], TEST_NOW)
      expect(await find()).toMatchObject({ moving: null, goneAt: null, itemCounts: [] })
    })

    it('knows the newest post of a source also where it is a repost', async () => {
      const repost = toTestSave(toTestEntry({ title: 'New', publishedAt: TEST_NOW }))
      const old = toTestSave(toTestEntry({ title: 'Old', publishedAt: TEST_NOW - 90 * DAY }))
      await store.writes.saveRefresh(
        toTestRefresh([old, { ...repost, place: { ...repost.place, isLead: false } }]),
      )
      expect(await find()).toMatchObject({ lastPublishedAt: TEST_NOW, entryCount: 2 })
      expect(await store.writes.claim('signal', lease('a'))).toMatchObject({ lastPublishedAt: TEST_NOW })
      expect((await store.writes.claimDue({ ...lease('b'), limit: 9 }))[0]).toMatchObject({ id: 'echo' })
    })

    describe('a change of condition', () => {
      it('is saved with the refresh that brings it, and moves the version', async () => {
        const before = await store.reads.findVersion()
        await store.writes.saveRefresh(toTestRefresh([], { change: change() }))
        expect((await find()).noted).toEqual({ code: 'failing', since: TEST_NOW })
        expect((await store.reads.findVersion()).version).toBe(before.version + 1)
        const { sourceId, isTold, ...told } = change()
        const { id, title, url, site } = toTestSource()
        expect(await store.reads.listChanges(10)).toEqual([{ ...told, source: { id, title, url, site } }])
      })

      it('stands once however often it is saved, the newest first', async () => {
        const later = change({
          id: 'change-2',
          code: 'healthy',
          previous: 'failing',
          changedAt: TEST_NOW + 1,
        })
        await store.writes.saveChanges([change(), change(), later], TEST_NOW)
        await store.writes.saveChanges([later], TEST_NOW)
        expect((await store.reads.listChanges(10)).map(({ id }) => id)).toEqual(['change-2', 'change-1'])
        expect((await store.reads.listChanges(1)).map(({ id }) => id)).toEqual(['change-2'])
        expect((await store.reads.listChanges(9, later)).map(({ id }) => id)).toEqual(['change-1'])
        const sameMoment = { ...change(), id: 'change-9' }
        expect((await store.reads.listChanges(9, sameMoment)).map(({ id }) => id)).toEqual(['change-1'])
        expect(await store.reads.listChanges(9, change())).toEqual([])
      })

      it('that is nothing to tell is noted only', async () => {
        await store.writes.saveChanges([change({ isTold: false })], TEST_NOW)
        expect((await find()).noted?.code).toBe('failing')
        expect(await store.reads.listChanges(10)).toEqual([])
      })

      it('of a source that was removed is forgotten with it', async () => {
        await store.writes.saveChanges([change()], TEST_NOW)
        await store.writes.deleteSource('signal', TEST_NOW)
        await store.writes.saveChanges([change({ id: 'late' })], TEST_NOW)
        expect(await store.reads.listChanges(10)).toEqual([])
      })

      it('is forgotten when it is old', async () => {
        await store.writes.saveChanges([change(), change({ id: 'new', changedAt: TEST_NOW + 5 })], TEST_NOW)
        await store.writes.dropChanges(TEST_NOW + 5)
        expect((await store.reads.listChanges(10)).map(({ id }) => id)).toEqual(['new'])
      })
    })

    describe('claims', () => {
      it('last while they are kept, by their holder only', async () => {
        await store.writes.claim('signal', lease('a'))
        const late = TEST_NOW + 2 * DAY + 59_000
        await store.writes.renewClaim('signal', lease('b', late))
        expect(await store.writes.claim('signal', lease('b', late + 2000))).not.toBeNull()
        await store.writes.renewClaim('signal', lease('b', late + 50_000))
        expect(await store.writes.claim('signal', lease('c', late + 70_000))).toBeNull()
      })

      it('end with the refresh, and are not kept after it', async () => {
        await store.writes.claim('signal', lease('a'))
        await store.writes.saveRefresh(toTestRefresh([]))
        await store.writes.renewClaim('signal', lease('a'))
        expect(await store.writes.claim('signal', lease('b'))).not.toBeNull()
      })

      it('are given back one by one by their holders, and no save waits for theirs', async () => {
        const { writes } = store
        await writes.claim('echo', lease('a'))
        await writes.releaseClaim('echo', 'b')
        expect(await writes.claim('echo', lease('b'))).toBeNull()
        await writes.claim('signal', lease('a'))
        await writes.releaseClaim('echo', 'a')
        const saved = writes.saveRefresh(toTestRefresh([])).then(() => 'saved')
        expect(await Promise.race([saved, setTimeout(100, 'waits')])).toBe('saved')
        expect(await writes.claim('echo', lease('b'))).not.toBeNull()
      })

      it('are given back by the names of their holders', async () => {
        await store.writes.claim('signal', lease('a'))
        await store.writes.claim('echo', lease('b'))
        expect((await store.writes.listClaimants(lease('').now)).sort()).toEqual(['a', 'b'])
        await store.writes.releaseClaims(['a', 'unknown'])
        await store.writes.releaseClaims([])
        expect(await store.writes.listClaimants(lease('').now)).toEqual(['b'])
        expect(await store.writes.claim('signal', lease('c'))).not.toBeNull()
        expect(await store.writes.claim('echo', lease('c'))).toBeNull()
      })
    })

    describe('a stampede', () => {
      const times = async () =>
        (await store.reads.listSources())
          .filter((source) => source.status === 'active')
          .map((source) => source.nextFetchAt)
          .sort((a, b) => a - b)

      it('of 200 new sources becomes a minute', async () => {
        await store.writes.syncSources(sources(200), TEST_NOW + DAY)
        const due = await times()
        expect(due).toHaveLength(200)
        expect((due.at(-1) ?? 0) - (due[0] ?? 0)).toBeGreaterThanOrEqual(60_000)
        expect(new Set(due).size).toBe(200)
      })

      it('of 200 sources that became due while nobody crawled becomes a minute', async () => {
        await store.writes.syncSources(sources(200), TEST_NOW)
        await store.writes.spreadDue(TEST_NOW + DAY)
        const due = await times()
        expect(due[0]).toBe(TEST_NOW + DAY)
        expect((due.at(-1) ?? 0) - (due[0] ?? 0)).toBeGreaterThanOrEqual(60_000)
      })

      it('of a few takes a few seconds; what is not due is left alone', async () => {
        await store.writes.syncSources(
          [toTestSource(), toTestSource({ id: 'echo' }), ...sources(3)],
          TEST_NOW + DAY,
        )
        await store.writes.spreadDue(TEST_NOW + DAY - 1)
        const day = TEST_NOW + DAY
        expect(await times()).toEqual([day - 1, day, day + 999, day + 1000, day + 2000])
      })
    })
  })
}
