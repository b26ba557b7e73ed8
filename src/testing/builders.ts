import type { Edition } from '../edition/edition.ts'
import { type EntryCard, type EntryDetail, toEntryId } from '../entry.ts'
import { HOUR_MS } from '../interval.ts'
import type { SourceWithState } from '../source.ts'
import type { EntryTag, Tag } from '../tag.ts'
import { TEST_NOW, toTestSource } from './entries.ts'

/** A card of source `alpha`, published `n` hours before TEST_NOW; fields given win. */
export function toTestCard(n = 1, fields: Partial<EntryCard> = {}): EntryCard {
  const source = fields.source ?? { id: 'alpha', title: 'Alpha Notes', url: 'https://alpha.example/' }
  const url = `https://${source.id}.example/posts/${n}`
  return {
    id: toEntryId(source.id, url),
    url,
    title: `Post ${n}`,
    authors: ['Ada Alpha'],
    source,
    publishedAt: TEST_NOW - n * HOUR_MS,
    publishedPrecision: 'minute',
    updatedAt: null,
    seenAt: TEST_NOW - n * HOUR_MS + 60_000,
    language: 'en',
    snippet: `Snippet of post ${n}.`,
    snippetHtml: `Snippet of post ${n}.`,
    tags: [toTestTag('nlp')],
    image: null,
    wordCount: 400,
    readingMinutes: 2,
    hasMath: false,
    alsoAt: [],
    ...fields,
  }
}

/** The same in full; its text repeats its snippet unless given. */
export function toTestDetail(n = 1, fields: Partial<EntryDetail> = {}): EntryDetail {
  const card = toTestCard(n, fields)
  return {
    contentHtml: `<p>${card.snippetHtml}</p>`,
    contentText: card.snippet,
    categories: [],
    enclosures: [],
    papers: [],
    related: [],
    ...card,
    ...fields,
  }
}

/** A tag as it stands on an entry, from the vocabulary unless said. */
export function toTestTag(id: string, fields: Partial<EntryTag> = {}): EntryTag {
  return { id, name: id.toUpperCase(), origin: 'vocabulary', ...fields }
}

/** A concept of the vocabulary. */
export function toTestConcept(id: string, fields: Partial<Tag> = {}): Tag {
  return {
    id,
    names: { en: id.toUpperCase(), zh: `「${id}」` },
    aliases: { en: [], zh: [] },
    parent: null,
    ...fields,
  }
}

/** A healthy source with a feed, as readers see it. */
export function toTestSourceState(fields: Partial<SourceWithState> = {}): SourceWithState {
  return {
    ...toTestSource({ id: 'alpha', title: 'Alpha Notes' }),
    origin: 'config',
    status: 'active',
    createdAt: TEST_NOW - 90 * 24 * HOUR_MS,
    movedTo: null,
    moving: null,
    goneAt: null,
    validatorsUrl: null,
    nextFetchAt: TEST_NOW + HOUR_MS,
    nextFetchReason: 'every 6 h: publishes weekly',
    lastFetchAt: TEST_NOW - HOUR_MS,
    lastSuccessAt: TEST_NOW - HOUR_MS,
    failures: 0,
    lastError: null,
    warnings: [],
    pace: null,
    etag: '"1"',
    lastModified: null,
    bodyHash: null,
    entryCount: 1,
    lastPublishedAt: TEST_NOW - HOUR_MS,
    usualGapMs: null,
    itemCounts: [],
    noted: null,
    websub: null,
    ...fields,
  }
}

/** A closed edition of 2026-W47 with one post under a subject and one beside; fields given win. */
export function toTestEdition(fields: Partial<Edition> = {}): Edition {
  const topic = toTestConcept('nlp')
  return {
    week: '2026-W47',
    closedAt: TEST_NOW,
    considered: 9,
    sources: 4,
    sections: [
      {
        topic: { id: topic.id, names: topic.names },
        entries: [
          { entry: toTestCard(1), points: 6, reasons: [{ code: 'carried', count: 2 }] },
          {
            entry: toTestCard(2),
            points: 3,
            reasons: [{ code: 'paper', paper: 'arxiv:1706.03762', posts: 2 }],
          },
        ],
      },
      { topic: null, entries: [{ entry: toTestCard(3), points: 0, reasons: [] }] },
    ],
    ...fields,
  }
}
