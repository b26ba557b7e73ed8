import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toContentHash, toFingerprint } from '../enrich/fingerprint.ts'
import { createNeighbours } from '../enrich/neighbours.ts'
import type { Entry } from '../entry.ts'
import { DAY_MS } from '../interval.ts'
import type { SourceWithState } from '../source.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { ALL_ENTRIES } from '../store/reads.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { toSentences } from '../testing/sentences.ts'
import { joinStories } from './join-stories.ts'

const SOURCES = ['ada', 'bob', 'cem']
const frame = toSentences({ count: 24, seed: 1 })
/** A template, filled: every sixth sentence is another each time. */
const fill = (seed: number) => {
  const own = toSentences({ count: 24, seed })
  return frame.map((sentence, at) => (at % 6 === 2 ? own[at] : sentence)).join(' ')
}
const whole = (seed: number) => toSentences({ count: 12, seed }).join(' ')

let store: Store
let neighbours: ReturnType<typeof createNeighbours>

beforeEach(async () => {
  store = await openStore('file::memory:')
  neighbours = createNeighbours()
  await store.writes.syncSources(
    SOURCES.map((id) => toTestSource({ id })),
    TEST_NOW,
  )
})

afterEach(() => store.database.close())

type Post = [sourceId: string, title: string, text: string]

/** Saves posts of one source as a refresh would. */
async function arrive(...posts: Post[]): Promise<void> {
  const source = (await store.reads.findSource(posts[0]?.[0] ?? '')) as SourceWithState
  const saves = posts.map(([sourceId, title, contentText]) => {
    const fields: Partial<Entry> = { sourceId, title, contentText, fingerprint: toFingerprint(contentText) }
    const entry = toTestEntry({ ...fields, publishedAt: TEST_NOW - DAY_MS / 2 })
    return toTestSave(entry, { contentHash: toContentHash(contentText) })
  })
  const { places, moved } = await joinStories({ writes: store.writes, neighbours }, source, saves)
  const placed = saves.map((save) => ({ ...save, place: places.get(save.key) ?? save.place }))
  await store.writes.saveRefresh(toTestRefresh(placed, { moved }))
}

/** Titles of the cards, each with those of its other places. */
async function listCards(): Promise<string[]> {
  const request = { filter: ALL_ENTRIES, sort: 'published', limit: 50, page: 1, cursor: null } as const
  const { entries } = await store.reads.listEntries(request)
  return entries
    .map(({ title, alsoAt }) => [title, ...alsoAt.map((also) => also.title)].sort().join(' + '))
    .sort()
}

describe('groupMatches', () => {
  const engineer: Post = ['ada', 'Engineer, speech', fill(2)]
  const scientist: Post = ['ada', 'Scientist for alignment', fill(3)]
  const analyst: Post = ['bob', 'An analyst in Paris', fill(4)]
  const designer: Post = ['bob', 'Designer of chips', fill(5)]
  const apart = ['An analyst in Paris', 'Engineer, speech', 'Scientist for alignment']

  it('joins what resembles one post of a source', async () => {
    await arrive(engineer)
    await arrive(analyst)
    expect(await listCards()).toEqual(['An analyst in Paris + Engineer, speech'])
  })

  it('takes what resembles two posts that their source tells apart for a template', async () => {
    await arrive(engineer, scientist)
    await arrive(analyst)
    expect(await listCards()).toEqual(apart)
  })

  it('takes it for one also where the two come later, together', async () => {
    await arrive(analyst)
    await arrive(engineer, scientist)
    expect(await listCards()).toEqual(apart)
  })

  it('takes no second post of a source into a story', async () => {
    await arrive(analyst)
    await arrive(engineer)
    await arrive(scientist)
    await arrive(designer)
    expect(await listCards()).toEqual([
      'An analyst in Paris + Engineer, speech',
      'Designer of chips',
      'Scientist for alignment',
    ])
  })

  it('leaves each post that a round-up quotes its card', async () => {
    await arrive(
      ['ada', 'First', whole(6)],
      ['ada', 'Another one', whole(7)],
      ['ada', 'And a last', whole(8)],
    )
    await arrive(['bob', 'All of this week', [whole(6), whole(7), whole(8)].join('\n\n')])
    expect(await listCards()).toEqual(['All of this week', 'And a last', 'Another one', 'First'])
  })

  it('joins the copies of one post that a source has under several titles', async () => {
    await arrive(['ada', 'First', frame.join(' ')])
    const framed = (words: string) => `${words} ${frame.join(' ')} Thanks to all of you.`
    await arrive(['bob', 'A find', framed('Follow us for more.')])
    await arrive(['bob', 'Read this', framed('Do subscribe to our letter, it comes once a week.')])
    expect(await listCards()).toEqual(['A find + First + Read this'])
  })
})
