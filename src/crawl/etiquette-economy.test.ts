import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../store/sql.ts'
import { toConditional } from '../testing/conditional-reply.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'

const body = toTestFeed([['p1', 'Post 1', '<p>Words of the post.</p>']])

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
})
afterEach(() => rig.close())

/** Rows written since the connection was opened. */
const countWrites = async () =>
  (await rig.store.database.all(sql`SELECT total_changes() AS writes`))[0]?.writes as number

describe('economy', () => {
  it('rule 23: differences (A-IM) are not asked for, since they are not merged', async () => {
    rig.site.serve({ '/feed': toConditional({ headers: { etag: '"a"' }, body }) })
    await rig.follow('/feed')
    await rig.live(3)
    for (const { headers } of rig.site.requests) expect(headers).not.toHaveProperty('a-im')
  })

  it('rule 23: a 226 that nobody asked for is not taken for the feed', async () => {
    const part = toTestFeed([['p2', 'Post 2', '<p>Other words.</p>']])
    rig.site.serve({
      '/feed': [
        { headers: { etag: '"a"' }, body },
        { status: 226, headers: { etag: '"b"' }, body: part },
      ],
    })
    await rig.follow('/feed')
    await rig.live(2)
    expect(await rig.find()).toMatchObject({
      entryCount: 1,
      etag: '"a"',
      lastError: { code: 'bad-response' },
    })
  })

  it.each([
    ['a 304', toConditional({ headers: { etag: '"a"' }, body })],
    ['a body with the hash of the last', { headers: { etag: '"never asked for"' }, body }],
  ])('rule 24: %s is not parsed and writes the schedule only', async (_, route) => {
    rig.site.serve({ '/feed': route })
    await rig.follow('/feed')
    await rig.live(0.5)
    const version = await rig.store.reads.findVersion()
    const writes = await countWrites()
    await rig.live(4)
    expect(rig.site.requests).toHaveLength(5)
    expect(rig.parsed()).toBe(1)
    expect(await rig.store.reads.findVersion()).toEqual(version)
    // One row of the source for the claim, one for when it is due again.
    expect((await countWrites()) - writes).toBe(4 * 2)
  })
})
