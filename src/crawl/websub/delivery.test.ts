import { describe, expect, it } from 'vitest'
import { prepareWebsub } from '../../testing/prepare-websub.ts'
import type { WebsubRig } from '../../testing/websub-rig.ts'
import { createHint } from './create-hint.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let rig: WebsubRig
const { subscribe } = prepareWebsub((each) => {
  rig = each
})

describe('a delivery', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('signed with %s is stored once', async (signs) => {
    await subscribe()
    rig.hub.behave({ signs })
    for (const _ of [1, 2]) {
      expect(await rig.hub.publish(rig.topic, rig.feed([1, 2]))).toEqual([202])
      await rig.settle()
    }
    expect(await rig.titles()).toEqual(['Post 1', 'Post 2'])
    expect((await rig.source()).websub).toMatchObject({ deliveries: 2, dropped: 0 })
  })

  it.each(['wrongly', 'not'] as const)(
    'signed %s is dropped; after three the source is polled',
    async (signs) => {
      await subscribe()
      rig.clock.now += 2 * HOUR
      await rig.refresh()
      rig.clock.now += 2 * HOUR
      rig.hub.behave({ signs })
      for (const state of ['verified', 'verified', 'failed']) {
        expect(await rig.hub.publish(rig.topic, rig.feed([1, 2]))).toEqual([202])
        expect((await rig.own())?.state).toBe(state)
      }
      expect(await rig.titles()).toEqual(['Post 1'])
      expect(await rig.source()).toMatchObject({ nextFetchAt: rig.clock.now, websub: { dropped: 3 } })
    },
  )

  it('leaves validators, pace and remarks of the source as they were, and does not count as few posts', async () => {
    const headers = { etag: '"a"' }
    for (const time of [1, 2, 3, 4]) {
      const body = rig.feed([1, 2, 3, 4, 5, 6, 7]).replace('Signal', `Signal ${time}`)
      rig.site.serve({ '/feed': { headers, body } })
      await subscribe()
    }
    const before = await rig.source()
    rig.clock.now += HOUR
    await rig.hub.publish(rig.topic, rig.feed([8]).replace('<title>', '<ttl>9999</ttl><title>'))
    await rig.settle()
    const after = await rig.source()
    const kept = ({
      etag,
      bodyHash,
      validatorsUrl,
      pace,
      warnings,
      itemCounts,
      lastFetchAt,
    }: typeof after) => {
      return { etag, bodyHash, validatorsUrl, pace, warnings, itemCounts, lastFetchAt }
    }
    expect(kept(after)).toEqual(kept(before))
    expect(after).toMatchObject({ etag: '"a"', noted: before.noted })
    expect(await rig.titles()).toHaveLength(8)
  })

  it('is read although its source expects more posts than it brings', async () => {
    await subscribe()
    const rules = { ...(await rig.source()), expect: { minItems: 3 } }
    await rig.store.writes.saveSources([rules], { origin: 'config', now: rig.clock.now })
    await rig.hub.publish(rig.topic, rig.feed([2]))
    await rig.settle()
    expect(await rig.titles()).toEqual(['Post 1', 'Post 2'])
  })

  it.each([
    ['is no document that can be read', '<html><body>Sorry</body></html>'],
    ['is empty', ''],
  ])('that %s makes the source due and stores nothing', async (_, body) => {
    await subscribe()
    rig.clock.now += HOUR
    await rig.refresh()
    rig.clock.now += 10 * 60_000
    expect(await rig.hub.publish(rig.topic, body)).toEqual([202])
    await rig.settle()
    expect(await rig.source()).toMatchObject({
      nextFetchAt: rig.clock.now,
      failures: 0,
      lastError: null,
      nextFetchReason: 'soon: its hub says that there are new posts',
    })
    expect(await rig.store.writes.listClaimants(rig.clock.now)).toEqual([])
  })

  it('whose reading breaks leaves its source free', async () => {
    await subscribe()
    rig.crawler.reader = { ...rig.crawler.reader, readFeed: () => Promise.reject(new Error('A bug')) }
    expect(await rig.hub.publish(rig.topic, rig.feed([2]))).toEqual([202])
    await rig.settle()
    expect(await rig.store.writes.listClaimants(rig.clock.now)).toEqual([])
  })

  it('for a source that is paused leaves it free', async () => {
    await subscribe()
    await rig.store.writes.setStatus('signal', { status: 'paused', now: rig.clock.now })
    expect(await rig.hub.publish(rig.topic, rig.feed([2]))).toEqual([202])
    expect(await rig.store.writes.listClaimants(rig.clock.now)).toEqual([])
  })

  it('of an address on another host is only a reason to look', async () => {
    const self = rig.topic.replace('127.0.0.1', 'localhost')
    rig.site.serve({ '/feed': rig.feed([1]).replace(rig.topic, self) })
    await subscribe()
    rig.clock.now += HOUR
    await rig.refresh()
    rig.clock.now += HOUR
    expect(await rig.hub.publish(self, rig.feed([2]))).toEqual([202])
    await rig.settle()
    expect(await rig.titles()).toEqual(['Post 1'])
    expect((await rig.source()).nextFetchAt).toBe(rig.clock.now)
  })

  it('is asked for again while the source is being read', async () => {
    await subscribe()
    const lease = { now: rig.clock.now, leaseMs: HOUR, by: 'other' }
    await rig.store.writes.claim('signal', lease)
    expect(await rig.hub.publish(rig.topic, rig.feed([2]))).toEqual([503])
    await rig.store.writes.releaseClaims(['other'])
    expect(await rig.hub.publish(rig.topic, rig.feed([2]))).toEqual([202])
    await rig.settle()
    expect(await rig.titles()).toEqual(['Post 1', 'Post 2'])
  })

  it('is answered before it is read, and leaves its source due if all stops meanwhile', async () => {
    await subscribe()
    rig.clock.now += HOUR
    await rig.refresh()
    rig.clock.now += HOUR
    const { reader } = rig.crawler
    const gate = Promise.withResolvers<void>()
    rig.crawler.reader = { ...reader, readFeed: (task) => gate.promise.then(() => reader.readFeed(task)) }
    expect(await rig.hub.publish(rig.topic, rig.feed([2]))).toEqual([202])
    expect((await rig.source()).nextFetchAt).toBe(rig.clock.now)
    expect(await rig.titles()).toEqual(['Post 1'])
    gate.resolve()
    await rig.settle()
    expect((await rig.source()).nextFetchAt).toBe(rig.clock.now + DAY)
    expect(await rig.titles()).toEqual(['Post 1', 'Post 2'])
  })

  it('is a reason to look where nobody reads', async () => {
    await subscribe()
    rig.clock.now += HOUR
    await rig.refresh()
    const { id = '' } = (await rig.own()) ?? {}
    const hint = createHint(rig.crawler)
    const delivery = { contentType: null, body: new Uint8Array() }
    await hint(id, delivery)
    expect((await rig.source()).nextFetchAt).toBe(rig.clock.now + 5 * 60_000)
    await hint('unknown', delivery)
    expect((await rig.source()).websub?.deliveries).toBe(1)
  })
})
