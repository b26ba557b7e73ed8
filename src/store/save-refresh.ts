import { AppError } from '../errors.ts'
import { toUrlKey } from '../url.ts'
import type { ReadBy } from './claims.ts'
import { toChangeQueries } from './condition-changes.ts'
import type { Database, IndexChange } from './database.ts'
import { toPrunedQuery } from './delete-entries.ts'
import { toNameKey } from './filter-conditions.ts'
import { createInsertion } from './insertions.ts'
import { toMoves } from './move-places.ts'
import { toPaperQueries } from './papers.ts'
import { toRelatedQueries } from './related.ts'
import { toStateQuery } from './save-state.ts'
import { toRemoval, toWordsQuery } from './search-words.ts'
import { type Query, sql } from './sql.ts'
import { toJoinQueries } from './story-decisions.ts'
import { toVersionQuery } from './version.ts'
import type { EntryToSave, RefreshToSave } from './writes.ts'

/** Posts whose tags, authors and the like are put together. */
const POSTS_AT_ONCE = 50

interface SaveOptions {
  /** By what the source was read; null: by what is stored of it now. */
  readBy?: ReadBy | null
  /** Refreshes that are under way and soon to be saved too. */
  others?: number
}

/**
 * Saves one refresh in one transaction: entries, tags, search words, stories and the source's state, or nothing. Throws
 * AppError not-found where the source was removed meanwhile.
 */
export async function saveRefresh(
  database: Database,
  refresh: RefreshToSave,
  { readBy = null, others = 0 }: SaveOptions = {},
): Promise<void> {
  const moves = await toMoves(database, refresh.moved)
  const index = [...moves.index, ...toIndexChanges(refresh.entries)]
  // Entries and the state that says they were read stand or fall together: what is lost is read again.
  try {
    const { onRun } = refresh
    const queries = { [Symbol.iterator]: () => toRefreshQueries(refresh, { moves: moves.queries, readBy }) }
    await database.batch(queries, { index, isRepeatable: true, others, onRun })
  } catch (error) {
    const { sourceId } = refresh
    const [source] = await database.all(sql`SELECT id FROM sources WHERE id = ${sourceId}`)
    throw source ? error : new AppError('not-found', `${sourceId} was removed while it was being read.`)
  }
}

/** One at a time: a feed of ten thousand posts would otherwise stand in memory twice. */
function* toRefreshQueries(
  refresh: RefreshToSave,
  { moves, readBy }: { moves: readonly Query[]; readBy: ReadBy | null },
): Generator<Query> {
  const { sourceId, entries, tooOld = [], moved, now } = refresh
  const inOrder = entries.toSorted((a, b) => a.key - b.key)
  for (let from = 0; from < inOrder.length; from += POSTS_AT_ONCE)
    yield* toEntriesQueries(inOrder.slice(from, from + POSTS_AT_ONCE), now)
  yield* moves
  for (const id of tooOld) yield toPrunedQuery(id, sourceId)
  yield toStateQuery(sourceId, refresh.patch, readBy)
  if (refresh.change) yield* toChangeQueries(refresh.change)
  if (entries.length + moved.length > 0) yield toVersionQuery('entries', now)
  if (refresh.isVisible || refresh.change) yield toVersionQuery('sources', now)
}

/** What search is to find of the entries, in place of what their older versions were. */
function toIndexChanges(entries: readonly EntryToSave[]): IndexChange[] {
  return entries.flatMap(({ key, oldKey, place, entry }) => [
    ...(oldKey === null ? [] : [toRemoval(oldKey)]),
    ...(place.isLead
      ? [{ key, toQuery: () => toWordsQuery(key, { ...entry, text: entry.contentText }) }]
      : []),
  ])
}

function* toEntriesQueries(saves: readonly EntryToSave[], now: number): Generator<Query> {
  for (const { oldKey, key } of saves) if (oldKey !== null) yield* toClearQueries(oldKey, key)
  for (const save of saves) {
    yield toEntryQuery(save)
    yield toContentQuery(save)
    yield toFingerprintQuery(save)
    yield* toJoinQueries(save, now)
  }
  yield* toTagQueries(saves)
  yield* toAuthorQueries(saves)
  yield* toPaperQueries(saves)
  yield* toRelatedQueries(saves)
}

/** Takes away what an older version of the entry left in side tables, and moves it when its date became known. */
function toClearQueries(oldKey: number, key: number): Query[] {
  return [
    sql`DELETE FROM entry_tags WHERE key = ${oldKey}`,
    sql`DELETE FROM entry_authors WHERE key = ${oldKey}`,
    sql`DELETE FROM entry_papers WHERE key = ${oldKey}`,
    sql`DELETE FROM related WHERE key = ${oldKey}`,
    ...(oldKey === key ? [] : [sql`UPDATE entries SET key = ${key} WHERE key = ${oldKey}`]),
  ]
}

