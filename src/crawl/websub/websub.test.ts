import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHub } from '../../testing/hub.ts'
import {
  createHubListener,
  createWebsubRig,
  type HubListener,
  type WebsubRig,
} from '../../testing/websub-rig.ts'
import { askHub } from './ask-hub.ts'
import { createHint } from './create-hint.ts'
import { runWebsub } from './run-websub.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PUSHED = 'every day: its hub tells us of new posts'

let listener: HubListener
let rig: WebsubRig

beforeAll(async () => {
  listener = await createHubListener()
})

afterAll(() => listener.close())

beforeEach(async () => {
  rig = await createWebsubRig(listener)
})

afterEach(() => rig.close())

/** Reads the feed, asks its hub, is verified. */
async function subscribe() {
  await rig.refresh()
  await rig.tend()
}

/** Lets time pass until something is due for the subscription, and does it. */
async function tendWhenDue() {
  rig.clock.now = (await rig.own())?.actAt ?? rig.clock.now
  await rig.tend()
}

describe('a source whose feed names a hub', () => {
  it('is subscribed to, verified, delivered, renewed, denied, and polled again', async () => {
    await rig.refresh()
    expect(await rig.own()).toMatchObject({ state: 'wanted', hub: rig.hub.url, topic: rig.topic })
    await rig.tend()
    const own = await rig.own()
    expect(own).toMatchObject({ state: 'verified', leaseEndsAt: rig.clock.now + 10 * DAY })
    expect(rig.hub.requests).toEqual([
      {
        'hub.mode': 'subscribe',
        'hub.topic': rig.topic,
        'hub.callback': own?.callback,
        'hub.lease_seconds': '864000',
        'hub.secret': own?.secret,
      },
    ])
    expect(rig.hub.calls).toMatchObject([{ status: 200, contentType: 'text/plain; charset=utf-8' }])

    rig.clock.now += HOUR
    await rig.refresh()
    expect(await rig.source()).toMatchObject({
      nextFetchAt: rig.clock.now + DAY,
      nextFetchReason: PUSHED,
    })

    rig.clock.now += HOUR
    expect(await rig.hub.publish(rig.topic, rig.feed([2]))).toEqual([202])
    await rig.settle()
    expect(await rig.titles()).toEqual(['Post 1', 'Post 2'])
    expect(await rig.source()).toMatchObject({
      lastSuccessAt: rig.clock.now,
      nextFetchAt: rig.clock.now + DAY,
      nextFetchReason: PUSHED,
      websub: { deliveries: 1 },
    })
    expect(rig.site.requests).toHaveLength(2)

    await tendWhenDue()
    expect(rig.clock.now).toBeLessThan(own?.leaseEndsAt ?? 0)
    expect(rig.hub.requests).toHaveLength(2)
    expect(await rig.own()).toMatchObject({ id: own?.id, leaseEndsAt: rig.clock.now + 10 * DAY })

    await rig.refresh()
    rig.clock.now += 2 * HOUR
    await rig.hub.deny(rig.topic, 'moved\naway')
    expect(rig.hub.calls.at(-1)).toMatchObject({ mode: 'denied', status: 200 })
    expect((await rig.source()).websub).toMatchObject({ state: 'denied', detail: '“moved away”' })
    expect(await rig.source()).toMatchObject({
      nextFetchAt: rig.clock.now,
      nextFetchReason: 'soon: its hub no longer tells us of new posts',
    })
    await rig.refresh()
    expect((await rig.source()).nextFetchReason).not.toBe(PUSHED)
  })

  it('is asked for nothing where no hub could call us', async () => {
    rig.crawler.websub.base = null
    await subscribe()
    expect(await rig.own()).toBeNull()
    expect(rig.hub.requests).toEqual([])
  })

  it('may name it in the Link header of its answer', async () => {
    const link = `<${rig.hub.url}>; rel=hub, <${rig.site.url('/canonical')}>; rel=self`
    rig.site.serve({ '/feed': { headers: { link }, body: rig.feed([1], []) } })
    await subscribe()
    expect(await rig.own()).toMatchObject({ state: 'verified', topic: rig.site.url('/canonical') })
  })

  it('is subscribed to anew where it names another hub or address, and the old one is let go', async () => {
    await subscribe()
    const other = await createHub(() => rig.clock.now)
    rig.site.serve({ '/feed': rig.feed([1], [other.url]) })
    await rig.refresh()
    await rig.tend()
    await other.settle()
    expect([rig.hub.list(), other.list()]).toMatchObject([[], [{ topic: rig.topic }]])
    expect(other.requests[0]?.['hub.callback']).not.toBe(rig.hub.requests[0]?.['hub.callback'])
    await other.close()
  })

  it('is let go where it names none any more', async () => {
    await subscribe()
    rig.site.serve({ '/feed': rig.feed([1], []) })
    await subscribe()
    expect(rig.hub.list()).toEqual([])
    expect((await rig.source()).websub).toBeNull()
  })

  it.each([
    ['paused', () => rig.store.writes.setStatus('signal', { status: 'paused', now: rig.clock.now })],
    ['removed', () => rig.store.writes.deleteSource('signal', rig.clock.now)],
  ])('is let go when it is %s, and what still comes is refused', async (_, stop) => {
    await subscribe()
    rig.hub.behave({ to: 'forget' })
    await stop()
    await rig.tend()
    expect(rig.hub.requests.at(-1)).toMatchObject({ 'hub.mode': 'unsubscribe', 'hub.topic': rig.topic })
    expect(rig.hub.requests.at(-1)).not.toHaveProperty('hub.secret')
    expect(await rig.hub.publish(rig.topic, rig.feed([2]))).toEqual([410])
    rig.hub.behave({ to: 'verify' })
    rig.clock.now += DAY
    await rig.tend()
    expect(rig.hub.list()).toEqual([])
    expect(rig.hub.calls.at(-1)).toMatchObject({ mode: 'unsubscribe', status: 200 })
  })

  it('is subscribed to again when it is followed again', async () => {
    await subscribe()
    await rig.store.writes.setStatus('signal', { status: 'paused', now: rig.clock.now })
    await rig.tend()
    await rig.store.writes.setStatus('signal', { status: 'active', now: rig.clock.now })
    await subscribe()
    expect(rig.hub.list()).toHaveLength(1)
    expect((await rig.source()).websub).toMatchObject({ state: 'verified' })
  })

  it('is subscribed to at our new address when that changes', async () => {
    await subscribe()
    const base = rig.crawler.websub.base
    rig.crawler.websub.base = `${base}/reader`
    rig.hub.behave({ to: 'forget' })
    await rig.tend()
    expect(await rig.own()).toMatchObject({
      state: 'asked',
      callback: expect.stringContaining('/reader/websub/'),
    })
    expect(rig.hub.requests.map((request) => request['hub.mode']).sort()).toEqual([
      ...['subscribe', 'subscribe', 'unsubscribe'],
    ])
  })
})

