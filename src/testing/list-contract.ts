import { expect, it } from 'vitest'
import type { Store } from '../store/open-store.ts'
import { ALL_ENTRIES, type EntryFilter, type ListRequest } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave } from './entries.ts'

const DAY = 86_400_000
const ENTRIES = 240

const FILTERS: Partial<EntryFilter>[] = [
  {},
  { sources: ['echo'] },
  { sources: ['echo', 'signal'] },
  { languages: ['zh'] },
  { languages: ['zh', 'en'] },
  { tags: ['third'] },
  { tags: ['third', 'fifth'] },
  { tags: ['third'], languages: ['zh'] },
  { tags: ['fifth'], sources: ['echo'] },
  { sources: ['echo'], languages: ['en'], since: TEST_NOW - 3000 * DAY },
  { since: TEST_NOW - 2000 * DAY, until: TEST_NOW - 500 * DAY },
]

/** What must hold of every list of a store, however its totals and deep pages are found; `getStore` answers an empty one. */
export function describeLists(getStore: () => Store): void {
  const toRequest = (filter: Partial<EntryFilter>, fields: Partial<ListRequest> = {}): ListRequest => ({
    filter: { ...ALL_ENTRIES, ...filter },
    sort: 'published',
    limit: 7,
    page: 1,
    cursor: null,
    ...fields,
  })

  /** Ids of a whole list, by cursor. */
  const walk = async (filter: Partial<EntryFilter>) => {
    const ids: string[] = []
    for (let cursor: ListRequest['cursor'] = null; ; ) {
      const page = await getStore().reads.listEntries(toRequest(filter, { cursor, limit: 50 }))
      ids.push(...page.entries.map(({ id }) => id))
      if (!page.next) return ids
      cursor = page.next
    }
  }

  /** Ten years of posts, some of which then change, turn out to be reposts, or go. */
  const fill = async () => {
    const { writes } = getStore()
    const toEntry = (n: number, fields = {}) => {
      const tags = [...(n % 3 ? [] : ['third']), ...(n % 5 ? [] : ['fifth'])]
      return toTestEntry({
        guid: `n${n}`,
        sourceId: n % 4 ? 'signal' : 'echo',
        language: n % 2 ? 'en' : 'zh-Hans',
        publishedAt: TEST_NOW - n * 15 * DAY,
        tags: tags.map((id) => ({ id, name: id, origin: 'author' as const })),
        ...fields,
      })
    }
    const first = Array.from({ length: ENTRIES }, (_, n) => toTestSave(toEntry(n)))
    await writes.saveRefresh(toTestRefresh(first))
    const changed = first.slice(0, 40).map(({ key }, n) => {
      const [later, entry] = [
        toTestSave(toEntry(n, { publishedAt: TEST_NOW - n * 90 * DAY })),
        toEntry(n + 1),
      ]
      return n % 2
        ? { ...later, oldKey: key }
        : toTestSave({ ...toEntry(n), tags: entry.tags, language: entry.language }, { oldKey: key })
    })
    await writes.saveRefresh(toTestRefresh(changed))
    const moved = first.slice(60, 75).map(({ key, entry }) => {
      return {
        key,
        story: first[100]?.entry.id ?? entry.id,
        isLead: false,
        wasLead: true,
        alsoAt: [],
        feedId: null,
      }
    })
    await writes.saveRefresh(toTestRefresh([], { moved }))
    await writes.prune({ before: TEST_NOW - 3300 * DAY, now: TEST_NOW })
  }

  it('has totals and numbered pages that agree with walking every list, whatever was saved, moved and deleted', async () => {
    await fill()
    for (const filter of FILTERS) {
      const ids = await walk(filter)
      expect(ids.length).toBeGreaterThan(5)
      expect(new Set(ids).size).toBe(ids.length)
      for (const page of [1, 2, Math.ceil(ids.length / 14), Math.ceil(ids.length / 7), 99]) {
        const { entries, total } = await getStore().reads.listEntries(toRequest(filter, { page }))
        expect([filter, page, total]).toEqual([filter, page, ids.length])
        expect(entries.map(({ id }) => id)).toEqual(ids.slice((page - 1) * 7, page * 7))
      }
    }
  })

  it('finds entries by id, reposts too, together with any other filter', async () => {
    await fill()
    const all = await walk({})
    const repost = toTestEntry({ guid: 'n60', sourceId: 'echo' }).id
    const ids = [...all.slice(3, 9), repost, 'unknown']
    const ask = async (filter: Partial<EntryFilter>, sort: ListRequest['sort'] = 'published') => {
      const page = await getStore().reads.listEntries(toRequest({ ids, ...filter }, { limit: 100, sort }))
      expect(page.total).toBe(page.entries.length)
      return page.entries.map(({ id }) => id)
    }
    expect(all).not.toContain(repost)
    expect((await ask({})).sort()).toEqual([...all.slice(3, 9), repost].sort())
    expect((await ask({}, 'seen')).sort()).toEqual((await ask({})).sort())
    const echo = new Set(await walk({ sources: ['echo'] }))
    const expected = ids.filter((id) => echo.has(id) || id === repost)
    expect((await ask({ sources: ['echo'] })).sort()).toEqual(expected.sort())
    expect(await ask({ q: 'nothing has these words' })).toEqual([])
    const words = await ask({ q: 'untitled' })
    expect(words.sort()).toEqual(all.slice(3, 9).sort())
  })

  it('counts entries of tags and sources, reposts too, as they stand', async () => {
    await fill()
    const counts = await getStore().reads.listTagCounts()
    const sources = await getStore().reads.listSources()
    const stats = await getStore().reads.findStats(TEST_NOW)
    const reposts = 15
    expect(sources.reduce((sum, { entryCount }) => sum + entryCount, 0)).toBe(stats.entries)
    const [first] = sources
    expect(await getStore().reads.findSources([first?.id ?? '', 'unknown'])).toEqual([first])
    expect([stats.entries - stats.stories, stats.stories]).toEqual([reposts, (await walk({})).length])
    expect([stats.entriesLastDay, stats.entriesLastWeek]).toEqual([stats.stories, stats.stories])
    for (const { id, count } of counts) {
      const leads = (await walk({ tags: [id] })).length
      expect(count - leads).toBe(id === 'third' ? 5 : 3)
    }
  })

  it('knows which tags stand beside one', async () => {
    const { writes, reads } = getStore()
    const toPost = (guid: string, ...tags: string[]) =>
      toTestSave(toTestEntry({ guid, tags: tags.map((id) => ({ id, name: id, origin: 'author' })) }))
    const posts = [toPost('a', 'gan', 'vae', 'art'), toPost('b', 'gan', 'vae'), toPost('c', 'vae', 'nlp')]
    await writes.saveRefresh(toTestRefresh(posts))
    expect(await reads.listSharedTags('gan', 9)).toEqual([
      { id: 'vae', shared: 2 },
      { id: 'art', shared: 1 },
    ])
    expect(await reads.listSharedTags('gan', 1)).toHaveLength(1)
    expect(await reads.listSharedTags('none', 9)).toEqual([])
  })
}
