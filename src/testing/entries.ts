import type { Entry } from '../entry.ts'
import { toEntryId } from '../entry.ts'
import { SOURCE_DEFAULTS, type Source } from '../source.ts'
import { toKey } from '../store/key.ts'
import type { EntryToSave, RefreshToSave } from '../store/writes.ts'

/** 2026-11-23T12:00:00Z: the present of tests. */
export const TEST_NOW = Date.UTC(2026, 10, 23, 12)

/** A source with everything a test does not care about filled in. */
export function toTestSource(fields: Partial<Source> = {}): Source {
  const id = fields.id ?? 'signal'
  const defaults = structuredClone(SOURCE_DEFAULTS) as unknown as Omit<
    Source,
    'id' | 'title' | 'url' | 'site'
  >
  return {
    ...defaults,
    id,
    title: `Source ${id}`,
    url: `https://${id}.example/feed.xml`,
    site: `https://${id}.example/`,
    ...fields,
  }
}

/** An entry with everything a test does not care about filled in; its id follows from source and guid. */
export function toTestEntry(fields: Partial<Entry> = {}): Entry {
  const sourceId = fields.sourceId ?? 'signal'
  const guid = fields.guid ?? `guid-${fields.title ?? 'untitled'}`
  const url = fields.url ?? `https://${sourceId}.example/${encodeURIComponent(guid.toWellFormed())}`
  return {
    id: toEntryId(sourceId, guid),
    sourceId,
    guid,
    url,
    canonicalUrl: url,
    title: 'Untitled',
    titleHtml: null,
    authors: [],
    publishedAt: TEST_NOW,
    publishedPrecision: 'minute',
    updatedAt: null,
    seenAt: TEST_NOW,
    language: 'en',
    snippet: 'A snippet.',
    snippetHtml: 'A snippet.',
    tags: [],
    papers: [],
    wordCount: 2,
    readingMinutes: 1,
    hasMath: false,
    fingerprint: null,
    originalUrl: null,
    categories: [],
    image: null,
    enclosures: [],
    contentHtml: '<p>A snippet.</p>',
    contentText: 'A snippet.',
    math: [],
    hash: 'hash',
    ...fields,
  }
}

/** The entry as a refresh hands it over, standing for itself. */
export function toTestSave(entry: Entry, fields: Partial<EntryToSave> = {}): EntryToSave {
  const key = fields.key ?? toKey(entry.publishedAt, entry.id)
  return {
    key,
    oldKey: null,
    entry,
    contentHash: entry.id,
    place: { key, story: entry.id, isLead: true, alsoAt: [], feedId: null },
    join: null,
    related: [],
    ...fields,
  }
}

/** A successful refresh that brought these entries. */
export function toTestRefresh(entries: EntryToSave[], fields: Partial<RefreshToSave> = {}): RefreshToSave {
  return {
    sourceId: entries[0]?.entry.sourceId ?? 'signal',
    now: TEST_NOW,
    patch: {
      nextFetchAt: TEST_NOW + 3_600_000,
      nextFetchReason: 'hourly',
      lastFetchAt: TEST_NOW,
      lastSuccessAt: TEST_NOW,
      failures: 0,
      lastError: null,
    },
    entries,
    moved: [],
    isVisible: false,
    ...fields,
  }
}
