import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toConditional } from '../testing/conditional-reply.ts'
import { type CrawlRig, createCrawlRig } from '../testing/crawl-rig.ts'
import { toTestFeed } from '../testing/documents.ts'
import { toUserAgent } from './open-crawler.ts'

const body = toTestFeed([['p1', 'Post 1', '<p>Words of the post.</p>']])
const feed = toConditional({ headers: { etag: '"a"' }, body })

let rig: CrawlRig

beforeEach(async () => {
  rig = await createCrawlRig()
})
afterEach(() => rig.close())

describe('requests', () => {
  it('rule 16: no cookie, no referrer, and the address as it was given', async () => {
    const path = '/feed?format=xml&utm_source=x&b=%E4%B8%AD&a='
    const headers = { etag: '"a"', 'set-cookie': ['session=1; Path=/', 'b=2'] }
    rig.site.serve({ [path]: toConditional({ headers, body }) })
    await rig.follow(path)
    await rig.live(3)
    expect(rig.site.requests.map((request) => request.path)).toEqual([path, path, path])
    for (const request of rig.site.requests) {
      expect(request.method).toBe('GET')
      for (const name of ['cookie', 'referer', 'authorization', 'from', 'range', 'dnt'])
        expect(request.headers).not.toHaveProperty(name)
    }
  })

  it('rule 17: the User-Agent names us, a contact and the readers, and stays the same', async () => {
    rig.site.serve({ '/feed': feed })
    await rig.follow('/feed')
    await rig.live(3)
    const agents = new Set(rig.site.requests.map(({ headers }) => headers['user-agent']))
    expect([...agents]).toEqual([
      'incoming-transmission/1.2.3 (+https://reader.example/about; 1 subscribers)',
    ])
    expect([...agents][0]).toMatch(/^[a-z-]+\/[\w.]+ \(\+https:\/\/[^;()]+; \d+ subscribers\)$/)
  })

  it('rule 17: without a contact it is the plain name of the program', () => {
    expect(toUserAgent('1.2.3', '')).toBe('incoming-transmission/1.2.3')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
  ])('rule 18: %s is asked for and undone, with one request for each poll', async (coding, compress) => {
    const headers = { etag: '"a"', 'content-encoding': coding }
    rig.site.serve({ '/feed': toConditional({ headers, body: compress(body) }) })
    await rig.follow('/feed')
    await rig.live(3)
    expect(rig.site.requests.map(({ path }) => path)).toEqual(['/feed', '/feed', '/feed'])
    for (const request of rig.site.requests)
      expect(request.headers['accept-encoding']?.split(', ')).toContain(coding)
    expect((await rig.find()).entryCount).toBe(1)
  })

  it('rule 19: one request at a time for each host, a second and more apart', async () => {
    const paths = ['/a', '/b', '/c', '/d']
    const slow = Object.fromEntries(
      paths.map((path) => [
        path,
        (...given: Parameters<typeof feed>) => void setTimeout(() => feed(...given), 10),
      ]),
    )
    rig.site.serve(slow)
    await rig.followAll([])
    for (const path of paths) await rig.follow(path, { id: path.slice(1) })
    rig.clock.now += 60_000
    await rig.live(3)
    expect(rig.site.requests.length).toBeGreaterThan(8)
    expect(rig.site.inFlightMax()).toBe(1)
    const times = rig.site.requests.map(({ startedAt }) => startedAt)
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000)
  })
})
