import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EDITION_WEEKS_BACK } from '../edition/weeks.ts'
import { DAY_MS } from '../interval.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { toTestConcept } from '../testing/builders.ts'
import { TEST_NOW, toTestEntry, toTestRefresh, toTestSave, toTestSource } from '../testing/entries.ts'
import { closeEditions } from './close-editions.ts'

/** TEST_NOW is a Monday; the week before it is 2026-W47. */
const WEEK = '2026-W47'

let store: Store
beforeEach(async () => {
  store = await openStore('file::memory:')
  await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
})
afterEach(() => store.database.close())

const save = (entry: ReturnType<typeof toTestEntry>) =>
  store.writes.saveRefresh(toTestRefresh([toTestSave(entry)]))
const post = (title: string, fields: Parameters<typeof toTestEntry>[0] = {}) =>
  toTestEntry({
    title,
    publishedAt: TEST_NOW - 3 * DAY_MS,
    seenAt: TEST_NOW - 2 * DAY_MS,
    wordCount: 400,
    ...fields,
  })
const close = (now: number) =>
  closeEditions({ reads: store.reads, writes: store.writes, tags: [toTestConcept('nlp')], now: () => now })

describe('closeEditions', () => {
  it('closes each week once, a day after its Sunday', async () => {
    await save(post('Kept'))
    expect(await close(TEST_NOW)).toHaveLength(EDITION_WEEKS_BACK)
    expect(await close(TEST_NOW + DAY_MS)).toEqual([WEEK])
    expect(await close(TEST_NOW + DAY_MS)).toEqual([])
    expect(await store.reads.listEditions()).toEqual([
      { week: WEEK, closedAt: TEST_NOW + DAY_MS, considered: 1, sources: 1, entryCount: 1, titles: ['Kept'] },
    ])
  })

  it('keeps an edition as it was, whatever happens to its posts', async () => {
    await save(post('Kept', { tags: [{ id: 'nlp', name: 'NLP', origin: 'author' }] }))
    await close(TEST_NOW + DAY_MS)
    const before = await store.reads.findEdition(WEEK)
    await save(post('Late'))
    await store.writes.prune({ before: TEST_NOW + DAY_MS, now: TEST_NOW + DAY_MS })
    await close(TEST_NOW + 2 * DAY_MS)
    expect(await store.reads.findEdition(WEEK)).toEqual(before)
    expect(before?.sections[0]?.entries[0]?.entry.title).toBe('Kept')
  })
})

describe('composeEdition', () => {
  it('knows who else carried a story, its papers, and how often its source posts', async () => {
    const lead = post('Lead', {
      papers: [{ kind: 'arxiv', id: '1706.03762', url: 'https://arxiv.org/abs/1706.03762' }],
    })
    await store.writes.saveRefresh({
      ...toTestRefresh([toTestSave(lead)]),
      patch: { ...toTestRefresh([]).patch, usualGapMs: 90 * DAY_MS },
    })
    const repost = toTestSave(post('Lead', { sourceId: 'echo' }))
    const place = { ...repost.place, story: lead.id, isLead: false }
    await store.writes.saveRefresh(toTestRefresh([{ ...repost, place }]))
    await save(post('Other week', { publishedAt: TEST_NOW - 30 * DAY_MS }))
    const week = { name: WEEK, since: TEST_NOW - 7.5 * DAY_MS, until: TEST_NOW - 0.5 * DAY_MS }
    const edition = await store.reads.composeEdition({ week, tags: [] })
    expect(edition).toMatchObject({ week: WEEK, closedAt: null, considered: 1, sources: 1 })
    expect(edition.sections[0]?.entries[0]?.reasons).toEqual([
      { code: 'carried', count: 1 },
      { code: 'paper', paper: 'arxiv:1706.03762', posts: 1 },
      { code: 'rare' },
    ])
  })
})
