import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '../interval.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { closeEditions } from './close-editions.ts'
import type { Crawler } from './crawler.ts'
import { pruneEntries } from './prune-entries.ts'

/** TEST_NOW is a Monday; the week before it is 2026-W47. */
const WEEK = '2026-W47'
const MONDAY = Date.UTC(2026, 10, 16)

let store: Store
beforeEach(async () => {
  store = await openStore('file::memory:')
})
afterEach(() => store.database.close())

/** A post on each of so many days from `since` on, each of its own source. */
async function savePosts(since: number, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    const source = toTestSource({ id: `s${day}` })
    await store.writes.saveSources([source], { origin: 'added', now: since })
    const at = since + day * DAY_MS
    const entry = toTestEntry({
      sourceId: source.id,
      title: `Day ${day}`,
      publishedAt: at,
      seenAt: at,
      wordCount: 400,
    })
    await store.writes.saveRefresh(toTestRefresh([toTestSave(entry)]))
  }
}

const prune = (now: number, days: number) => pruneEntries({ ...store, now: () => now }, days * DAY_MS)
const close = (now: number) => closeEditions({ ...store, tags: [], now: () => now })

describe('pruneEntries', () => {
  it('leaves the posts of a week to its edition until that is closed', async () => {
    await savePosts(MONDAY, 7)
    await close(TEST_NOW)
    expect(await prune(TEST_NOW, 3)).toEqual({ deleted: 0, keptSince: MONDAY })
    expect(await close(TEST_NOW + DAY_MS)).toEqual([WEEK])
    const [edition] = await store.reads.listEditions()
    expect(edition).toMatchObject({ week: WEEK, entryCount: 7 })
    expect(await prune(TEST_NOW + DAY_MS, 3)).toEqual({ deleted: 6, keptSince: null })
  })

  it('deletes what is too old before that week', async () => {
    await savePosts(MONDAY - 7 * DAY_MS, 14)
    await close(TEST_NOW)
    expect(await prune(TEST_NOW, 3)).toEqual({ deleted: 7, keptSince: MONDAY })
  })

  it('deletes what is too old where that is before every open week', async () => {
    await savePosts(MONDAY - 21 * DAY_MS, 7)
    await close(TEST_NOW)
    expect(await prune(TEST_NOW, 26)).toEqual({ deleted: 3, keptSince: null })
  })

  it('takes what it deletes out of what arriving posts are compared with', async () => {
    await savePosts(MONDAY - 21 * DAY_MS, 7)
    await close(TEST_NOW)
    const removed: number[] = []
    const index = { remove: (key: number) => removed.push(key) }
    const memory = { neighbours: index, kin: index } as unknown as Pick<Crawler, 'neighbours' | 'kin'>
    await pruneEntries({ ...store, memory, now: () => TEST_NOW }, 26 * DAY_MS)
    expect(removed).toHaveLength(2 * 3)
    expect(await store.writes.findTakenKeys(removed)).toEqual(new Map())
  })
})
