import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fetcher } from '../document.ts'
import { toConditional } from '../testing/conditional-reply.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'

const HOUR = 3_600_000
/** More than the seconds of a minute. */
const MANY = 70
const body = toTestFeed([['p1', 'Post 1', '<p>Words of the post.</p>']])
const feed = toConditional({ headers: { etag: '"a"' }, body })

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
  rig.site.serve({ '/feed': feed })
})
afterEach(() => rig.close())

/** A fetcher that notes when it was asked, for hosts that do not exist. */
const createCountingFetcher = (times: number[], now: () => number): Fetcher => ({
  fetch: async () => {
    times.push(now())
    return { outcome: 'failed', failure: { code: 'timeout', detail: 'No answer.' } }
  },
  post: async () => ({ outcome: 'failed', failure: { code: 'timeout', detail: 'No answer.' } }),
  refuse: () => null,
  listSitemaps: async () => [],
  close: async () => {},
})

describe('restart', () => {
  it('rule 20: due times have jitter, which only ever waits longer', async () => {
    await rig.close()
    let turn = 0
    rig = await createCrawlRig({ random: () => (turn++ % 10) / 10 })
    rig.site.serve({ '/feed': feed })
    await rig.follow('/feed')
    await rig.live(10)
    const gaps = rig.gaps('/feed')
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1.1)
    expect(new Set(gaps.map((gap) => gap.toFixed(2))).size).toBeGreaterThan(4)
  })

  it('rule 20: a restart asks for nothing that is not due', async () => {
    await rig.follow('/feed')
    await rig.live(0.5)
    for (let n = 0; n < 5; n++) {
      await rig.restart()
      await rig.live(0.05)
    }
    expect(rig.site.requests).toHaveLength(1)
    await rig.live(0.5)
    expect(rig.site.requests).toHaveLength(2)
  })

  it('rule 20: what a kill interrupted is due again at the next start, not when its claim ends', async () => {
    await rig.follow('/feed')
    const { now } = rig.clock
    await rig.store.writes.claimDue({ now, leaseMs: 60_000, by: 'rig/0/killed', limit: 9 })
    await rig.restart()
    await rig.live(0.01)
    expect(rig.site.requests.map(({ startedAt }) => startedAt - now)).toEqual([0])
  })

  it('rule 20: sources that are due at a start are spread over a minute, however many', async () => {
    const times: number[] = []
    const many = await createCrawlRig({ fetcher: createCountingFetcher(times, () => many.clock.now) })
    await many.followAll(Array.from({ length: MANY }, (_, n) => toTestSource({ id: `s${n}` })))
    await many.live(0.5)
    const isSpread = (starts: number[]) => {
      expect(starts).toHaveLength(MANY)
      expect(Math.max(...starts) - Math.min(...starts)).toBeGreaterThanOrEqual(60_000)
    }
    isSpread(times)
    many.clock.now += 24 * HOUR
    await many.restart()
    times.length = 0
    await many.live(0.5)
    isSpread(times)
    await many.close()
  })
})
