import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpmlGiven } from '../operations.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { toTestSource } from '../testing/entries.ts'
import { createFetchRig, type FetchRig } from '../testing/fetch-rig.ts'
import { importOpml } from './import-opml.ts'
import { createReader } from './read.ts'
import { createTurns } from './turns.ts'

let rig: FetchRig
let store: Store

beforeEach(async () => {
  rig = await createFetchRig()
  store = await openStore('file::memory:')
})
afterEach(() => Promise.all([rig.close(), store.database.close()]))

const toOpml = (...urls: string[]) =>
  `<opml version="2.0"><body>${urls.map((url) => `<outline text="机器" xmlUrl="${url}"/>`).join('')}</body></opml>`
const bytes = (text: string): OpmlGiven => ({ body: Buffer.from(text), contentType: null })
/** An import that may ask `rig.site` and the internet. */
const run = (given: OpmlGiven) => {
  const fetcher = rig.start({ allowPrivateNetworks: [new URL(rig.site.origin).host] })
  const now = () => rig.clock.now
  return importOpml(
    { fetcher, reader: createReader([]), reads: store.reads, writes: store.writes, now },
    given,
    createTurns(),
  )
}

describe('importOpml', () => {
  it('adds what is new, names what is known, and tells of each other what is wrong with it', async () => {
    await store.writes.saveSources([toTestSource({ id: 'known', url: 'https://known.example/feed' })], {
      origin: 'added',
      now: rig.clock.now,
    })
    const wrong = [
      'javascript:alert(1)',
      'http://169.254.169.254/',
      rig.other.url('/feed'),
      'http://a.example:25/',
    ]
    const result = await run(
      bytes(toOpml('https://b.example/f', 'https://b.example/f', 'http://known.example/feed/', ...wrong)),
    )
    expect(result).toMatchObject({ added: ['b-example'], known: ['http://known.example/feed/'] })
    expect(result.refused.map(({ url }) => url)).toEqual(wrong)
    expect((await store.reads.listSources()).map(({ id, title }) => [id, title])).toContainEqual([
      'b-example',
      '机器',
    ])
    expect(rig.site.requests).toEqual([])
  })

  it('reads a document from its address, in the encoding that it comes with', async () => {
    const [head = '', tail = ''] = toOpml(rig.site.url('/feed')).split('机器')
    const body = Buffer.concat([Buffer.from(head), Buffer.from('bbfac6f7', 'hex'), Buffer.from(tail)])
    rig.site.serve({ '/list.opml': { headers: { 'content-type': 'text/x-opml; charset=gbk' }, body } })
    expect((await run({ url: rig.site.url('/list.opml') })).added).toHaveLength(1)
    expect((await store.reads.listSources()).map(({ title }) => title)).toEqual(['机器'])
  })

  it.each([
    ['an address that may not be asked', () => rig.other.url('/list.opml'), 'upstream'],
    ['an address that leads there', () => rig.site.url('/away'), 'upstream'],
    ['a file of this machine', () => 'file:///etc/passwd', 'upstream'],
    ['a document that is no list', () => rig.site.url('/feed'), 'unprocessable'],
  ])('refuses %s', async (_, url, code) => {
    rig.site.serve({ '/away': { status: 302, headers: { location: rig.other.url('/list.opml') } } })
    await expect(run({ url: url() })).rejects.toMatchObject({ code })
    expect(rig.other.requests).toEqual([])
  })

  it('takes nothing of a list that is too long', async () => {
    const urls = Array.from({ length: 5_001 }, (_, at) => `https://f${at}.example/`)
    await expect(run(bytes(toOpml(...urls)))).rejects.toMatchObject({ code: 'invalid' })
    expect(await store.reads.listSources()).toEqual([])
  })
})
