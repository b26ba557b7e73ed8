import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFetchRig, type FetchRig } from '../testing/fetch-rig.ts'

let rig: FetchRig

beforeEach(async () => {
  rig = await createFetchRig()
})

afterEach(() => rig.close())

describe('redirects', () => {
  it('are followed, and the final address is named', async () => {
    rig.site.serve({ '/old': { status: 302, headers: { location: '/feed' } } })
    expect(await rig.get('/old')).toMatchObject({
      url: rig.site.url('/old'),
      finalUrl: rig.site.url('/feed'),
      movedTo: null,
    })
  })

  it('carry no validators to another origin', async () => {
    rig.site.serve({ '/old': { status: 302, headers: { location: rig.other.url('/feed') } } })
    await rig.get('/old', { validators: { etag: '"1"', lastModified: 'then' } })
    expect(rig.site.requests[0]?.headers).toHaveProperty('if-none-match')
    expect(rig.other.requests[0]?.headers).not.toHaveProperty('if-none-match')
    expect(rig.other.requests[0]?.headers).not.toHaveProperty('if-modified-since')
  })

  it('are checked at every hop: the second place of the same machine is never asked', async () => {
    const allowed = Number(new URL(rig.site.origin).port)
    const isAllowedAddress = (address: string, port: number) => address === '127.0.0.1' && port === allowed
    rig.site.serve({
      '/a': { status: 301, headers: { location: '/b' } },
      '/b': { status: 301, headers: { location: rig.other.url('/feed') } },
    })
    const fetcher = rig.start({ allowPrivateNetworks: false, isAllowedAddress })
    expect(await rig.get('/a', {}, fetcher)).toMatchObject({ code: 'blocked-address' })
    expect(rig.site.requests).toHaveLength(2)
    expect(rig.other.requests).toHaveLength(0)
  })
})

describe('the guard', () => {
  it.each([
    ['127.0.0.1', (port: string) => `http://127.0.0.1:${port}/feed`],
    ['a decimal number', (port: string) => `http://2130706433:${port}/feed`],
    ['a hexadecimal number', (port: string) => `http://0x7f000001:${port}/feed`],
    ['octal parts', (port: string) => `http://0177.0.0.1:${port}/feed`],
    ['a shortened address', (port: string) => `http://127.1:${port}/feed`],
    ['zero', (port: string) => `http://0:${port}/feed`],
    ['circled digits', (port: string) => `http://①②⑦.⓪.⓪.①:${port}/feed`],
    ['full-width dots', (port: string) => `http://127。0。0。1:${port}/feed`],
    ['a dot at the end', (port: string) => `http://127.0.0.1.:${port}/feed`],
    ['IPv6 loopback', (port: string) => `http://[::1]:${port}/feed`],
    ['an IPv4-mapped address', (port: string) => `http://[::ffff:127.0.0.1]:${port}/feed`],
    ['localhost', (port: string) => `http://localhost:${port}/feed`],
    ['localhost in capitals with a dot', (port: string) => `http://LOCALHOST.:${port}/feed`],
    ['a name under localhost', (port: string) => `http://a.localhost:${port}/feed`],
    ['a name that leads there', (port: string) => `http://private.example:${port}/feed`],
    ['a name that leads there among others', (port: string) => `http://mixed.example:${port}/feed`],
  ])('keeps us from loopback as %s', async (_name, toUrl) => {
    const names: Record<string, string[]> = {
      'private.example': ['127.0.0.1'],
      'mixed.example': ['2606:4700::1111', '127.0.0.1'],
    }
    const fetcher = rig.start({ allowPrivateNetworks: false, resolve: async (name) => names[name] ?? [] })
    const url = toUrl(new URL(rig.site.origin).port)
    expect(await rig.get('', { url }, fetcher)).toMatchObject({ code: 'blocked-address' })
    expect(rig.site.requests).toHaveLength(0)
  })

  it('connects to the address that it checked, when a name changes its answer', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']]
    const asked: string[] = []
    const fetcher = rig.start({
      allowPrivateNetworks: false,
      isAllowedAddress: (address) => address === '127.0.0.1',
      resolve: async (name) => {
        asked.push(name)
        return answers[asked.length - 1] ?? []
      },
    })
    const url = `http://rebind.example:${new URL(rig.site.origin).port}/feed`
    expect(await rig.get('', { url }, fetcher)).toMatchObject({ outcome: 'fresh' })
    expect(asked).toEqual(['rebind.example'])
    expect(await rig.get('', { url }, fetcher)).toMatchObject({ code: 'blocked-address' })
    expect(rig.site.requests).toHaveLength(1)
  })

  it('still refuses schemes, logins and ports where private networks are allowed', async () => {
    for (const url of ['file:///etc/passwd', 'http://user@127.0.0.1/', 'http://127.0.0.1:22/']) {
      expect(await rig.get('', { url })).toMatchObject({ outcome: 'failed' })
    }
  })
})
