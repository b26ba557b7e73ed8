import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FetchRequest } from '../document.ts'
import type { Operations } from '../operations.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { toTestConcept } from '../testing/builders.ts'
import { toTestCrawler } from '../testing/crawler.ts'
import { createFakeFetcher, type FakeFetcher, toTestDocument, toTestFeed } from '../testing/documents.ts'
import { TEST_NOW, toTestSource } from '../testing/entries.ts'
import { createOperations } from './operate.ts'
import { createReader } from './read.ts'

const A = 'https://a.example/feed'
const B = 'https://b.example/feed'

let store: Store
let operations: Operations

const toAnswer = (url: string) => ({
  outcome: 'fresh' as const,
  document: toTestDocument(toTestFeed([['p1', 'Post', '<p>Text.</p>']]), { url }),
})
/** Operations on a web of two feeds, or with a way to fetch of their own. */
const start = (own: Partial<FakeFetcher> = {}) => {
  const fetcher = { ...createFakeFetcher({ [A]: toAnswer(A), [B]: toAnswer(B) }), ...own }
  return createOperations(
    toTestCrawler({ fetcher, reader: createReader([]), tags: [toTestConcept('nlp')] }, store),
    store.reads,
  )
}

beforeEach(async () => {
  store = await openStore('file::memory:')
  operations = start()
})
afterEach(() => store.database.close())

const follow = (id: string, url: string) =>
  store.writes.saveSources([toTestSource({ id, url })], { origin: 'added', now: TEST_NOW })
const listSources = async () => (await store.reads.listSources()).map(({ id, url }) => [id, url]).sort()
/** What came of calls at the same moment: ids of sources, codes of refusals. */
const settle = async (calls: Promise<{ id: string }>[]) =>
  (await Promise.allSettled(calls)).map((call) =>
    call.status === 'fulfilled' ? call.value.id : call.reason.code,
  )

describe('add', () => {
  it.each([
    [
      'one id for two addresses',
      [
        { url: A, id: 'x' },
        { url: B, id: 'x' },
      ],
      ['x', 'conflict'],
    ],
    [
      'one address under two ids',
      [
        { url: A, id: 'x' },
        { url: A, id: 'y' },
      ],
      ['x', 'conflict'],
    ],
    ['two of one title', [{ url: A }, { url: B }], ['signal', 'signal-2']],
  ])('loses none that is acknowledged: %s at the same moment', async (_, inputs, outcome) => {
    expect(await settle(inputs.map((input) => operations.add(input)))).toEqual(outcome)
    const added = outcome.filter((id) => id !== 'conflict')
    expect((await listSources()).map(([id]) => id)).toEqual(added)
  })

  it('says that a tag is not in the vocabulary, and takes it', async () => {
    const remark = 'the tag `nlpp` is not in tags.yaml; did you mean `nlp`?'
    expect(await operations.add({ url: A, tags: ['nlp', 'nlpp'] })).toMatchObject({
      tags: ['nlp', 'nlpp'],
      warnings: [remark],
    })
    const result = await operations.preview({ url: A, source: { tags: ['nlpp'] } })
    expect(result).toMatchObject({ preview: { warnings: expect.arrayContaining([remark]) } })
  })

  it('keeps clear of a list that is imported at the same moment', async () => {
    const body = Buffer.from(
      `<opml version="2.0"><body><outline text="Signal" xmlUrl="${B}"/><outline text="Signal" xmlUrl="${A}"/></body></opml>`,
    )
    const list = operations.importOpml({ body, contentType: null })
    await Promise.allSettled([operations.add({ url: A }), list])
    expect((await listSources()).map(([, url]) => url).sort()).toEqual([A, B])
  })
})

describe('change', () => {
  it('leads to no address that another source follows', async () => {
    await follow('a', A)
    await follow('b', B)
    await expect(operations.change('a', { url: `${B}/` })).rejects.toMatchObject({ code: 'conflict' })
    expect(await listSources()).toEqual([
      ['a', A],
      ['b', B],
    ])
    expect(await operations.change('a', { url: A, title: 'T' })).toMatchObject({ url: A, title: 'T' })
  })

  it('makes a plain feed of what was read as a page, and takes its language away', async () => {
    const page = { item: 'article' }
    const fields = { id: 'a', url: A, language: 'en', page }
    await store.writes.saveSources([toTestSource(fields)], { origin: 'added', now: TEST_NOW })
    expect(await operations.change('a', { page: null, language: null })).toMatchObject({
      page: null,
      language: null,
    })
  })
})

describe('refresh', () => {
  const failed = { outcome: 'failed', failure: { code: 'dns', detail: 'No such host.' } } as const
  it.each([
    ['brings posts', toAnswer(A)],
    ['fails', failed],
  ])('knows no source that is removed while it is read and %s', async (_, answer) => {
    await follow('a', A)
    const fetch = async ({ url }: FetchRequest) => {
      if (url === A) await operations.remove('a')
      return url === A ? answer : failed
    }
    await expect(start({ fetch }).refresh('a')).rejects.toMatchObject({ code: 'not-found' })
    expect(await listSources()).toEqual([])
  })
})

describe('remove', () => {
  it('leaves a post that stood elsewhere too to those that are left', async () => {
    await follow('a', A)
    await follow('b', B)
    for (const id of ['a', 'b']) await operations.refresh(id)
    const list = async () => {
      const request = { filter: ALL_ENTRIES, sort: 'published', limit: 9, page: 1, cursor: null } as const
      const { entries } = await store.reads.listEntries(request)
      return entries.map(({ source }) => source.id)
    }
    expect(await list()).toEqual(['a'])
    await operations.remove('a')
    expect(await list()).toEqual(['b'])
  })
})
