import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fetcher } from '../document.ts'
import { createFetchRig, FEED, type FetchRig, NOW } from '../testing/fetch-rig.ts'

const HOUR = 3_600_000

let rig: FetchRig

beforeEach(async () => {
  rig = await createFetchRig()
})

afterEach(() => rig.close())

describe('manners', () => {
  it('ask a host one thing at a time, a second apart, in order', async () => {
    const fetcher = rig.start()
    rig.site.serve({ '/a': FEED, '/b': FEED, '/c': FEED })
    await Promise.all(['/a', '/b', '/c'].map((path) => rig.get(path, {}, fetcher)))
    expect(rig.site.requests.map(({ path }) => path)).toEqual(['/a', '/b', '/c'])
    expect(rig.site.inFlightMax()).toBe(1)
    expect(rig.clock.slept).toEqual([1_000, 1_000])
  })

  it('keep the distance between the steps of a redirect too', async () => {
    rig.site.serve({ '/old': { status: 302, headers: { location: '/feed' } } })
    await rig.get('/old')
    expect(rig.clock.slept).toEqual([1_000])
  })

  it('do not wait for another host', async () => {
    const fetcher = rig.start()
    await rig.get('/feed', {}, fetcher)
    await rig.get('', { url: rig.other.url('/feed') }, fetcher)
    expect(rig.clock.slept).toEqual([])
  })

  it('leave an address alone as long as it asked', async () => {
    const fetcher = rig.start({ spacingMs: 0 })
    rig.site.serve({ '/feed': [{ status: 429, headers: { 'retry-after': '3600' } }, FEED] })
    const refused = { outcome: 'failed', code: 'rate-limited', retryAt: NOW + HOUR }
    expect(await rig.get('/feed', {}, fetcher)).toMatchObject({ ...refused, status: 429 })
    rig.clock.now += HOUR - 1
    expect(await rig.get('/feed', {}, fetcher)).toMatchObject(refused)
    expect(rig.site.requests).toHaveLength(1)
    rig.clock.now += 1
    expect(await rig.get('/feed', {}, fetcher)).toMatchObject({ outcome: 'fresh' })
  })
})

describe('robots.txt', () => {
  const page = (path: string, fetcher?: Fetcher) => rig.get(path, { kind: 'page' }, fetcher)

  it('is asked for pages, once, before the first', async () => {
    rig.site.serve({ '/robots.txt': 'User-agent: *\nDisallow: /private/', '/a': 'page', '/b': 'page' })
    const fetcher = rig.start({ spacingMs: 0 })
    await page('/a', fetcher)
    await page('/b', fetcher)
    expect(await page('/private/c', fetcher)).toMatchObject({ code: 'robots' })
    expect(rig.site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b'])
  })

  it('is not asked for feeds that the operator named', async () => {
    rig.site.serve({ '/robots.txt': 'User-agent: *\nDisallow: /' })
    expect(await rig.get('/feed')).toMatchObject({ outcome: 'fresh' })
    expect(rig.site.requests.map(({ path }) => path)).toEqual(['/feed'])
  })

  it('is asked of every place that a page redirects to', async () => {
    rig.other.serve({ '/robots.txt': 'User-agent: *\nDisallow: /' })
    rig.site.serve({ '/a': { status: 302, headers: { location: rig.other.url('/feed') } } })
    expect(await page('/a')).toMatchObject({ code: 'robots' })
    expect(rig.other.requests.map(({ path }) => path)).toEqual(['/robots.txt'])
  })

  it('says how far apart its site wants requests', async () => {
    rig.site.serve({ '/robots.txt': 'User-agent: *\nCrawl-delay: 4', '/a': 'page', '/b': 'page' })
    const fetcher = rig.start()
    await page('/a', fetcher)
    await page('/b', fetcher)
    expect(rig.clock.slept).toEqual([4_000, 4_000])
  })

  it('is read up to 512 KB and no further', async () => {
    const long = `User-agent: *\nDisallow: /private/\n${'# nothing here\n'.repeat(60_000)}Disallow: /late/\n`
    rig.site.serve({ '/robots.txt': long, '/late/a': 'page' })
    const fetcher = rig.start({ spacingMs: 0 })
    expect(await page('/late/a', fetcher)).toMatchObject({ outcome: 'fresh' })
    expect(await page('/private/a', fetcher)).toMatchObject({ code: 'robots' })
  })

  it('forbids everything while it cannot be read in time', async () => {
    rig.site.serve({ '/robots.txt': () => {}, '/a': 'page' })
    const fetcher = rig.start({ limits: { robotsMs: 100 } })
    expect(await page('/a', fetcher)).toMatchObject({ code: 'timeout' })
    expect(rig.site.requestsFor('/a')).toHaveLength(0)
  })
})

describe('close', () => {
  it('ends what is under way and what waits, and refuses what comes after', async () => {
    rig.site.serve({ '/silence': () => {} })
    const fetcher = rig.start({
      sleep: (_ms, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
    })
    await rig.get('/feed', {}, fetcher)
    const running = [
      fetcher.fetch({ url: rig.other.url('/feed'), kind: 'feed' }),
      rig.get('/silence', {}, fetcher),
      rig.get('/feed', {}, fetcher),
    ]
    await running[0]
    const ended = Promise.allSettled(running)
    await fetcher.close()
    expect((await ended).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(fetcher.fetch({ url: rig.site.url('/feed'), kind: 'feed' })).rejects.toMatchObject({
      name: 'AppError',
      code: 'unavailable',
    })
  })

  it('leaves no connection open after an answer, though the server would', async () => {
    let sockets = 0
    rig.site.serve({
      '/hang': (request) => {
        sockets++
        request.socket.on('close', () => sockets--)
        request.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: keep-alive\r\n\r\n<rss>')
      },
    })
    expect(await rig.get('/hang')).toMatchObject({ outcome: 'fresh' })
    // A connection of our own goes through the server's loop after the end of the other one.
    await new Promise((resolve) =>
      connect(Number(new URL(rig.site.origin).port), '127.0.0.1', () => resolve(null)).end(),
    )
    await expect.poll(() => sockets).toBe(0)
  })
})
