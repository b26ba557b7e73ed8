import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFetchRig, type FetchRig } from '../testing/fetch-rig.ts'

let rig: FetchRig
let bodies: string[]

beforeEach(async () => {
  rig = await createFetchRig()
  bodies = []
})

afterEach(() => rig.close())

/** Takes what is sent to it and answers with a status. */
const taking = (status: number, headers = {}, body = '') => {
  return (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString())
      response.writeHead(status, headers)
      response.end(body)
    })
  }
}

const FORM = { 'hub.mode': 'subscribe', 'hub.topic': 'https://博客.example/?a=1&b=2' }
const ENCODED = 'hub.mode=subscribe&hub.topic=https%3A%2F%2F%E5%8D%9A%E5%AE%A2.example%2F%3Fa%3D1%26b%3D2'

describe('post', () => {
  it('sends a form and gives the status', async () => {
    rig.site.serve({ '/hub': taking(202) })
    const result = await rig.start().post({ url: rig.site.url('/hub'), form: FORM })
    expect(result).toEqual({ outcome: 'answered', status: 202, reason: null })
    expect(bodies).toEqual([ENCODED])
    expect(rig.site.requests).toMatchObject([
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ])
  })

  it.each([
    ['plain words', { 'content-type': 'text/plain; charset=utf-8' }, 'no such topic\n', 'no such topic'],
    ['words of no type', {}, 'no such topic', 'no such topic'],
    ['a page for people', { 'content-type': 'text/html' }, '<h1>404</h1>', null],
    ['nothing', {}, '', null],
    ['a coding that is not understood', { 'content-encoding': 'x-odd' }, 'abc', null],
    ['more than anyone reads', { 'content-type': 'text/plain' }, 'a'.repeat(5000), 'a'.repeat(1024)],
  ])('gives the reason of a refusal: %s', async (_, headers, body, reason) => {
    rig.site.serve({ '/hub': taking(400, headers, body) })
    const result = await rig.start().post({ url: rig.site.url('/hub'), form: FORM })
    expect(result).toEqual({ outcome: 'answered', status: 400, reason })
  })

  it.each([307, 308])('sends the form again where %i leads', async (status) => {
    rig.site.serve({ '/old': taking(status, { location: rig.other.url('/hub') }) })
    rig.other.serve({ '/hub': taking(202) })
    const result = await rig.start().post({ url: rig.site.url('/old'), form: FORM })
    expect(result).toMatchObject({ status: 202 })
    expect(bodies).toEqual([ENCODED, ENCODED])
    expect(rig.other.requests).toMatchObject([{ method: 'POST' }])
  })

  it.each([301, 302, 303])('does not follow %i, which would lose the form', async (status) => {
    rig.site.serve({ '/old': taking(status, { location: rig.other.url('/hub') }) })
    const result = await rig.start().post({ url: rig.site.url('/old'), form: FORM })
    expect(result).toMatchObject({ outcome: 'failed', failure: { code: 'redirects' } })
    expect(rig.other.requests).toEqual([])
  })

  it('goes through the guard, at every hop', async () => {
    const refused = { outcome: 'failed', failure: { code: 'blocked-address' } }
    const fetcher = rig.start({ allowPrivateNetworks: false })
    expect(await fetcher.post({ url: rig.site.url('/hub'), form: FORM })).toMatchObject(refused)
    const port = Number(new URL(rig.site.origin).port)
    rig.site.serve({ '/old': taking(307, { location: rig.other.url('/hub') }) })
    const hop = rig.start({ allowPrivateNetworks: false, isAllowedAddress: (_, to) => to === port })
    expect(await hop.post({ url: rig.site.url('/old'), form: FORM })).toMatchObject(refused)
    expect(rig.other.requests).toEqual([])
  })

  it.each(['ftp://hub.example/', 'https://user:secret@hub.example/', 'https://hub.example:25/', 'nonsense'])(
    'does not send to %s',
    async (url) => {
      expect(await rig.start().post({ url, form: FORM })).toMatchObject({ outcome: 'failed' })
    },
  )

  it('ends at its deadline', async () => {
    rig.site.serve({ '/hub': () => {} })
    const fetcher = rig.start({ limits: { totalMs: 50 } })
    const result = await fetcher.post({ url: rig.site.url('/hub'), form: FORM })
    expect(result).toMatchObject({ outcome: 'failed', failure: { code: 'timeout' } })
  })

  it('keeps its distance to other requests of the host, and does not ask robots.txt', async () => {
    rig.site.serve({ '/hub': taking(202), '/robots.txt': 'User-agent: *\nDisallow: /' })
    const fetcher = rig.start()
    await rig.get('/feed', {}, fetcher)
    await fetcher.post({ url: rig.site.url('/hub'), form: FORM })
    expect(rig.clock.slept).toEqual([1_000])
    expect(rig.site.requests.map(({ path }) => path)).toEqual(['/feed', '/hub'])
  })

  it('is refused once the fetcher is closed, and ended when it closes', async () => {
    rig.site.serve({ '/hub': () => {} })
    const fetcher = rig.start()
    const request = { url: rig.site.url('/hub'), form: FORM }
    const ended = expect(fetcher.post(request)).rejects.toMatchObject({ code: 'unavailable' })
    await fetcher.close()
    await ended
    await expect(fetcher.post(request)).rejects.toMatchObject({ code: 'unavailable' })
  })
})