describe('a hub', () => {
  it('may verify before it answers our request', async () => {
    rig.hub.behave({ isSynchronous: true })
    await subscribe()
    expect(await rig.own()).toMatchObject({ state: 'verified', attempts: 0 })
  })

  it('that never verifies is given up and asked again, later each time', async () => {
    rig.hub.behave({ to: 'forget' })
    await subscribe()
    expect(await rig.own()).toMatchObject({ state: 'asked', actAt: rig.clock.now + HOUR })
    await tendWhenDue()
    expect(await rig.own()).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('never came back'),
    })
    await tendWhenDue()
    expect(await rig.own()).toMatchObject({ state: 'asked', attempts: 2 })
    await tendWhenDue()
    expect(await rig.own()).toMatchObject({ state: 'failed', actAt: rig.clock.now + 2 * HOUR })
    rig.hub.behave({ to: 'verify' })
    await tendWhenDue()
    expect(await rig.own()).toMatchObject({ state: 'verified', attempts: 0, detail: null })
  })

  it('that refuses is polled around, with its words', async () => {
    rig.hub.behave({ to: 'refuse' })
    await subscribe()
    const { websub, nextFetchReason } = await rig.source()
    expect(websub).toMatchObject({ state: 'failed', leaseEndsAt: null })
    expect(websub?.detail).toMatch(/^127\.0\.0\.1:\d+ answered 400: “this hub takes no strangers”\.$/)
    expect(nextFetchReason).not.toBe(PUSHED)
  })

  it('that denies at once is asked again after a week', async () => {
    rig.hub.behave({ to: 'deny' })
    await subscribe()
    expect(await rig.own()).toMatchObject({
      state: 'denied',
      detail: '“not here”',
      actAt: rig.clock.now + 7 * DAY,
    })
  })

  it('that is down is replaced by the next that the feed names, at an address of its own', async () => {
    const down = await createHub()
    await down.close()
    rig.site.serve({ '/feed': rig.feed([1], [down.url, rig.hub.url]) })
    await subscribe()
    const first = await rig.own()
    expect(first).toMatchObject({ state: 'failed', hub: down.url })
    await tendWhenDue()
    const own = await rig.own()
    expect(own).toMatchObject({ state: 'verified', hub: rig.hub.url })
    expect(own?.id).not.toBe(first?.id)
    await rig.refresh()
    expect((await rig.own())?.id).toBe(own?.id)
  })

  it('that is down at every renewal is polled around when the lease ends', async () => {
    await subscribe()
    const lease = (await rig.own())?.leaseEndsAt ?? 0
    rig.clock.now += HOUR
    await rig.refresh()
    rig.hub.behave({ to: 'refuse' })
    for (let time = 0; time < 12 && rig.clock.now < lease; time++) {
      await tendWhenDue()
      if (rig.clock.now < lease) expect((await rig.own())?.state).toBe('verified')
    }
    expect(rig.clock.now).toBe(lease)
    expect(await rig.own()).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('no strangers'),
    })
    expect((await rig.source()).nextFetchAt).toBeLessThanOrEqual(rig.clock.now)
    await rig.refresh()
    expect((await rig.source()).nextFetchReason).not.toBe(PUSHED)
    rig.hub.behave({ to: 'verify' })
    await tendWhenDue()
    expect(await rig.own()).toMatchObject({ state: 'verified' })
  })

  it('that grants a minute is asked once an hour, and its source is polled between', async () => {
    rig.hub.behave({ leaseSeconds: 60 })
    await subscribe()
    expect(await rig.own()).toMatchObject({ state: 'verified', actAt: rig.clock.now + HOUR })
    rig.clock.now += 2 * 60_000
    await rig.refresh()
    expect((await rig.source()).nextFetchReason).not.toBe(PUSHED)
    await tendWhenDue()
    expect(await rig.own()).toMatchObject({ state: 'verified', leaseEndsAt: rig.clock.now + 60_000 })
  })

  it('that does not tell of a post is not relied on until it tells again', async () => {
    await subscribe()
    rig.clock.now += DAY
    await rig.refresh()
    expect((await rig.source()).nextFetchReason).toBe(PUSHED)
    const body = rig.feed([2, 1], [rig.hub.url], rig.clock.now)
    rig.site.serve({ '/feed': { headers: { etag: '"2"' }, body } })
    rig.clock.now += DAY
    await rig.refresh()
    expect((await rig.source()).nextFetchReason).toBe('every hour: newest post is 1 day old')
    expect((await rig.source()).websub).toMatchObject({ state: 'verified', silentSince: rig.clock.now })
    await tendWhenDue()
    expect((await rig.source()).websub).toMatchObject({
      state: 'verified',
      leaseEndsAt: rig.clock.now + 10 * DAY,
    })
    await rig.refresh()
    expect((await rig.source()).nextFetchReason).not.toBe(PUSHED)
    await rig.hub.publish(rig.topic, rig.feed([3]))
    await rig.settle()
    expect(await rig.source()).toMatchObject({ nextFetchReason: PUSHED, websub: { silentSince: null } })
  })

  it.each([
    ['that it told of', true, 0],
    ['of before it was asked', false, -2 * DAY],
  ])('is relied on when a post is found %s', async (_, isTold, age) => {
    await subscribe()
    rig.clock.now += DAY
    await rig.refresh()
    const found = rig.feed([2, 1], [rig.hub.url], rig.clock.now + age)
    rig.clock.now += HOUR
    if (isTold)
      await createHint(rig.crawler)((await rig.own())?.id ?? '', {
        contentType: null,
        body: new Uint8Array(),
      })
    rig.site.serve({ '/feed': found })
    await rig.refresh()
    expect(await rig.titles()).toHaveLength(2)
    expect((await rig.source()).nextFetchReason).toBe(PUSHED)
  })

  it('gets no answer to what we did not ask for', async () => {
    await subscribe()
    const { callback = '' } = (await rig.own()) ?? {}
    const ask = async (query: Record<string, string>, url = callback) => {
      const asked = new URLSearchParams({ 'hub.challenge': 'x', 'hub.topic': rig.topic, ...query })
      return (await fetch(`${url}?${asked}`)).status
    }
    expect(await ask({ 'hub.mode': 'unsubscribe' })).toBe(404)
    expect(await ask({ 'hub.mode': 'subscribe', 'hub.topic': `${rig.topic}?` })).toBe(404)
    expect(await ask({ 'hub.mode': 'denied', 'hub.topic': 'https://other.example/' })).toBe(404)
    expect(await ask({ 'hub.mode': 'subscribe' }, `${callback}x`)).toBe(404)
    expect(await rig.own()).toMatchObject({ state: 'verified' })
    expect(await ask({ 'hub.mode': 'subscribe' })).toBe(200)
  })
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

describe('the crawl', () => {
  it('asks no hub for what changed since it looked', async () => {
    await rig.refresh()
    const [due] = await rig.store.subscriptions.claimDue({ now: rig.clock.now, leaseMs: HOUR, limit: 1 })
    await rig.store.subscriptions.leave('signal', rig.clock.now)
    if (due) await askHub(rig.crawler, due)
    expect(rig.hub.requests).toEqual([])
  })

  it('looks at once at what hubs may have told while it was away', async () => {
    await subscribe()
    rig.clock.now += HOUR
    await rig.refresh()
    rig.clock.now += 3 * HOUR
    await runWebsub(rig.crawler).stop()
    expect(await rig.source()).toMatchObject({
      nextFetchAt: rig.clock.now,
      nextFetchReason: 'soon: nobody listened to its hub for a while',
    })
  })
})
