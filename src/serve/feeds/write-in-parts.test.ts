import { expect, it } from 'vitest'
import type { FeedDocument, FeedEntry } from './feed-document.ts'
import { toAtom } from './to-atom.ts'
import { toRss } from './to-rss.ts'
import { writeInParts } from './write-in-parts.ts'

/** Tags in its texts are text: some are written as CDATA, some escaped. */
const toEntry = (n: number): FeedEntry => ({
  id: `tag:ml.example,2026:entry/${n}`,
  url: `https://ada.example/${n}`,
  title: `Of </entry> and </item>, ${n}`,
  authors: ['Ada'],
  language: 'en',
  image: null,
  tags: [],
  snippet: 'The first <entry> words.',
  publishedAt: n * 60_000,
  updatedAt: null,
  isDated: true,
  summaryHtml: '<p>The first &lt;entry&gt; &lt;item&gt; words.</p>',
  contentHtml: '<p>More than the first words.</p><pre>&lt;/item&gt;</pre>',
  enclosures: [],
  source: {
    title: 'Ada',
    feedUrl: 'https://ada.example/feed',
    siteUrl: 'https://ada.example/',
    updatedAt: 0,
  },
})

const toFeed = (count: number): FeedDocument => ({
  id: 'tag:ml.example,2026:feed/',
  title: 'Search: <entry> <item> &c.',
  description: 'Posts with <entry>',
  language: null,
  pageUrl: 'https://ml.example/',
  selfUrl: 'https://ml.example/feed.atom',
  links: { first: 'https://ml.example/feed.atom', previous: null, next: null },
  isComplete: true,
  updatedAt: 0,
  generator: { name: 'Incoming Transmission', version: '1.0.0' },
  entries: Array.from({ length: count }, (_, n) => toEntry(n)),
})

const toNames = (xml: string) => xml.match(/xmlns(?::\w+)?="[^"]*"/g)?.toSorted()

it('declares what is used in any part', async () => {
  const feed = toFeed(40)
  const last = feed.entries.at(-1) as FeedEntry
  last.image = 'https://ada.example/a.png'
  last.enclosures = [{ url: 'https://ada.example/a.mp3', type: 'audio/mpeg', length: 1 }]
  for (const [write, element] of [
    [toAtom, 'entry'],
    [toRss, 'item'],
  ] as const) {
    const xml = await writeInParts(write, element)(feed)
    expect(toNames(xml)).toContain('xmlns:media="http://search.yahoo.com/mrss/"')
    expect(toNames(xml)).toEqual(toNames(write(feed)))
    expect(xml.replace(/<(?:feed|rss) [^>]*>/, '')).toBe(write(feed).replace(/<(?:feed|rss) [^>]*>/, ''))
  }
})

it.each([0, 1, 15, 16, 100])('writes a feed of %d entries as in one go', async (count) => {
  const feed = toFeed(count)
  expect(await writeInParts(toAtom, 'entry')(feed)).toBe(toAtom(feed))
  expect(await writeInParts(toRss, 'item')(feed)).toBe(toRss(feed))
})
