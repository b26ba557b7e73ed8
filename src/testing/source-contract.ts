import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../interval.ts'
import type { Source, SourceStatus } from '../source.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSource } from './entries.ts'
import type { StoreRig } from './store-rig.ts'

/** How sources are claimed, and kept in step with the configuration. */
export function describeSources(rig: StoreRig): void {
  describe('sources', () => {
    it('claims what is due once', async () => {
      const options = { now: TEST_NOW + 60_000, leaseMs: 60_000, limit: 10, by: 'here' }
      expect((await rig.store.writes.claimDue(options)).map((source) => source.id).sort()).toEqual([
        'echo',
        'signal',
      ])
      expect(await rig.store.writes.claimDue(options)).toEqual([])
      expect(await rig.store.writes.claim('echo', options)).toBeNull()
      expect(await rig.store.writes.claimDue({ ...options, now: options.now + 60_000 })).toHaveLength(2)
    })

    it('claims what is due so late that it was read while a clock was ahead', async () => {
      const options = { leaseMs: 60_000, limit: 10, by: 'here' }
      expect(await rig.store.writes.claimDue({ ...options, now: TEST_NOW - 14 * DAY_MS })).toEqual([])
      expect(await rig.store.writes.claimDue({ ...options, now: TEST_NOW - 16 * DAY_MS })).toHaveLength(2)
    })

    it('is not moved by a start with the same file', async () => {
      const before = await rig.store.reads.findVersion()
      await rig.store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW + 5)
      expect(await rig.store.reads.findVersion()).toEqual(before)
    })

    it('retires what left the file and takes it back', async () => {
      await rig.save([toTestEntry({ title: 'Kept' })])
      await rig.store.writes.syncSources([toTestSource({ id: 'echo' })], TEST_NOW)
      expect(await rig.store.reads.findSource('signal')).toMatchObject({ status: 'retired', entryCount: 1 })
      expect(await rig.titles()).toEqual(['Kept'])
      await rig.store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
      expect(await rig.store.reads.findSource('signal')).toMatchObject({ status: 'active' })
    })

    it('pauses what the file pauses', async () => {
      await rig.store.writes.syncSources(
        [toTestSource({ active: false }), toTestSource({ id: 'echo' })],
        TEST_NOW,
      )
      expect(await rig.store.reads.findSource('signal')).toMatchObject({ status: 'paused' })
      await rig.store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
      expect(await rig.store.reads.findSource('signal')).toMatchObject({ status: 'active' })
    })

    it('follows or pauses nothing because something else changed', async () => {
      const { writes, reads } = rig.store
      const echo = toTestSource({ id: 'echo' })
      const sync = (fields: Partial<Source>) => writes.syncSources([toTestSource(fields), echo], TEST_NOW)
      const change = (fields: Partial<Source>) =>
        writes.saveSources([toTestSource({ id: 'own', ...fields })], { origin: 'added', now: TEST_NOW })
      const setStatus = (id: string, status: SourceStatus) => writes.setStatus(id, { status, now: TEST_NOW })
      const statusOf = async (id: string) => (await reads.findSource(id))?.status

      await setStatus('signal', 'paused')
      await sync({ tags: ['nlp'] })
      expect(await statusOf('signal')).toBe('paused')
      await sync({ tags: ['nlp'], active: false })
      await setStatus('signal', 'active')
      await sync({ title: 'New', active: false })
      expect(await statusOf('signal')).toBe('active')

      await change({ active: false })
      expect(await statusOf('own')).toBe('paused')
      await setStatus('own', 'active')
      await change({ ...(await reads.findSource('own')), title: 'New' })
      expect(await statusOf('own')).toBe('active')
      await setStatus('own', 'paused')
      await change({ tags: ['nlp'] })
      expect(await statusOf('own')).toBe('paused')
      await setStatus('own', 'gone')
      await change({ url: 'https://elsewhere.example/' })
      expect(await statusOf('own')).toBe('active')
    })

    it('starts anew where an address changed', async () => {
      const patch = { ...toTestRefresh([]).patch, etag: '"a"', movedTo: 'https://moved.example/' }
      await rig.store.writes.saveRefresh(toTestRefresh([], { patch }))
      expect(await rig.store.reads.findSource('signal')).toMatchObject({
        etag: '"a"',
        movedTo: 'https://moved.example/',
      })
      await rig.store.writes.syncSources([toTestSource({ url: 'https://new.example/' })], TEST_NOW)
      expect(await rig.store.reads.findSource('signal')).toMatchObject({
        etag: null,
        movedTo: null,
        nextFetchAt: TEST_NOW,
      })
    })

    describe('that are changed while they are being read', () => {
      const found = {
        etag: '"a"',
        lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT',
        validatorsUrl: 'https://signal.example/',
        bodyHash: 'hash',
        itemCounts: [3],
        movedTo: 'https://moved.example/',
        moving: { to: 'https://moving.example/', seen: 1 },
        goneAt: TEST_NOW,
      }
      const lease = { now: TEST_NOW, leaseMs: 60_000, by: 'here' }
      /** Claims the source, changes its stanza, and saves what the reading found; answers what stands then. */
      const read = async (change: Partial<Source>) => {
        const { writes, reads } = rig.store
        await writes.claim('signal', lease)
        await writes.syncSources([toTestSource(change), toTestSource({ id: 'echo' })], TEST_NOW + 5)
        const patch = { ...toTestRefresh([]).patch, ...found, status: 'gone' as const }
        await writes.saveRefresh(toTestRefresh([], { patch }))
        return reads.findSource('signal')
      }
      const nothing = { etag: null, lastModified: null, validatorsUrl: null, bodyHash: null, itemCounts: [] }

      it('keep what was found out where no rule changed', async () => {
        expect(await read({ title: 'New' })).toMatchObject({ ...found, status: 'gone' })
      })

      it('are read in full by their new rules', async () => {
        const page = { item: 'article', link: 'a' } as Source['page']
        const { movedTo, moving, goneAt } = found
        expect(await read({ page })).toMatchObject({ ...nothing, movedTo, moving, goneAt })
        expect(await rig.store.writes.claim('signal', lease)).not.toBeNull()
      })

      it('are read at their new address at once, and nothing is known of it', async () => {
        expect(await read({ url: 'https://new.example/' })).toMatchObject({
          ...nothing,
          ...{ movedTo: null, moving: null, goneAt: null, status: 'active', nextFetchAt: TEST_NOW + 5 },
        })
      })
    })
  })
}
