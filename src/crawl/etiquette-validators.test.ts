import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toConditional } from '../testing/conditional-reply.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'
import type { Reply } from '../testing/site.ts'

const ETAG = '"one"'
const MODIFIED = 'Sun, 22 Nov 2026 08:00:00 GMT'
const toFeed = (n: number) => toTestFeed([[`p${n}`, `Post ${n}`, `<p>Words of post ${n}.</p>`]])
const body = toFeed(1)

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
})
afterEach(() => rig.close())

const serve = (...replies: Reply[]) => rig.site.serve({ '/feed': replies })
/** What the requests for the feed were conditional on. */
const conditions = (path = '/feed') =>
  rig.site
    .requestsFor(path)
    .map(({ headers }) => [headers['if-none-match'] ?? null, headers['if-modified-since'] ?? null])

describe('validators', () => {
  it('rule 1: the first fetch is unconditional, all later ones are conditional, also after a restart', async () => {
    rig.site.serve({ '/feed': toConditional({ headers: { etag: ETAG, 'last-modified': MODIFIED }, body }) })
    await rig.follow('/feed')
    await rig.live(13)
    await rig.restart()
    await rig.live(12)
    const [first, ...later] = conditions()
    expect(first).toEqual([null, null])
    expect(later.length).toBeGreaterThanOrEqual(24)
    for (const each of later) expect(each).toEqual([ETAG, MODIFIED])
    expect(rig.parsed()).toBe(1)
  })

  it.each(['"abc"', 'W/"abc"', '"abc-gzip"', 'abc', '"a b,c;d"', '""'])(
    'rule 2: If-None-Match is the last ETag byte for byte: %s',
    async (etag) => {
      rig.site.serve({ '/feed': toConditional({ headers: { etag }, body }) })
      await rig.follow('/feed')
      await rig.live(2)
      expect(conditions()).toEqual([
        [null, null],
        [etag, null],
      ])
      expect(rig.parsed()).toBe(1)
    },
  )

  it.each([
    MODIFIED,
    'Sunday, 22-Nov-26 08:00:00 GMT',
    '2026-11-22 08:00',
    'Mon, 30 Feb 2026 99:00:00 +0200',
  ])('rule 3: If-Modified-Since is the last Last-Modified as it was sent: %s', async (lastModified) => {
    rig.site.serve({ '/feed': toConditional({ headers: { 'last-modified': lastModified }, body }) })
    await rig.follow('/feed')
    await rig.live(2)
    expect(conditions()[1]).toEqual([null, lastModified])
    expect(rig.parsed()).toBe(1)
  })

  it('rule 4: what was given is sent, both if both, from the same response, none invented', async () => {
    serve(
      { headers: { etag: ETAG, 'last-modified': MODIFIED }, body: toFeed(1) },
      { headers: { etag: '"two"' }, body: toFeed(2) },
      { headers: { 'last-modified': MODIFIED }, body: toFeed(3) },
      { headers: { etag: '"four"' }, body: toFeed(4) },
    )
    await rig.follow('/feed')
    await rig.live(4)
    expect(conditions()).toEqual([
      [null, null],
      [ETAG, MODIFIED],
      ['"two"', null],
      [null, MODIFIED],
    ])
  })

  it('rule 5: both are stored anew on every 200, also where body and Last-Modified are equal', async () => {
    const headers = (n: number) => ({ etag: `"${n}"`, 'last-modified': MODIFIED })
    serve(...[1, 2, 3, 4].map((n) => ({ headers: headers(n), body })))
    await rig.follow('/feed')
    await rig.live(4)
    expect(conditions()).toEqual([
      [null, null],
      ['"1"', MODIFIED],
      ['"2"', MODIFIED],
      ['"3"', MODIFIED],
    ])
  })

  it('rule 6: a 200 without validators clears them', async () => {
    serve({ headers: { etag: ETAG }, body: toFeed(1) }, { body: toFeed(2) }, { body: toFeed(3) })
    await rig.follow('/feed')
    await rig.live(26)
    expect(conditions()).toEqual([
      [null, null],
      [ETAG, null],
      [null, null],
    ])
  })

  it('rule 7: a 304 may refresh them, an error never does', async () => {
    serve(
      { headers: { etag: '"a"' }, body },
      { status: 304, headers: { etag: '"b"' } },
      { status: 500, headers: { etag: '"bad"', 'last-modified': MODIFIED }, body: 'broken' },
      { status: 404, headers: { etag: '"worse"' }, body: 'away' },
      { status: 304, headers: {} },
    )
    await rig.follow('/feed')
    await rig.live(6)
    expect(conditions().map(([etag]) => etag)).toEqual([null, '"a"', '"b"', '"b"', '"b"'])
    expect((await rig.find()).etag).toBe('"b"')
  })

  it('rule 8: they belong to the final address of the chain, and are sent there only', async () => {
    rig.site.serve({
      '/old': { status: 302, headers: { location: '/new', etag: '"hop"' } },
      '/new': toConditional({ headers: { etag: ETAG }, body }),
    })
    await rig.follow('/old')
    await rig.live(3)
    expect(conditions('/old')).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ])
    expect(conditions('/new')).toEqual([
      [null, null],
      [ETAG, null],
      [ETAG, null],
    ])
  })
})