function toEntryQuery({ key, entry, place }: EntryToSave): Query {
  return sql`INSERT INTO entries (key, id, source_id, url, title, title_html, authors, published_at, published_precision, updated_at,
      seen_at, language, snippet, snippet_html, tags, image, word_count, reading_minutes, has_math, story, is_lead, also_at, feed_id)
    VALUES (${key}, ${entry.id}, ${entry.sourceId}, ${entry.url}, ${entry.title}, ${entry.titleHtml}, ${JSON.stringify(entry.authors)},
      ${entry.publishedAt}, ${entry.publishedPrecision}, ${entry.updatedAt}, ${entry.seenAt}, ${entry.language},
      ${entry.snippet}, ${entry.snippetHtml}, ${JSON.stringify(entry.tags)}, ${entry.image}, ${entry.wordCount},
      ${entry.readingMinutes}, ${Number(entry.hasMath)}, ${place.story}, ${Number(place.isLead)}, ${JSON.stringify(place.alsoAt)},
      ${place.feedId})
    ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title, title_html = excluded.title_html, authors = excluded.authors,
      published_at = excluded.published_at, published_precision = excluded.published_precision,
      updated_at = excluded.updated_at, language = excluded.language, snippet = excluded.snippet,
      snippet_html = excluded.snippet_html, tags = excluded.tags, image = excluded.image, word_count = excluded.word_count,
      reading_minutes = excluded.reading_minutes, has_math = excluded.has_math, story = excluded.story,
      is_lead = excluded.is_lead, also_at = excluded.also_at, feed_id = excluded.feed_id`
}

function toContentQuery({ key, entry }: EntryToSave): Query {
  return sql`INSERT INTO contents (key, guid, hash, html, text, math, categories, enclosures, papers)
    VALUES (${key}, ${entry.guid}, ${entry.hash}, ${entry.contentHtml}, ${entry.contentText}, ${JSON.stringify(entry.math)},
      ${JSON.stringify(entry.categories)}, ${JSON.stringify(entry.enclosures)}, ${JSON.stringify(entry.papers)})
    ON CONFLICT (key) DO UPDATE SET guid = excluded.guid, hash = excluded.hash, html = excluded.html, text = excluded.text,
      math = excluded.math, categories = excluded.categories, enclosures = excluded.enclosures, papers = excluded.papers`
}

const insertTagged = createInsertion(
  2,
  (rows) => sql`INSERT INTO entry_tags (tag_id, key) VALUES ${rows} ON CONFLICT DO NOTHING`,
)
const insertTags = createInsertion(
  2,
  (rows) => sql`INSERT INTO tags (id, name) VALUES ${rows} ON CONFLICT DO NOTHING`,
)
const insertAuthors = createInsertion(
  2,
  (rows) => sql`INSERT INTO entry_authors (name_key, key) VALUES ${rows} ON CONFLICT DO NOTHING`,
)

function* toTagQueries(saves: readonly EntryToSave[]): Generator<Query> {
  yield* insertTagged(saves.flatMap(({ key, entry }) => entry.tags.map(({ id }) => [id, key])))
  // Of a tag that several write in their own ways, the first is kept.
  const tags = saves.flatMap(({ entry }) => entry.tags).reverse()
  yield* insertTags([...new Map(tags.map(({ id, name }) => [id, name]))])
}

function toAuthorQueries(saves: readonly EntryToSave[]): Iterable<Query> {
  const rows = saves.flatMap(({ key, entry }) => {
    const names = new Set(entry.authors.map(toNameKey))
    return [...names].filter(Boolean).map((name) => [name, key])
  })
  return insertAuthors(rows)
}

function toFingerprintQuery({ key, entry, contentHash }: EntryToSave): Query {
  const minhash = entry.fingerprint && new Uint8Array(entry.fingerprint.slice().buffer)
  const originalKey = entry.originalUrl && toUrlKey(entry.originalUrl)
  return sql`INSERT INTO fingerprints (key, canonical_url, url_key, original_key, content_hash, minhash)
    VALUES (${key}, ${entry.canonicalUrl}, ${toUrlKey(entry.canonicalUrl)}, ${originalKey}, ${contentHash}, ${minhash})
    ON CONFLICT (key) DO UPDATE SET canonical_url = excluded.canonical_url, url_key = excluded.url_key,
      original_key = excluded.original_key, content_hash = excluded.content_hash, minhash = excluded.minhash`
}
