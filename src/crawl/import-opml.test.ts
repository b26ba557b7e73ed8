import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpmlGiven } from '../operations.ts'
import { OPML_NAMESPACE } from '../opml-names.ts'
import { toOpml as writeOpml } from '../serve/feeds/to-opml.ts'
import type { Source } from '../source.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { createTurns } from '../store/turns.ts'
import { toTestSource } from '../testing/entries.ts'
import { createFetchRig, type FetchRig } from '../testing/fetch-rig.ts'
import { importOpml } from './import-opml.ts'
import { createReader } from './read.ts'

let rig: FetchRig
let store: Store

beforeEach(async () => {
  rig = await createFetchRig()
  store = await openStore('file::memory:')
})
afterEach(() => Promise.all([rig.close(), store.database.close()]))

const toOpml = (...urls: string[]) =>
  `<opml version="2.0"><body>${urls.map((url) => `<outline text="机器" xmlUrl="${url}"/>`).join('')}</body></opml>`
/** A list in our namespace of one source that says so of itself. */
const toOwnOpml = (says: { rules: string; id?: string; language?: string }) => {
  const { rules, id = '', language = '' } = says
  return `<opml version="2.0" xmlns:i="${OPML_NAMESPACE}"><body><outline text="A list" xmlUrl="https://a.example/" language="${language}" i:id="${id}" i:rules='${rules}'/></body></opml>`
}
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

  it('gives back what was exported: ids, languages, tags and rules of every kind', async () => {
    const plain = toTestSource({ language: null, tags: [] })
    const sources: Source[] = [
      {
        ...plain,
        id: 'my-feed',
        title: 'A feed & more',
        url: 'https://a.example/f',
        language: 'zh',
        tags: ['nlp'],
      },
      { ...plain, id: 'found', url: 'https://b.example/', page: 'auto', expect: { minItems: 3 } },
      {
        ...plain,
        id: 'ruled',
        url: 'https://c.example/news',
        page: {
          item: ['article.card', 'li > a[href^="/p/"]'],
          date: { select: 'time', attribute: 'datetime' },
          maxPages: 3,
        },
        article: { fetch: 'always', content: ['main'], remove: ['.share'], math: 'dollar' },
      },
      { ...plain, id: 'api', url: 'https://d.example/api', json: { items: 'data.posts', link: '/p/{id}' } },
      {
        ...plain,
        id: 'map',
        url: 'https://e.example/sitemap.xml',
        sitemap: { include: ['/blog/'], exclude: ['/blog/tag/'] },
      },
    ]
    const result = await run(bytes(writeOpml(sources)))
    expect(result).toEqual({ added: sources.map(({ id }) => id), known: [], refused: [] })
    const stored = await store.reads.listSources()
    for (const source of sources) expect(stored.find(({ id }) => id === source.id)).toMatchObject(source)
  })

  it.each([
    ['{"page":{"item":"li:::"}}', 'page'],
    ['{"page":"auto","json":"auto"}', 'page'],
    ['{"page":{"item":"li","maxPages":1000000}}', 'maxPages'],
    ['{"status":"active"}', 'status'],
    ['{"__proto__":{"full":true}}', '__proto__'],
    ['[1]', 'mapping'],
    ['{"page":', 'JSON'],
  ])('refuses an outline with the rules %s, by name', async (rules, word) => {
    const result = await run(bytes(toOwnOpml({ rules })))
    expect(result).toMatchObject({ added: [], refused: [{ url: 'https://a.example/' }] })
    expect(result.refused[0]?.detail).toContain(word)
  })

  it('lets no list of others name an address by its rules, grant whole contents, or take an id', async () => {
    await store.writes.saveSources([toTestSource({ id: 'mine', url: 'https://mine.example/f' })], {
      origin: 'added',
      now: rig.clock.now,
    })
    const rules = '{"url":"http://169.254.169.254/","site":"http://169.254.169.254/","full":true,"id":"mine"}'
    const { added } = await run(bytes(toOwnOpml({ rules, id: 'mine', language: 'unknown' })))
    expect(added).toEqual(['a-list'])
    expect(await store.reads.findSource('a-list')).toMatchObject({
      url: 'https://a.example/',
      site: 'https://a.example/',
      full: false,
      language: null,
    })
  })
})
