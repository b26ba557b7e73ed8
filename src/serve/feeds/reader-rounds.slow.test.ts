import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toEntryId } from '../../entry.ts'
import { HOUR_MS } from '../../interval.ts'
import { createTestApp, type TestApp } from '../../testing/app.ts'
import { toAttackedEntries } from '../../testing/attacked-entries.ts'
import { toTestDetail, toTestEdition, toTestSourceState } from '../../testing/builders.ts'
import { TEST_NOW } from '../../testing/entries.ts'
import { READERS, type Reader } from '../../testing/reader-programs.ts'
import { toRichEntries } from '../../testing/rich-entries.ts'
import { toEntryUri } from './tag-uri.ts'

const FORMATS = ['rss', 'atom']
const PLACES = {
  all: '/feed.FORMAT?limit=100&full=1',
  tag: '/tags/nlp/feed.FORMAT?limit=100',
  source: '/sources/alpha/feed.FORMAT?limit=100',
  search: '/search/feed.FORMAT?limit=100&q=post',
  filtered: '/feed.FORMAT?limit=100&language=en&tag=nlp',
}
const WEEKS = { digests: '/digests/feed.FORMAT' }

let test: TestApp
let base: string
let folder: string
let now = TEST_NOW
beforeAll(async () => {
  const state = { editions: [toTestEdition()], sources: [toTestSourceState({ full: true })] }
  test = await createTestApp(state, { now: () => now })
  base = await test.app.listen({ port: 0, host: '127.0.0.1' })
  folder = mkdtempSync(join(tmpdir(), 'rounds-'))
})
afterAll(async () => {
  await test.app.close()
  rmSync(folder, { recursive: true })
})

const toFeeds = (places: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(places).flatMap(([place, path]) =>
      FORMATS.map((format) => [`${place}-${format}`, `${base}${path.replace('FORMAT', format)}`]),
    ),
  )

const repost = toTestDetail(8)
const original = toTestDetail(9, { feedId: repost.id })
const undated = toTestDetail(5, { publishedPrecision: 'seen' })
const dated = { ...undated, publishedAt: TEST_NOW - 300 * HOUR_MS, publishedPrecision: 'day' as const }
const ordinary = [...toRichEntries(4), ...[6, 7].map((n) => toTestDetail(n)), repost, undated]

/** What a station goes through: posts that are new, one that was edited, one whose date became known, one whose original is found. */
const ROUNDS = [
  () => ordinary,
  () => [toTestDetail(-1), toTestDetail(-2), ...ordinary],
  ({ goesById }: Reader) => [
    toTestDetail(-3),
    toTestDetail(-1, { snippetHtml: 'Edited.', contentHtml: '<p>Edited.</p>', updatedAt: now }),
    toTestDetail(-2),
    ...ordinary.map((entry) => (entry === undated ? dated : entry === repost && goesById ? original : entry)),
  ],
]

describe.each(Object.entries(READERS))('%s', (name, reader) => {
  it.skipIf(!reader.isInstalled)(
    'follows every feed over three rounds and shows each post once',
    async () => {
      const home = join(folder, name)
      mkdirSync(home)
      const hostile = (await toAttackedEntries())
        .slice(0, 60)
        .map((entry, n) => ({ ...entry, id: toEntryId('hostile', String(n)) }))
      const feeds = toFeeds({ ...PLACES, ...WEEKS })
      for (const toEntries of ROUNDS) {
        now += HOUR_MS
        test.reads.state.entries = [...toEntries(reader), ...hostile]
        test.reads.state.version++
        test.reads.state.changedAt = now
        const shown = await reader.read(home, feeds)
        for (const [feed, ids] of Object.entries(shown)) {
          expect([feed, ids.length]).toEqual([feed, new Set(ids).size])
          expect([feed, ids.length]).not.toEqual([feed, 0])
        }
        const wanted = test.reads.state.entries.map(({ id, feedId }) => toEntryUri(feedId ?? id)).sort()
        for (const format of FORMATS) expect(shown[`all-${format}`]?.toSorted()).toEqual(wanted)
      }
    },
  )
})
