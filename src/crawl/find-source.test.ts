import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toTestFeed } from '../testing/documents.ts'
import { toTestSource } from '../testing/entries.ts'
import { createFetchRig, type FetchRig } from '../testing/fetch-rig.ts'
import { findSource } from './find-source.ts'
import { createReader } from './read.ts'

let rig: FetchRig

beforeEach(async () => {
  rig = await createFetchRig()
})
afterEach(() => rig.close())

describe('findSource', () => {
  it('neither asks nor offers what a page names outside the internet', async () => {
    const named = ['http://169.254.169.254/feed', 'javascript:alert(1)', rig.other.url('/feed'), '/real']
    const links = named.map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`)
    rig.site.serve({
      '/': { headers: { 'content-type': 'text/html' }, body: `<head>${links.join('')}</head>` },
      '/real': toTestFeed([['1', 'One', 'Words.']]),
    })
    const fetcher = rig.start({ allowPrivateNetworks: [new URL(rig.site.origin).host] })
    const result = await findSource(
      { fetcher, reader: createReader([]) },
      rig.site.url('/'),
      toTestSource({ url: rig.site.url('/') }),
    )
    expect(result).toMatchObject({ found: { discovered: [{ url: rig.site.url('/real') }] } })
    expect(rig.other.requests).toEqual([])
  })
})
