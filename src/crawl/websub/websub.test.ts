import { describe, expect, it } from 'vitest'
import { createHub } from '../../testing/hub.ts'
import { PUSHED, prepareWebsub } from '../../testing/prepare-websub.ts'
import type { WebsubRig } from '../../testing/websub-rig.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let rig: WebsubRig
const { subscribe, tendWhenDue } = prepareWebsub((each) => {
  rig = each
})

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
    expect((await rig.source()).websub).toMatchObject({ state: 'denied', detail: '"moved away"' })
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
