import { describe, expect, it } from 'vitest'
import type { EntryCard } from '../../entry.ts'
import { toTestCard } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { buildFeed } from './build-feed.ts'
import type { FeedDocument } from './feed-document.ts'

const DAY_MS = 86_400_000

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
