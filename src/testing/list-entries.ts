import type { EntryCard, EntryDetail } from '../entry.ts'
import { toPaperKey } from '../paper.ts'
import type { Cursor, EntryFilter, EntryPage, EntrySort, ListRequest } from '../store/reads.ts'

/** A page of entries as the real store answers it. */
export function listEntries(entries: EntryDetail[], request: ListRequest): EntryPage {
  const { filter, sort, limit, cursor } = request
  const places = entries
    .filter((entry) => isMatch(entry, filter))
    .map((entry) => ({ entry, at: toAt(entry, sort), key: toKey(entry) }))
    .sort((a, b) => b.at - a.at || b.key - a.key)
  const start = cursor ? toStart(places, cursor, limit) : (request.page - 1) * limit
  const end =
    cursor?.direction === 'previous' ? places.findIndex((place) => !isBefore(place, cursor)) : start + limit
  const shown = places.slice(start, end < 0 ? places.length : end)
  const [first, last] = [shown[0], shown.at(-1)]
  const hasCursors = sort !== 'relevance'
  const hasNext = last !== undefined && places.indexOf(last) < places.length - 1
  const hasPrevious = first !== undefined && places.indexOf(first) > 0
  return {
    entries: shown.map(({ entry }) => toCard(entry)),
    total: places.length,
    page: cursor ? null : request.page,
    pages: Math.ceil(places.length / limit),
    next: hasCursors && hasNext ? { direction: 'next', at: last.at, key: last.key } : null,
    previous: hasCursors && hasPrevious ? { direction: 'previous', at: first.at, key: first.key } : null,
  }
}

type Place = Omit<Cursor, 'direction'>

const isBefore = (place: Place, cursor: Place) =>
  place.at > cursor.at || (place.at === cursor.at && place.key > cursor.key)

function toStart(places: Place[], cursor: Cursor, limit: number): number {
  const after = places.findIndex((place) => !isBefore(place, cursor))
  const index = after < 0 ? places.length : after
  if (cursor.direction === 'previous') return Math.max(0, index - limit)
  const place = places[index]
  return place && place.at === cursor.at && place.key === cursor.key ? index + 1 : index
}

function toAt(entry: EntryCard, sort: EntrySort): number {
  return sort === 'seen' ? entry.seenAt : entry.publishedAt
}

/** A number that tells entries apart whatever else they share. */
function toKey(entry: EntryCard): number {
  return Number.parseInt(Buffer.from(entry.id).toString('hex').slice(0, 12), 16)
}

function isMatch(entry: EntryDetail, filter: EntryFilter): boolean {
  const isAnyOf = (wanted: string[], given: string[]) =>
    wanted.length === 0 || wanted.some((one) => given.includes(one))
  const language = entry.language ?? ''
  const text = `${entry.title} ${entry.contentText}`.toLowerCase()
  return (
    isAnyOf(filter.ids, [entry.id]) &&
    isAnyOf(
      filter.tags,
      entry.tags.map(({ id }) => id),
    ) &&
    isAnyOf(filter.sources, [entry.source.id]) &&
    isAnyOf(filter.languages, [language, language.split('-')[0] ?? '']) &&
    isAnyOf(filter.papers, entry.papers.map(toPaperKey)) &&
    (filter.author === null || entry.authors.includes(filter.author)) &&
    (filter.q === null ||
      filter.q
        .toLowerCase()
        .split(/\s+/)
        .every((word) => text.includes(word))) &&
    (filter.since === null || entry.publishedAt >= filter.since) &&
    (filter.until === null || entry.publishedAt < filter.until)
  )
}

function toCard(entry: EntryDetail): EntryCard {
  const { contentHtml, contentText, categories, enclosures, papers, related, ...card } = entry
  return card
}
