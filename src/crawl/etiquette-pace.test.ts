import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toConditional } from '../testing/conditional-reply.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'
import type { Reply } from '../testing/site.ts'

const HOUR = 3_600_000
const body = toTestFeed([['p1', 'Post 1', '<p>Words of the post.</p>']])
const withChannel = (xml: string) => body.replace('<channel>', `<channel>${xml}`)

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
})
afterEach(() => rig.close())

const follow = async (reply: Reply, hours = 48) => {
  const headers = { etag: '"a"', ...reply.headers }
  rig.site.serve({ '/feed': toConditional({ body, ...reply, headers }) })
  await rig.follow('/feed')
  await rig.live(hours)
}
/** An HTTP date so many hours from now. */
const httpDate = (hours: number) => new Date(rig.clock.now + hours * HOUR).toUTCString()

describe('pace', () => {
  it('rule 9: a feed with validators is asked at most hourly', async () => {
    await follow({})
    const { length } = rig.site.requests
    expect(length).toBeLessThanOrEqual(48)
    expect(length).toBeGreaterThan(12)
    expect(Math.min(...rig.gaps('/feed'))).toBeGreaterThanOrEqual(1)
  })

  it('rule 9: a feed without validators is asked at most daily', async () => {
    rig.site.serve({ '/feed': { body } })
    await rig.follow('/feed')
    await rig.live(48)
    expect(rig.gaps('/feed')).toEqual([24])
  })

  it.each<[string, Record<string, string>, number]>([
    ['max-age', { 'cache-control': 'public, max-age=18000' }, 5],
    ['max-age minus Age', { 'cache-control': 'max-age=18000', age: '7200' }, 3],
    ['a max-age of years, capped at a day', { 'cache-control': 'max-age=99999999999' }, 24],
    ['a max-age that is negative, which is none', { 'cache-control': 'max-age=-18000' }, 1],
    ['a max-age of seconds, which hurries nobody', { 'cache-control': 'max-age=5' }, 1],
  ])('rule 10: no fetch before %s', async (_, headers, hours) => {
    await follow({ headers }, 3 * hours)
    expect(rig.gaps('/feed')).toEqual([hours, hours])
  })

  it('rule 10: no fetch before Expires', async () => {
    await follow({ headers: { date: httpDate(0), expires: httpDate(6) } }, 13)
    expect(rig.gaps('/feed')).toEqual([6, 6])
  })

  it.each<[string, string, number]>([
    ['ttl', '<ttl>240</ttl>', 4],
    ['a ttl that is negative, which is none', '<ttl>-240</ttl>', 1],
    ['a ttl of years, capped at a day', '<ttl>9999999</ttl>', 24],
    [
      'the update period',
      '<sy:updatePeriod xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">daily</sy:updatePeriod><sy:updateFrequency xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">3</sy:updateFrequency>',
      8,
    ],
  ])('rule 10: no fetch before %s', async (_, xml, hours) => {
    await follow({ body: withChannel(xml) }, 3 * hours)
    expect(rig.gaps('/feed')).toEqual([hours, hours])
  })

  it('rule 10: of several the longest holds', async () => {
    await follow({ body: withChannel('<ttl>240</ttl>'), headers: { 'cache-control': 'max-age=21600' } }, 13)
    expect(rig.gaps('/feed')).toEqual([6, 6])
    expect((await rig.find()).nextFetchReason).toContain('asked by max-age')
  })

  it('rule 11: skipHours are kept out of, in GMT', async () => {
    const hours = Array.from({ length: 16 }, (_, n) => `<hour>${n}</hour>`).join('')
    await follow({ body: withChannel(`<skipHours>${hours}</skipHours>`) })
    const asked = rig.site.requests.slice(1).map(({ startedAt }) => new Date(startedAt).getUTCHours())
    expect(asked.length).toBeGreaterThan(3)
    expect(Math.min(...asked)).toBe(16)
  })

  it('rule 11: skipDays are kept out of, in GMT', async () => {
    // The clock starts on a Monday at noon.
    await follow({ body: withChannel('<skipDays><day>Monday</day><day>Tuesday</day></skipDays>') }, 72)
    const asked = rig.site.requests.slice(1).map(({ startedAt }) => new Date(startedAt).getUTCDay())
    expect(asked.length).toBeGreaterThan(3)
    expect([...new Set(asked)].sort()).toEqual([3, 4])
  })

  it('rule 11: all 24 hours skipped means none', async () => {
    const hours = Array.from({ length: 24 }, (_, n) => `<hour>${n}</hour>`).join('')
    await follow({ body: withChannel(`<skipHours>${hours}</skipHours>`) }, 4)
    expect(rig.gaps('/feed')).toEqual([1, 1, 1])
  })

  const refuse = (status: number, retryAfter: string) =>
    rig.site.serve({ '/feed': { status, headers: { 'retry-after': retryAfter } } })

  it.each([429, 503])('rule 12: Retry-After of %i in seconds is honoured', async (status) => {
    refuse(status, '18000')
    await rig.follow('/feed')
    await rig.live(11)
    expect(rig.gaps('/feed')).toEqual([5, 5])
  })

  it.each([429, 503])('rule 12: Retry-After of %i as a date is honoured', async (status) => {
    refuse(status, httpDate(7))
    await rig.follow('/feed')
    await rig.live(7.5)
    expect(rig.gaps('/feed')).toEqual([7])
  })

  it.each(['soon', '-5', '', '1e9', 'Mon, 01 Jan 1990 00:00:00 GMT'])(
    'rule 12: a Retry-After that makes no sense leaves our own back-off: %s',
    async (value) => {
      refuse(429, value)
      await rig.follow('/feed')
      await rig.live(8)
      expect(rig.gaps('/feed')).toEqual([1, 2, 4])
    },
  )

  it('rule 12: Retry-After is capped at a week', async () => {
    refuse(429, '99999999')
    await rig.follow('/feed')
    await rig.live(15 * 24)
    expect(rig.gaps('/feed')).toEqual([7 * 24, 7 * 24])
  })

  it('rule 12: Retry-After does not speed up what succeeds or fails', async () => {
    await follow({ headers: { 'retry-after': '5' } }, 3)
    expect(rig.gaps('/feed')).toEqual([1, 1])
    refuse(503, '5')
    await rig.live(3)
    expect(Math.min(...rig.gaps('/feed'))).toBeGreaterThanOrEqual(1)
  })
})
