import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../store/open-store.ts'
import type { Subscription } from '../subscription.ts'
import { TEST_NOW, toTestRefresh, toTestSource } from './entries.ts'
import { toTestSubscription, toTestWebsub } from './subscriptions.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What the service asks of any engine about subscriptions. `open` answers an empty store each time. */
export function describeSubscriptions(engine: string, open: () => Promise<Store>): void {
  describe(`subscriptions on ${engine}`, () => {
    let store: Store

    const add = async (fields: Partial<Subscription> = {}) => {
      const subscription = toTestSubscription(fields)
      await store.subscriptions.replace(subscription)
      return subscription
    }
    const find = (id: string) => store.subscriptions.find(id)
    const findDue = async () => (await store.reads.findSource('signal'))?.nextFetchAt

    beforeEach(async () => {
      store = await open()
      await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
    })

    afterEach(() => store.database.close())

    it('gives back what was put in', async () => {
      const own = await add({ detail: 'words', askedAt: 5, leaseEndsAt: 7, attempts: 3 })
      expect(await find(own.id)).toEqual(own)
      expect(await store.subscriptions.findOf('signal')).toEqual(own)
      expect(await find('unknown')).toBeNull()
    })

    it.each([
      ['verified', 'leaving'],
      ['asked', 'leaving'],
      ['failed', 'leaving'],
      ['wanted', null],
      ['denied', null],
    ] as const)('replaces one that is %s', async (state, left) => {
      await add({ id: 'old', state, attempts: 4 })
      const own = await add({ id: 'new' })
      expect(await store.subscriptions.findOf('signal')).toEqual(own)
      const old = await find('old')
      expect(old?.state ?? null).toBe(left)
      if (old) expect(old).toMatchObject({ attempts: 0, actAt: TEST_NOW })
    })

    it('leaves a source’s own, and none of another', async () => {
      await add({ id: 'a', state: 'verified' })
      await add({ id: 'b', sourceId: 'echo', state: 'verified' })
      await store.subscriptions.leave('signal', TEST_NOW)
      expect(await store.subscriptions.findOf('signal')).toBeNull()
      expect((await store.subscriptions.findOf('echo'))?.id).toBe('b')
    })

    it.each([
      ['paused', () => store.writes.setStatus('signal', { status: 'paused', now: TEST_NOW })],
      ['deleted', () => store.writes.deleteSource('signal', TEST_NOW)],
      ['retired', () => store.writes.syncSources([toTestSource({ id: 'echo' })], TEST_NOW)],
    ])('leaves those whose source is %s', async (_, stop) => {
      await add({ id: 'a', state: 'verified' })
      await add({ id: 'b', sourceId: 'echo', state: 'verified' })
      await store.subscriptions.leaveOrphans(TEST_NOW)
      expect((await find('a'))?.state).toBe('verified')
      await stop()
      await store.subscriptions.leaveOrphans(TEST_NOW)
      expect((await find('a'))?.state).toBe('leaving')
      expect((await find('b'))?.state).toBe('verified')
    })

    it('lets a source that is followed again be read in full, for the hub it names', async () => {
      const patch = { ...toTestRefresh([]).patch, etag: '"a"', lastModified: 'then', bodyHash: 'hash' }
      await store.writes.saveRefresh(toTestRefresh([], { patch }))
      const known = { etag: '"a"', lastModified: 'then', bodyHash: 'hash' }
      await store.writes.setStatus('signal', { status: 'paused', now: TEST_NOW })
      expect(await store.reads.findSource('signal')).toMatchObject(known)
      await store.writes.setStatus('signal', { status: 'active', now: TEST_NOW })
      const anew = { etag: null, lastModified: null, bodyHash: null, nextFetchAt: TEST_NOW }
      expect(await store.reads.findSource('signal')).toMatchObject(anew)
    })

    it('leaves those that are called at another address, and answers them', async () => {
      const base = 'https://reader.example'
      const own = await add({ id: 'a', state: 'verified', callback: `${base}/websub/a` })
      const stray = { id: 'b', sourceId: 'echo', callback: `${base}.evil.example/websub/b` }
      const other = await add({ ...stray, state: 'verified' })
      expect(await store.subscriptions.leaveStrays({ base, now: TEST_NOW })).toEqual([other])
      expect(await store.subscriptions.leaveStrays({ base, now: TEST_NOW })).toEqual([])
      expect(await find('a')).toEqual(own)
      expect(await store.subscriptions.leaveStrays({ base: null, now: TEST_NOW })).toEqual([own])
    })

    it('hands out what is due once', async () => {
      await add({ id: 'a', actAt: TEST_NOW })
      await add({ id: 'b', sourceId: 'echo', actAt: TEST_NOW + 1 })
      const options = { now: TEST_NOW, leaseMs: 60_000, limit: 10 }
      expect(await store.subscriptions.claimDue(options)).toMatchObject([
        { id: 'a', actAt: TEST_NOW + 60_000 },
      ])
      expect(await store.subscriptions.claimDue(options)).toEqual([])
      const later = { ...options, now: TEST_NOW + 60_000, limit: 1 }
      expect(await store.subscriptions.claimDue(later)).toMatchObject([{ id: 'b' }])
    })

    it('changes one where the guard holds, and only then', async () => {
      await add({ id: 'a', state: 'asked', topic: 'https://topic.example/', actAt: TEST_NOW })
      const patch = { state: 'verified', leaseEndsAt: TEST_NOW + DAY, detail: null } as const
      const change = store.subscriptions.change
      expect(await change('a', { states: ['verified'] }, patch)).toBe(false)
      expect(await change('a', { states: ['asked'], topic: 'https://other.example/' }, patch)).toBe(false)
      expect(await change('a', { states: ['asked'], actAt: TEST_NOW + 1 }, patch)).toBe(false)
      expect(await change('b', { states: ['asked'] }, patch)).toBe(false)
      const guard = { states: ['asked', 'failed'], topic: 'https://topic.example/', actAt: TEST_NOW } as const
      expect(await change('a', guard, patch)).toBe(true)
      expect(await find('a')).toMatchObject({ ...patch, actAt: TEST_NOW })
    })

    it('forgets', async () => {
      await add({ id: 'a' })
      await store.subscriptions.forget('a')
      expect(await find('a')).toBeNull()
    })

    it('counts deliveries, and those dropped one after another', async () => {
      await add({ id: 'a' })
      const { noteDelivery, noteDrop } = store.subscriptions
      expect([await noteDrop('a'), await noteDrop('a')]).toEqual([1, 2])
      await noteDelivery('a', TEST_NOW + 5)
      expect(await noteDrop('a')).toBe(1)
      expect(await noteDrop('unknown')).toBe(0)
      expect((await store.reads.findSource('signal'))?.websub).toMatchObject({ deliveries: 1, dropped: 3 })
    })

    it('notes silence of a hub that has promised to tell, until it tells', async () => {
      const { noteSilence, noteDelivery } = store.subscriptions
      await add({ id: 'a', state: 'asked' })
      await noteSilence('signal', TEST_NOW)
      expect(await find('a')).toMatchObject({ silentSince: null, lastDeliveryAt: null })
      await store.subscriptions.change('a', { states: ['asked'] }, { state: 'verified' })
      await noteSilence('signal', TEST_NOW)
      await noteSilence('signal', TEST_NOW + 5)
      expect(await find('a')).toMatchObject({ silentSince: TEST_NOW })
      await noteDelivery('a', TEST_NOW + 9)
      expect(await find('a')).toMatchObject({ silentSince: null, lastDeliveryAt: TEST_NOW + 9 })
    })

    it('tells readers of a source what stands, but no secret', async () => {
      expect((await store.reads.findSource('signal'))?.websub).toBeNull()
      await add({ state: 'verified', askedAt: TEST_NOW, leaseEndsAt: TEST_NOW + DAY })
      expect((await store.reads.findSource('signal'))?.websub).toEqual(toTestWebsub())
      await store.subscriptions.leave('signal', TEST_NOW)
      const sources = await store.reads.listSources()
      expect(sources.map((source) => source.websub)).toEqual([null, null])
    })

    describe('hasten', () => {
      const options = { now: TEST_NOW, gapMs: HOUR, reason: 'its hub is silent' }
      const setDue = (at: number, lastFetchAt: number) =>
        store.writes.saveRefresh(
          toTestRefresh([], { patch: { ...toTestRefresh([]).patch, nextFetchAt: at, lastFetchAt } }),
        )

      it.each([
        ['makes a source due now', TEST_NOW + DAY, TEST_NOW - 2 * HOUR, TEST_NOW],
        ['keeps the distance to the last reading', TEST_NOW + DAY, TEST_NOW - 1000, TEST_NOW + HOUR - 1000],
        ['puts nothing off', TEST_NOW - 5, TEST_NOW - 1000, TEST_NOW - 5],
      ])('%s', async (_, due, read, expected) => {
        await setDue(due, read)
        await store.subscriptions.hasten('signal', options)
        expect(await findDue()).toBe(expected)
      })

      it('reaches all that are pushed, after nobody listened', async () => {
        await setDue(TEST_NOW + DAY, TEST_NOW - DAY)
        await store.subscriptions.hastenPushed(options)
        expect(await findDue()).toBe(TEST_NOW + DAY)
        await add({ state: 'verified' })
        await store.subscriptions.hastenPushed(options)
        expect(await findDue()).toBe(TEST_NOW)
        expect((await store.reads.findSource('signal'))?.nextFetchReason).toBe(options.reason)
      })
    })
  })
}
