import { beforeEach, describe, expect, it } from 'vitest'
import { toFingerprint } from '../enrich/fingerprint.ts'
import { createNeighbours } from '../enrich/neighbours.ts'
import type { Entry, EntryCard } from '../entry.ts'
import type { SourceWithState } from '../source.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { joinStories } from './join-stories.ts'
import { PLACES_MAX } from './place-stories.ts'
import { separate } from './separate.ts'

const HOUR = 3_600_000
const text = Array.from(
  { length: 60 },
  (_, n) => `Sentence ${n} tells of gradient ${n * 7} and of loss ${n * 13}.`,
).join(' ')

let store: Store
let neighbours: ReturnType<typeof createNeighbours>

beforeEach(async () => {
  store = await openStore('file::memory:')
  neighbours = createNeighbours()
  await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
})

/** Saves entries as a refresh would, and answers the titles that lists then show. */
async function arrive(...entries: Entry[]): Promise<string[]> {
  const source = (await store.reads.findSource(entries[0]?.sourceId ?? '')) as SourceWithState
  const saves = entries.map((entry) => toTestSave(entry))
  const { places, moved, joins } = await joinStories({ writes: store.writes, neighbours }, source, saves)
  const placed = saves.map((save) => ({
    ...save,
    place: places.get(save.key) ?? save.place,
    join: joins.get(save.key) ?? null,
  }))
  await store.writes.saveRefresh(toTestRefresh(placed, { moved }))
  return list()
}

async function listCards(): Promise<EntryCard[]> {
  const request = { filter: ALL_ENTRIES, sort: 'published', limit: 50, page: 1, cursor: null } as const
  return (await store.reads.listEntries(request)).entries
}

async function list(): Promise<string[]> {
  return (await listCards()).map(({ title, alsoAt }) =>
    [title, ...alsoAt.map((also) => `${also.title}@${also.source}`)].join(' + '),
  )
}

/** The same for an entry that is stored already. */
async function arriveEdited(entry: Entry): Promise<void> {
  const source = (await store.reads.findSource(entry.sourceId)) as SourceWithState
  const known = (await store.writes.listKnown(entry.sourceId)).find(({ id }) => id === entry.id)
  const save = toTestSave(entry, { oldKey: known?.key ?? null })
  const { places, moved } = await joinStories({ writes: store.writes, neighbours }, source, [save])
  const place = places.get(save.key) ?? save.place
  await store.writes.saveRefresh(toTestRefresh([{ ...save, place }], { moved }))
}

/** Titles of what lists show, with the ids that feeds give them where those are not their own. */
const listFeedIds = async () => (await listCards()).map(({ title, feedId }) => [title, feedId])

const post = (title: string, fields: Partial<Entry> = {}) =>
  toTestEntry({ title, contentText: text, fingerprint: toFingerprint(text), ...fields })

const rewritten = 'All of it says something else now. '.repeat(30)
const ANOTHER_TEXT = { contentText: rewritten, fingerprint: toFingerprint(rewritten) }

