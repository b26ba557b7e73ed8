import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../interval.ts'
import { parseWords } from '../search/word-query.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { openMemory } from './memory.ts'
import { openStore } from './open-store.ts'
import { ALL_ENTRIES, type Cursor } from './reads.ts'
import { searchPlaces } from './search-places.ts'

/** Posts, the newest first; the keys that a search by relevance finds, as their titles. */
async function rank(
  posts: readonly (readonly [title: string, text: string])[],
  {
    q,
    weighed,
    candidates = 1000,
    limit = 10,
    page = 1,
    until = null,
  }: {
    q: string
    weighed: number
    candidates?: number
    limit?: number
    page?: number
    until?: number | null
  },
) {
  const { writes, database } = await openStore('file::memory:')
  await writes.syncSources([toTestSource()], TEST_NOW)
  const saves = posts.map(([title, contentText], at) =>
    toTestSave(toTestEntry({ guid: title, title, contentText, publishedAt: TEST_NOW - at * DAY_MS })),
  )
  await writes.saveRefresh(toTestRefresh(saves))
  const words = parseWords(q)
  const matches = database.matches(words)
  if (!matches) throw new Error('No words')
  const request = {
    filter: { ...ALL_ENTRIES, q, until },
    sort: 'relevance' as const,
    cursor: null,
    limit,
    page,
  }
  const memory = await openMemory(database)()
  const found = await searchPlaces(database, memory, {
    words,
    matches,
    request,
    limits: { weighed, candidates },
  })
  const titles = new Map(saves.map(({ key, entry }) => [key, entry.title]))
  return { ...found, titles: found.places.map(({ key }) => titles.get(key)) }
}

const POSTS = [
  ['Newest', '模型 is said once here, among many other words that are of no matter at all'],
  ['Often', '模型 模型 模型'],
  ['大模型', 'In the title'],
  ['Elsewhere', 'Nothing of it'],
  ['模型', 'In an older title'],
] as const

describe('searchPlaces by relevance', () => {
  it('weighs words of which there are few matches', async () => {
    const { titles, total } = await rank(POSTS, { q: '模型', weighed: 4 })
    expect(titles.at(-1)).toBe('Newest')
    expect(titles.indexOf('Often')).toBeLessThan(titles.indexOf('Newest'))
    expect(total).toBe(4)
  })

  it('weighs a word in the title over several in the text, though that is much shorter', async () => {
    const posts = [
      ['Short', 'viola then viola or viola and viola again'],
      ['Viola', 'notes '.repeat(400)],
    ] as const
    expect((await rank(posts, { q: 'viola', weighed: 10 })).titles).toEqual(['Viola', 'Short'])
  })

  it('puts titles first where the words stand everywhere, and the newest first otherwise', async () => {
    expect(await rank(POSTS, { q: '模型', weighed: 3 })).toMatchObject({
      titles: ['大模型', '模型', 'Newest', 'Often'],
      total: 4,
    })
  })

  it('goes on from page to page, one place more telling that there is another', async () => {
    const pages = [1, 2].map((page) => rank(POSTS, { q: '模型', weighed: 3, limit: 2, page }))
    const [first, second] = await Promise.all(pages)
    expect(first?.titles).toEqual(['大模型', '模型', 'Newest'])
    expect(second?.titles).toEqual(['Newest', 'Often'])
  })

  it('ranks what the rest of the search lets through', async () => {
    for (const weighed of [3, 4]) {
      const { titles, total } = await rank(POSTS, { q: '模型', weighed, until: TEST_NOW - 1.5 * DAY_MS })
      expect([titles, total]).toEqual([expect.arrayContaining(['大模型', '模型']), 2])
    }
  })

  it.each([1, 4])(
    'finds what the rest of the search lets through however many newer posts match',
    async (weighed) => {
      const narrowed = { q: '模型', weighed, candidates: 1, until: TEST_NOW - 3.5 * DAY_MS }
      expect(await rank(POSTS, narrowed)).toMatchObject({ titles: ['模型'], total: 1 })
    },
  )

  it.each([1, 4])('takes in titles older than the newest, and counts all that match', async (weighed) => {
    const found = await rank(POSTS, { q: '模型', weighed, candidates: 1 })
    expect(found).toMatchObject({ total: 4, listed: weighed === 4 ? 3 : 2 })
    expect(found.titles).toContain(weighed === 4 ? '模型' : '大模型')
    expect(found.titles.at(-1)).toBe('Newest')
  })

  it('keeps out what is not wanted', async () => {
    const { titles } = await rank(POSTS, { q: '模型 -title', weighed: 1 })
    expect(titles).toEqual(['Newest', 'Often'])
  })
})

describe('searchPlaces by date', async () => {
  const { reads, writes } = await openStore('file::memory:')
  await writes.syncSources([toTestSource()], TEST_NOW)
  const posts = Array.from({ length: 9 }, (_, day) =>
    toTestEntry({
      guid: `${day}`,
      title: `Day ${day}`,
      contentText: day === 4 ? '训练' : '模型',
      publishedAt: TEST_NOW - day * DAY_MS,
    }),
  )
  await writes.saveRefresh(toTestRefresh(posts.map((post) => toTestSave(post))))
  // The second is true of all posts, but must be looked at for each.
  const filters = [ALL_ENTRIES, { ...ALL_ENTRIES, until: TEST_NOW + DAY_MS }]
  const list = (filter: typeof ALL_ENTRIES, place: { page?: number; cursor?: Cursor | null }) =>
    reads.listEntries({
      filter: { ...filter, q: '模型' },
      sort: 'published',
      cursor: null,
      page: 1,
      limit: 3,
      ...place,
    })

  it.each(filters)('goes from page to page in both directions, by number and by cursor', async (filter) => {
    const titles = async (place: Parameters<typeof list>[1]) =>
      (await list(filter, place)).entries.map(({ title }) => title)
    expect(await titles({})).toEqual(['Day 0', 'Day 1', 'Day 2'])
    expect(await titles({ page: 2 })).toEqual(['Day 3', 'Day 5', 'Day 6'])
    expect(await titles({ page: 4 })).toEqual([])
    const second = await list(filter, { cursor: (await list(filter, {})).next })
    expect(second.entries.map(({ title }) => title)).toEqual(['Day 3', 'Day 5', 'Day 6'])
    expect(second.total).toBe(8)
    expect(await titles({ cursor: second.next })).toEqual(['Day 7', 'Day 8'])
    expect(await titles({ cursor: second.previous })).toEqual(['Day 0', 'Day 1', 'Day 2'])
  })
})
