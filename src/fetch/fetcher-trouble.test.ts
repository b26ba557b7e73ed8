import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFetchRig, FEED, type FetchRig, toText } from '../testing/fetch-rig.ts'
import { createSite, type Route } from '../testing/site.ts'

let rig: FetchRig

beforeEach(async () => {
  rig = await createFetchRig()
})

afterEach(() => rig.close())

describe('trouble', () => {
  const raw =
    (bytes: string): Route =>
    (request) =>
      request.socket.end(bytes, 'latin1')
  const LIMITS = { totalMs: 150, bodyBytesMax: 50_000, wireBytesMax: 50_000, headerBytesMax: 4_096 }

  it.each<[string, Route, string]>([
    ['a broken server', { status: 500 }, 'http-status'],
    ['an address that is gone', { status: 410 }, 'gone'],
    ['an answer without content', { status: 204 }, 'empty'],
    ['no answer', (request) => request.socket.end(), 'reset'],
    ['a reset', (request) => request.socket.resetAndDestroy(), 'reset'],
    ['no HTTP', raw('\0\x01\x02\r\n\r\n'), 'bad-response'],
    [
      'two lengths',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 9\r\n\r\nabcdefghi'),
      'bad-response',
    ],
    [
      'length and chunks',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'),
      'bad-response',
    ],
    [
      'a line break in a header',
      raw('HTTP/1.1 200 OK\r\netag: "a\nx-evil: 1"\r\ncontent-length: 0\r\n\r\n'),
      'bad-response',
    ],
    [
      'another protocol',
      raw('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      'bad-response',
    ],
    ['a body shorter than its length', raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc'), 'truncated'],
    [
      'the same on a closing connection',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\nabc'),
      'truncated',
    ],
    [
      'chunks without an end',
      raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n'),
      'truncated',
    ],
    [
      'the same on a closing connection, chunked',
      raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n3\r\nabc\r\n'),
      'truncated',
    ],
    [
      'half a gzip',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(FEED).subarray(0, 30) },
      'truncated',
    ],
    ['a body that is too large', { body: 'a'.repeat(50_001) }, 'too-large'],
    [
      'a bomb',
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(5_000_000)) },
      'too-large',
    ],
    [
      'a length that is too large',
      raw('HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\nabc'),
      'too-large',
    ],
    ['headers that are too large', { headers: { 'x-long': 'a'.repeat(5_000) } }, 'too-large'],
    ['silence', () => {}, 'timeout'],
    ['headers and then silence', (_request, response) => response.writeHead(200).write('<rss>'), 'timeout'],
    ['a plain web server behind https', FEED, 'tls'],
  ])('%s', async (name, route, code) => {
    rig.site.serve({ '/trouble': route })
    const url = rig.site.url('/trouble').replace('http:', name.endsWith('https') ? 'https:' : 'http:')
    // A busy machine must not make a timeout of anything else.
    const limits = { ...LIMITS, totalMs: code === 'timeout' ? LIMITS.totalMs : 30_000 }
    expect(await rig.get('', { url }, rig.start({ limits }))).toMatchObject({
      outcome: 'failed',
      code,
    })
  })

  it('a body without a length that ends with a reset', async () => {
    rig.site.serve({
      '/trouble': (request) => {
        request.socket.write('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n<rss>', () => {
          setTimeout(() => request.socket.resetAndDestroy(), 20)
        })
      },
    })
    expect(await rig.get('/trouble')).toMatchObject({ code: 'truncated' })
  })

  it('a body without a length that ends well is whole', async () => {
    rig.site.serve({ '/fine': raw(`HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n${FEED}`) })
    expect(toText(await rig.get('/fine'))).toBe(FEED)
  })

  it('a trickle does not outlast the deadline', async () => {
    rig.site.serve({
      '/drip': (_request, response) => {
        response.writeHead(200)
        const timer = setInterval(() => response.write('a'), 20)
        response.on('close', () => clearInterval(timer))
      },
    })
    expect(await rig.get('/drip', {}, rig.start({ limits: LIMITS }))).toMatchObject({ code: 'timeout' })
  })

  it('many slow redirects share one deadline', async () => {
    const slow: Route = (request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 60)
    }
    rig.site.serve({ '/s': slow, '/sx': slow, '/sxx': slow, '/sxxx': slow })
    expect(await rig.get('/s', {}, rig.start({ limits: LIMITS }))).toMatchObject({ code: 'timeout' })
  })

  it('a closed port is named', async () => {
    const closed = await createSite()
    await closed.close()
    const result = await rig.get('', { url: closed.url('/feed') })
    expect(result).toMatchObject({ code: 'refused' })
  })

  it('a name that does not exist is named', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    const result = await rig.get('', { url: 'http://nowhere.example/' }, rig.start({ resolve }))
    expect(result).toMatchObject({ code: 'dns', detail: expect.stringContaining('nowhere.example') })
  })

  it('a resolver that never answers ends with the deadline', async () => {
    const fetcher = rig.start({ resolve: () => new Promise(() => {}), limits: LIMITS })
    expect(await rig.get('', { url: 'http://slow.example/' }, fetcher)).toMatchObject({ code: 'timeout' })
  })
})