describe('joinStories', () => {
  it('leaves different posts alone', async () => {
    const other = 'Something else entirely. '.repeat(40)
    const shown = await arrive(
      post('A'),
      toTestEntry({ title: 'B', contentText: other, fingerprint: toFingerprint(other) }),
    )
    expect(shown.sort()).toEqual(['A', 'B'])
  })

  it('shows a repost under the original', async () => {
    await arrive(post('Original', { publishedAt: TEST_NOW - HOUR }))
    expect(await arrive(post('Repost', { sourceId: 'echo' }))).toEqual(['Original + Repost@Source echo'])
  })

  it('lets a late original take its place', async () => {
    await arrive(post('Repost', { sourceId: 'echo' }))
    expect(await arrive(post('Original', { publishedAt: TEST_NOW - HOUR }))).toEqual([
      'Original + Repost@Source echo',
    ])
  })

  it('joins two stories that a third shows to be one', async () => {
    await arrive(post('First', { publishedAt: TEST_NOW - 2 * HOUR }))
    await arrive(post('Second', { sourceId: 'echo', publishedAt: TEST_NOW - HOUR }))
    expect(await arrive(post('Third', { sourceId: 'echo' }))).toEqual([
      'First + Second@Source echo + Third@Source echo',
    ])
  })

  it('recognises a canonical address without any text', async () => {
    const url = 'https://signal.example/post'
    await arrive(toTestEntry({ title: 'Short', url, canonicalUrl: url, publishedAt: TEST_NOW - HOUR }))
    const copy = toTestEntry({ title: 'Copy', sourceId: 'echo', canonicalUrl: `${url}?utm_source=echo` })
    expect(await arrive(copy)).toEqual(['Short + Copy@Source echo'])
  })

  it('keeps items of one source apart that only share an address', async () => {
    const url = 'https://signal.example/changelog'
    const shown = await arrive(
      ...['1.0', '1.1'].map((title) => toTestEntry({ title, url, canonicalUrl: url })),
    )
    expect(shown.sort()).toEqual(['1.0', '1.1'])
  })

  it('is not confused by an entry that arrives again', async () => {
    const original = post('Original', { publishedAt: TEST_NOW - HOUR })
    await arrive(original)
    await arrive(post('Repost', { sourceId: 'echo' }))
    const [known] = await store.writes.listKnown('signal')
    const source = (await store.reads.findSource('signal')) as SourceWithState
    const save = toTestSave({ ...original, title: 'Original, revised' }, { oldKey: known?.key ?? null })
    const { places, moved } = await joinStories({ writes: store.writes, neighbours }, source, [save])
    await store.writes.saveRefresh(
      toTestRefresh([{ ...save, place: places.get(save.key) ?? save.place }], { moved }),
    )
    expect(await list()).toEqual(['Original, revised + Repost@Source echo'])
  })
  it('moves nobody whose place stays', async () => {
    await arrive(post('Original', { publishedAt: TEST_NOW - HOUR }))
    await arrive(post('First repost', { sourceId: 'echo' }))
    const source = (await store.reads.findSource('echo')) as SourceWithState
    const save = toTestSave(post('Second repost', { sourceId: 'echo' }))
    const { moved } = await joinStories({ writes: store.writes, neighbours }, source, [save])
    expect(moved.map(({ isLead, wasLead, alsoAt }) => [isLead, wasLead, alsoAt.length])).toEqual([
      [true, true, 2],
    ])
  })

  it('lets a story of many places only grow: its original stays, and nothing stored is written anew', async () => {
    const reposts = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => post(`Repost ${from + n}`, { sourceId: 'echo' }))
    await arrive(post('Original', { publishedAt: TEST_NOW - HOUR }))
    await arrive(...reposts(0, PLACES_MAX + 20))
    const earlier = post('Earlier still', { publishedAt: TEST_NOW - 2 * HOUR, sourceId: 'echo' })
    const source = (await store.reads.findSource('echo')) as SourceWithState
    const { places, moved } = await joinStories({ writes: store.writes, neighbours }, source, [
      toTestSave(earlier),
    ])
    expect(moved).toEqual([])
    expect([...places.values()].map(({ isLead }) => isLead)).toEqual([false])
    expect((await arrive(earlier)).map((title) => title.split(' + ').length)).toEqual([1 + PLACES_MAX])
  })

  it('keeps the places of an original of many that arrives again, edited or not', async () => {
    const original = post('Original', { publishedAt: TEST_NOW - HOUR })
    await arrive(original)
    await arrive(...Array.from({ length: PLACES_MAX }, (_, n) => post(`Repost ${n}`, { sourceId: 'echo' })))
    const [known] = await store.writes.listKnown('signal')
    const source = (await store.reads.findSource('signal')) as SourceWithState
    const rewritten = 'All of it says something else now. '.repeat(30)
    for (const contentText of [text, rewritten]) {
      const edited = { ...original, contentText, fingerprint: toFingerprint(contentText) }
      const save = toTestSave(edited, { oldKey: known?.key ?? null, contentHash: contentText })
      const { places, moved } = await joinStories({ writes: store.writes, neighbours }, source, [save])
      expect(moved).toEqual([])
      expect(places.get(save.key)).toMatchObject({ isLead: true, alsoAt: { length: PLACES_MAX } })
    }
  })

  it('tells excerpts and translations, and why each was joined', async () => {
    const original = post('Original', { publishedAt: TEST_NOW - HOUR, wordCount: 480 })
    await arrive(original)
    const part = text.slice(600, 1500)
    await arrive(
      post('A find', {
        sourceId: 'echo',
        contentText: part,
        fingerprint: toFingerprint(part),
        wordCount: 160,
      }),
      toTestEntry({
        title: '译文',
        sourceId: 'echo',
        language: 'zh-Hans',
        wordCount: 700,
        originalUrl: original.url,
        // Its own source states an earlier date.
        publishedAt: TEST_NOW - 2 * HOUR,
      }),
    )
    expect((await list()).map((each) => each.split(' + ')[0])).toEqual(['Original'])
    const [shown] = await store.writes.findStoryFacts({ ids: [original.id] })
    expect(shown?.alsoAt.map(({ title, relation }) => [title, relation])).toEqual([
      ['译文', 'translation'],
      ['A find', 'excerpt'],
    ])
    const joins = await store.writes.listJoins(10)
    expect(joins.map(({ title, otherTitle, reason }) => [title, otherTitle, reason]).sort()).toEqual([
      ['A find', 'Original', 'excerpt'],
      ['译文', 'Original', 'named'],
    ])
  })

  it('finds those that named an original before it came', async () => {
    const original = toTestEntry({ title: 'Original', wordCount: 90 })
    const named = { sourceId: 'echo', originalUrl: original.url, publishedAt: TEST_NOW - HOUR }
    await arrive(toTestEntry({ title: '译文', language: 'zh-Hans', wordCount: 120, ...named }))
    expect(await arrive(original)).toEqual(['Original + 译文@Source echo'])
  })

  it('joins posts that arrive together', async () => {
    const shown = await arrive(
      post('First', { publishedAt: TEST_NOW - HOUR }),
      post('First', { guid: 'again' }),
    )
    expect(shown).toEqual(['First + First@Source signal'])
  })

  it('leaves no trace in a story that an edited post leaves', async () => {
    await arrive(post('Original', { publishedAt: TEST_NOW - HOUR }))
    await arrive(post('Repost', { sourceId: 'echo' }))
    await arriveEdited(post('Repost', { sourceId: 'echo', ...ANOTHER_TEXT }))
    expect((await list()).sort()).toEqual(['Original', 'Repost'])
  })

  describe('the id by which feeds name a story', () => {
    const repost = post('Repost', { sourceId: 'echo', seenAt: TEST_NOW - 2 * HOUR })
    const original = post('Original', { publishedAt: TEST_NOW - HOUR })

    it('stays when the original is found later, and when one is found that is older still', async () => {
      await arrive(repost)
      await arrive(original)
      expect(await listFeedIds()).toEqual([['Original', repost.id]])
      const oldest = { publishedAt: TEST_NOW - 2 * HOUR, seenAt: TEST_NOW + HOUR }
      await arrive(post('Oldest', { guid: 'oldest', ...oldest }))
      expect(await listFeedIds()).toEqual([['Oldest', repost.id]])
      await arriveEdited({ ...original, title: 'Original, edited' })
      await arriveEdited({ ...repost, title: 'Repost, edited' })
      expect(await listFeedIds()).toEqual([['Oldest', repost.id]])
    })

    it("is the original's where all came together or the repost came later", async () => {
      await arrive(original, post('Again', { guid: 'again' }))
      await arrive({ ...repost, seenAt: TEST_NOW })
      expect(await listFeedIds()).toEqual([['Original', null]])
    })

    it('goes with an entry that leaves', async () => {
      await arrive(repost)
      await arrive(original)
      await arriveEdited({ ...repost, ...ANOTHER_TEXT })
      expect((await listFeedIds()).sort()).toEqual([
        ['Original', null],
        ['Repost', null],
      ])
    })

    it('goes with an entry that is separated', async () => {
      await arrive(repost)
      await arrive(original, post('Again', { guid: 'again' }))
      await separate({ writes: store.writes, neighbours, now: () => TEST_NOW }, repost.id, true)
      expect((await listFeedIds()).sort()).toEqual([
        ['Original', null],
        ['Repost', null],
      ])
    })
  })

  describe('separate', () => {
    const crawler = () => ({ writes: store.writes, neighbours, now: () => TEST_NOW })
    const original = post('Original', { publishedAt: TEST_NOW - 2 * HOUR })
    const first = post('First', { sourceId: 'echo', publishedAt: TEST_NOW - HOUR })
    const second = post('Second', { sourceId: 'echo' })

    it('takes a repost out of its story for good, and back', async () => {
      await arrive(original)
      await arrive(first, second)
      await separate(crawler(), second.id, true)
      expect(await list()).toEqual(['Second', 'Original + First@Source echo'])
      expect(await arrive({ ...second, title: 'Second, edited' })).toContain('Original + First@Source echo')
      await separate(crawler(), second.id, false)
      expect(await list()).toEqual(['Original + First@Source echo + Second, edited@Source echo'])
    })

    it('leaves the others with an original of their own', async () => {
      await arrive(original)
      await arrive(first, second)
      await separate(crawler(), original.id, true)
      expect(await list()).toEqual(['First + Second@Source echo', 'Original'])
      const third = post('Third', { publishedAt: TEST_NOW - HOUR / 2 })
      expect(await arrive(third)).toContain('First + Third@Source signal + Second@Source echo')
    })

    it('says that there is no such entry', async () => {
      await expect(separate(crawler(), 'nobody', true)).rejects.toThrow('There is no entry nobody.')
    })
  })
})
