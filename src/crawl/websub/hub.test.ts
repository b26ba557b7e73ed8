import { describe, expect, it } from 'vitest'
import { createHub } from '../../testing/hub.ts'
import { PUSHED, prepareWebsub } from '../../testing/prepare-websub.ts'
import type { WebsubRig } from '../../testing/websub-rig.ts'
import { askHub } from './ask-hub.ts'
import { createHint } from './create-hint.ts'
import { runWebsub } from './run-websub.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let rig: WebsubRig
const { subscribe, tendWhenDue } = prepareWebsub((each) => {
  rig = each
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
    expect(websub?.detail).toMatch(/^127\.0\.0\.1:\d+ answered 400: "this hub takes no strangers"\.$/)
    expect(nextFetchReason).not.toBe(PUSHED)
  })

  it('that denies at once is asked again after a week', async () => {
    rig.hub.behave({ to: 'deny' })
    await subscribe()
    expect(await rig.own()).toMatchObject({
      state: 'denied',
      detail: '"not here"',
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
