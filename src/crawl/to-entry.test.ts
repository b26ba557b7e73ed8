import { describe, expect, it } from 'vitest'
import { TEST_NOW, toTestEntry } from '../testing/entries.ts'
import type { ReadPost } from './readings.ts'
import { toEntry } from './to-entry.ts'

const DAY = 86_400_000
const post = (fields: Partial<ReadPost> = {}): ReadPost => ({
  ...toTestEntry(),
  published: null,
  updated: null,
  contentHash: '',
  ...fields,
})
const arrival = { id: 'a', sourceId: 'signal', hash: 'h', now: TEST_NOW, known: null }
const known = {
  key: 1,
  id: 'a',
  hash: '',
  publishedAt: TEST_NOW - 9 * DAY,
  publishedPrecision: 'day',
  updatedAt: null,
  seenAt: TEST_NOW - DAY,
} as const

describe('toEntry', () => {
  it('takes a stated date with its precision', () => {
    const entry = toEntry(post({ published: { at: TEST_NOW - DAY, precision: 'day' } }), arrival)
    expect(entry).toMatchObject({ publishedAt: TEST_NOW - DAY, publishedPrecision: 'day', seenAt: TEST_NOW })
  })

  it('says "seen" where no date is stated, and invents none', () => {
    expect(toEntry(post(), arrival)).toMatchObject({ publishedAt: TEST_NOW, publishedPrecision: 'seen' })
  })

  it('does not believe a date far ahead', () => {
    const published = { at: TEST_NOW + 30 * DAY, precision: 'minute' } as const
    expect(toEntry(post({ published, updated: published }), arrival)).toMatchObject({
      publishedPrecision: 'seen',
      updatedAt: null,
    })
  })

  it('takes no instant that is later than the post was seen', () => {
    const stated = { at: TEST_NOW + 8 * 3_600_000, precision: 'minute' } as const
    const entry = toEntry(post({ published: stated, updated: stated }), arrival)
    expect(entry).toMatchObject({
      publishedAt: TEST_NOW,
      publishedPrecision: 'minute',
      updatedAt: TEST_NOW,
    })
    const day = { at: TEST_NOW + 3_600_000, precision: 'day' } as const
    expect(toEntry(post({ published: day }), arrival).publishedAt).toBe(day.at)
  })

  it('keeps the first stated date of a post that is dated anew', () => {
    const entry = toEntry(post({ published: { at: TEST_NOW, precision: 'minute' } }), { ...arrival, known })
    expect(entry).toMatchObject({
      publishedAt: known.publishedAt,
      publishedPrecision: 'day',
      seenAt: known.seenAt,
    })
  })

  it('takes the day of a month that becomes known later', () => {
    const month = { ...known, publishedAt: Date.UTC(2026, 9, 1), publishedPrecision: 'month' } as const
    const read = (at: number) =>
      toEntry(post({ published: { at, precision: 'day' } }), {
        ...arrival,
        now: Date.UTC(2027, 0, 1),
        known: month,
      })
    expect(read(Date.UTC(2026, 9, 10))).toMatchObject({
      publishedAt: Date.UTC(2026, 9, 10),
      publishedPrecision: 'day',
    })
    expect(read(Date.UTC(2026, 10, 10))).toMatchObject({
      publishedAt: month.publishedAt,
      publishedPrecision: 'month',
    })
  })

  it('takes a date that becomes known later', () => {
    const seen = { ...known, publishedPrecision: 'seen' } as const
    const entry = toEntry(post({ published: { at: TEST_NOW - 3 * DAY, precision: 'month' } }), {
      ...arrival,
      known: seen,
    })
    expect(entry).toMatchObject({
      publishedAt: TEST_NOW - 3 * DAY,
      publishedPrecision: 'month',
      seenAt: seen.seenAt,
    })
  })
})
