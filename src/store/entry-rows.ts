import type { AlsoAt, EntryCard, EntryDetail, PublishedPrecision } from '../entry.ts'
import { toUrlKey } from '../url.ts'
import { type Query, type Row, sql } from './sql.ts'

/** The columns of a card; `e` is entries, `s` sources. */
export const CARD_COLUMNS: Query = sql`e.key, e.id, e.url, e.title, e.title_html, e.authors, e.published_at, e.published_precision,
  e.updated_at, e.seen_at, e.language, e.snippet, e.snippet_html, e.tags, e.image, e.word_count, e.reading_minutes,
  e.has_math, e.also_at, e.feed_id, s.id AS source_id, s.title AS source_title, s.site AS source_site`

const text = (value: unknown) => value as string
const number = (value: unknown) => value as number
const numberOrNull = (value: unknown) => value as number | null
/** Most lists of most entries are empty: a new list costs less than a parser. */
const json = <T>(value: unknown) => (value === '[]' ? [] : JSON.parse(value as string)) as T

/** A row of CARD_COLUMNS as the card it stands for. */
export function toCard(row: Row): EntryCard {
  return {
    id: text(row.id),
    feedId: row.feed_id as string | null,
    url: text(row.url),
    title: text(row.title),
    titleHtml: row.title_html as string | null,
    authors: json(row.authors),
    source: { id: text(row.source_id), title: text(row.source_title), url: text(row.source_site) },
    publishedAt: number(row.published_at),
    publishedPrecision: row.published_precision as PublishedPrecision,
    updatedAt: numberOrNull(row.updated_at),
    seenAt: number(row.seen_at),
    language: row.language as string | null,
    snippet: text(row.snippet),
    snippetHtml: text(row.snippet_html),
    tags: json(row.tags),
    image: row.image as string | null,
    wordCount: number(row.word_count),
    readingMinutes: number(row.reading_minutes),
    hasMath: row.has_math === 1,
    alsoAt: toOtherPlaces(text(row.url), toAlsoAt(row.also_at)),
  }
}

/** Stored places; those from before relations were told are reposts. */
export function toAlsoAt(alsoAt: unknown): AlsoAt[] {
  return json<AlsoAt[]>(alsoAt).map((place) => ({ ...place, relation: place.relation ?? 'repost' }))
}

/** Places at other addresses, each once: a source that gives its posts new ids has stored them anew, at the same address. */
function toOtherPlaces(url: string, places: AlsoAt[]): AlsoAt[] {
  if (places.length === 0) return places
  const named = new Set([toUrlKey(url)])
  return places.filter((place) => {
    const { size } = named
    return named.add(toUrlKey(place.url)).size > size
  })
}

/** A card row joined with its contents. */
export function toDetail(row: Row, related: EntryCard[]): EntryDetail {
  return {
    ...toCard(row),
    contentHtml: text(row.html),
    contentText: text(row.text),
    categories: json(row.categories),
    enclosures: json(row.enclosures),
    papers: json(row.papers),
    related,
  }
}
