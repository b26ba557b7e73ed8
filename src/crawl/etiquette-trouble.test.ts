import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toCondition } from '../condition/condition.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'
import type { Route } from '../testing/site.ts'

const good = { headers: { etag: '"a"' }, body: toTestFeed([['p1', 'Post 1', '<p>Words of the post.</p>']]) }

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
})
afterEach(() => rig.close())

const follow = async (route: Route, hours: number) => {
  rig.site.serve({ '/feed': route })
  await rig.follow('/feed')
  await rig.live(hours)
}
const condition = async () => toCondition(await rig.find(), rig.clock.now)
const told = async () => (await rig.store.reads.listChanges(20)).map(({ code }) => code).reverse()

describe('trouble', () => {
  it.each<[string, Route]>([
    ['500', { status: 500 }],
    ['404', { status: 404 }],
    ['a broken connection', (request) => request.socket.destroy()],
  ])('rule 13: %s is retried after 1, 2, 4 … 24 hours', async (_, route) => {
    await follow(route, 80)
    expect(rig.gaps('/feed')).toEqual([1, 2, 4, 8, 16, 24, 24])
    expect((await rig.find()).status).toBe('active')
  })

  it('rule 13: with jitter, which only ever waits longer', async () => {
    await rig.close()
    rig = await createCrawlRig({ random: () => 0.5 })
    await follow({ status: 500 }, 16)
    expect(rig.gaps('/feed')).toEqual([1.05, 2.1, 4.2, 8.4])
  })

  it('rule 13: success resets the back-off', async () => {
    const bad = { status: 500 }
    await follow([good, bad, bad, { status: 304 }, bad, bad, bad], 13)
    expect(rig.gaps('/feed')).toEqual([1, 1, 2, 1, 1, 2, 4])
    expect(await told()).toEqual(['failing', 'healthy', 'failing'])
  })

  it.each([401, 403, 451])('rule 13: %i waits a day at once', async (status) => {
    await follow({ status }, 73)
    expect(rig.gaps('/feed')).toEqual([24, 24, 24])
  })

  it('rule 13: 404 is broken after ten, is still tried daily, and nothing is deleted', async () => {
    await follow([good, { status: 404 }], 24 * 9)
    expect(await condition()).toMatchObject({ code: 'broken', detail: expect.stringContaining('in a row') })
    expect(await told()).toEqual(['failing', 'broken'])
    expect(rig.gaps('/feed').at(-1)).toBe(24)
    expect(await rig.find()).toMatchObject({ status: 'active', entryCount: 1 })
  })

  it('rule 13: a broken source comes back by itself', async () => {
    await follow([good, ...Array.from({ length: 11 }, () => ({ status: 404 })), good], 24 * 12)
    expect((await condition()).code).toBe('healthy')
    expect(await told()).toEqual(['failing', 'broken', 'healthy'])
  })

  it('rule 14: after a second 410 a day later it is not asked any more; items stay, the operator is told', async () => {
    await follow([good, { status: 410 }], 24 * 30)
    expect(rig.gaps('/feed')).toEqual([1, 24])
    expect(await rig.find()).toMatchObject({ status: 'gone', entryCount: 1 })
    expect(await told()).toEqual(['failing', 'gone'])
    expect((await rig.store.reads.listChanges(1))[0]).toMatchObject({
      advice: expect.stringContaining('its posts stay'),
      previous: 'failing',
    })
  })

  it('rule 14: a second 410 within the day, asked for by hand, does not count', async () => {
    await follow([good, { status: 410 }], 2)
    await rig.refresh()
    expect((await rig.find()).status).toBe('active')
    await rig.live(20)
    await rig.refresh()
    expect((await rig.find()).status).toBe('gone')
  })

  it('rule 14: a 410 between good answers is a bad day', async () => {
    await follow([good, { status: 410 }, { status: 304 }, { status: 410 }, { status: 304 }], 24 * 4)
    expect((await rig.find()).status).toBe('active')
    expect((await condition()).code).toBe('healthy')
  })
})
