import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toSource } from '../catalogue/stanza.ts'
import { type ServedBlogs, serveBlogs } from './serve-blogs.ts'

const NOW = Date.parse('2026-11-23T20:30:00Z')

let blogs: ServedBlogs
const find = (id: string) => blogs.sources.find((source) => source.id === id)!

beforeAll(async () => {
  blogs = await serveBlogs(NOW)
})
afterAll(() => blogs.close())

describe('serveBlogs', () => {
  it('gives sources that a configuration would accept, each on a host of its own', () => {
    for (const source of blogs.sources) expect(toSource(source)).toEqual(source)
    expect(new Set(blogs.sources.map((source) => source.site)).size).toBe(blogs.sources.length)
  })

  it('answers 304 to what is known, by tag and by date', async () => {
    const { url } = find('yushan')
    const first = await fetch(url)
    const etag = first.headers.get('etag') ?? ''
    const modified = first.headers.get('last-modified') ?? ''
    expect(first.status).toBe(200)
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
    expect((await fetch(url, { headers: { 'if-modified-since': modified } })).status).toBe(304)
    expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it('serves a page for every post that a feed names, and its figures', async () => {
    const { url } = find('mlwiki')
    const links = [...(await (await fetch(url)).text()).matchAll(/<rdf:li rdf:resource="([^"]+)"/g)]
    expect(links).toHaveLength(3)
    for (const [, link] of links) {
      const page = await fetch(link ?? '')
      expect(page.status).toBe(200)
      expect(await page.text()).toContain('mw-parser-output')
    }
    const figure = await fetch(new URL('/figures/hinge.svg', url))
    expect(figure.headers.get('content-type')).toBe('image/svg+xml')
    expect(await figure.text()).toMatch(/^<svg /)
  })

  it('names the feed on the front page', async () => {
    const { site } = find('quiet-experiments')
    expect(await (await fetch(site)).text()).toContain(
      '<link rel="alternate" type="application/feed+json" href="/feed.json"',
    )
  })

  it('has no other page', async () => {
    expect((await fetch(new URL('/nothing', find('yushan').site))).status).toBe(404)
  })

  it('has one that is switched off, one that is gone and one that wants a login', async () => {
    await expect(fetch(find('quiet-harbour').url)).rejects.toThrow()
    expect((await fetch(find('paper-lanterns').url)).status).toBe(410)
    expect(await (await fetch(find('members-gazette').url)).text()).toContain('type="password"')
  })
})
