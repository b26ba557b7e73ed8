import { describe, expect, it } from 'vitest'
import type { Validators } from '../document.ts'
import { toFailure } from '../failure.ts'
import { follow, type Hop } from './follow.ts'

const A = 'https://a.example'
const B = 'https://b.example'

/** A web of redirects: each address answers a status and a place to go; what is not listed is 200. */
function web(links: Record<string, [number, string]>) {
  const hops: Hop[] = []
  const step = async (hop: Hop) => {
    hops.push(hop)
    const [status, location] = links[hop.url.href] ?? [200, null]
    const headers: Record<string, string> = location === null ? {} : { location }
    return { answer: { url: hop.url, status, headers, body: new Uint8Array() } }
  }
  const run = (url: string, validators: Validators | null = null) =>
    follow({ url, validators, redirectsMax: 5 }, step)
  return { hops, run }
}

describe('follow', () => {
  it.each([
    ['no redirect', {}, null],
    ['one permanent', { [`${A}/`]: [301, `${A}/1`] }, `${A}/1`],
    ['two permanent', { [`${A}/`]: [301, `${B}/`], [`${B}/`]: [308, `${B}/1`] }, `${B}/1`],
    ['one temporary', { [`${A}/`]: [302, `${A}/1`] }, null],
    ['temporary, then permanent', { [`${A}/`]: [302, `${A}/1`], [`${A}/1`]: [301, `${A}/2`] }, null],
    ['permanent, then temporary', { [`${A}/`]: [301, `${A}/1`], [`${A}/1`]: [307, `${A}/2`] }, null],
  ] as [string, Record<string, [number, string]>, string | null][])(
    'after %s, moved to %s',
    async (_name, links, movedTo) => {
      expect(await web(links).run(`${A}/`)).toMatchObject({ movedTo, answer: { status: 200 } })
    },
  )

  it('makes five redirects and no sixth', async () => {
    const links = Object.fromEntries(
      Array.from(
        { length: 9 },
        (_, index) => [`${A}/${index}`, [302, `/${index + 1}`]] as [string, [number, string]],
      ),
    )
    const five = web(links)
    expect(await five.run(`${A}/4`)).toMatchObject({ answer: { status: 200 } })
    const six = web(links)
    expect(await six.run(`${A}/3`)).toMatchObject({ failure: { code: 'redirects' } })
    expect(six.hops).toHaveLength(6)
  })

  it.each([
    ['to itself', { [`${A}/`]: [302, '/'] }],
    ['to itself but for the fragment', { [`${A}/`]: [302, '/#x'] }],
    ['to and fro', { [`${A}/`]: [302, '/b'], [`${A}/b`]: [302, '/'] }],
  ] as [string, Record<string, [number, string]>][])('sees a circle: %s', async (_name, links) => {
    const { hops, run } = web(links)
    expect(await run(`${A}/`)).toMatchObject({ failure: { code: 'redirects' } })
    expect(hops).toHaveLength(Object.keys(links).length)
  })

  it('refuses a bad address without a step', async () => {
    const { hops, run } = web({})
    expect(await run('file:///etc/passwd')).toMatchObject({ failure: { code: 'bad-url' } })
    expect(hops).toHaveLength(0)
  })

  it('says that a failure came after a redirect', async () => {
    const result = await follow(
      { url: `${A}/`, validators: null, redirectsMax: 5 },
      async ({ url, number }) =>
        number === 0
          ? { answer: { url, status: 302, headers: { location: `${B}/` }, body: new Uint8Array() } }
          : { failure: toFailure('refused', 'Nobody there.') },
    )
    expect(result).toEqual({
      failure: { code: 'refused', detail: 'Redirected to b.example. Nobody there.' },
    })
  })

  describe('validators', () => {
    const conditions = async (links: Record<string, [number, string]>, validators: Validators) => {
      const { hops, run } = web(links)
      await run(`${A}/`, validators)
      return hops.map((hop) => hop.conditions['if-none-match'] ?? null)
    }
    const across = { [`${A}/`]: [301, `${A}/1`], [`${A}/1`]: [301, `${B}/`] } as Record<
      string,
      [number, string]
    >

    it('go to the address that gave them and nowhere else', async () => {
      const validators = { etag: '"1"', lastModified: null }
      expect(await conditions(across, { ...validators, url: `${B}/` })).toEqual([null, null, '"1"'])
      expect(await conditions(across, { ...validators, url: `${A}/1` })).toEqual([null, '"1"', null])
      expect(await conditions(across, { ...validators, url: `${A}/old` })).toEqual([null, null, null])
    })

    it('stay within the first origin when it is not known who gave them', async () => {
      expect(await conditions(across, { etag: '"1"', lastModified: null })).toEqual(['"1"', '"1"', null])
    })

    it('make the chain conditional only where the last request carried them', async () => {
      const validators = { etag: '"1"', lastModified: null }
      expect(await web(across).run(`${A}/`, { ...validators, url: `${B}/` })).toMatchObject({
        conditional: true,
      })
      expect(await web(across).run(`${A}/`, validators)).toMatchObject({ conditional: false })
    })
  })
})
