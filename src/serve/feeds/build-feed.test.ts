import { parseAtomFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import type { EntryCard } from '../../entry.ts'
import { DAY_MS } from '../../interval.ts'
import { toTestCard } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { buildFeed } from './build-feed.ts'
import type { FeedDocument } from './feed-document.ts'
import { toAtom } from './to-atom.ts'

const head: Omit<FeedDocument, 'entries' | 'updatedAt'> = {
  id: 'tag:ml.example,2026:feed/',
  title: 'Feed',
  description: 'A feed',
  language: null,
  pageUrl: 'https://ml.example/',
  selfUrl: 'https://ml.example/feed',
  links: { first: 'https://ml.example/feed', previous: null, next: null },
  isComplete: false,
  generator: { name: 'Incoming Transmission', version: '1.0.0' },
}
const build = (...cards: Partial<EntryCard>[]) =>
  buildFeed(head, {
    cards: cards.map((fields, n) => toTestCard(n + 1, fields)),
    contents: [],
    sources: [],
    isFull: false,
  })

describe('the time of a feed', () => {
  it('moves when an old post turns up, and when one is changed', async () => {
    const old = { publishedAt: TEST_NOW - 2 * DAY_MS, seenAt: TEST_NOW - DAY_MS }
    expect((await build(old)).updatedAt).toBe(TEST_NOW - DAY_MS)
    expect((await build(old, { ...old, seenAt: TEST_NOW })).updatedAt).toBe(TEST_NOW)
    expect((await build(old, { ...old, updatedAt: TEST_NOW })).updatedAt).toBe(TEST_NOW)
  })

  it('is unknown where there are no posts', async () => {
    expect((await build()).updatedAt).toBeNull()
  })
})

describe('an entry', () => {
  it('was not changed before it was published', async () => {
    const [early, late] = (await build({ updatedAt: 0 }, { updatedAt: TEST_NOW })).entries
    expect([early?.updatedAt, late?.updatedAt]).toEqual([null, TEST_NOW])
    expect(early?.source?.updatedAt).toBe(early?.publishedAt)
  })

  it('hands out no mail addresses', async () => {
    const feed = await build({ authors: ['ada@alpha.example', 'Bob'] })
    expect(feed.entries[0]?.authors).toEqual(['ada', 'Bob'])
  })
})

describe('the times of Atom', () => {
  it('stand in order though their milliseconds are made up', async () => {
    const odd = { publishedAt: TEST_NOW + 999, publishedPrecision: 'minute', seenAt: 0 } as const
    const feed = await build(...Array.from({ length: 10 }, (_, n) => ({ ...odd, id: `entry${n}` })))
    const { updated, entries } = parseAtomFeed(toAtom(feed))
    const isInOrder = entries?.map((entry) => `${entry.published}` <= `${entry.updated}`)
    expect(isInOrder).toEqual(Array(10).fill(true))
    expect(entries?.filter((entry) => `${entry.updated}` > `${updated}`)).toEqual([])
  })
})
