import { type Edition, toSummary } from '../edition.ts'
import type { EntryCard, EntryDetail } from '../entry.ts'
import { toPaperKey } from '../paper.ts'
import type { SourceWithState } from '../source.ts'
import type { ToldChange } from '../store/condition-changes.ts'
import type { WeeksRequest } from '../store/list-weeks.ts'
import type {
  Cursor,
  EntryFilter,
  EntryPage,
  EntrySort,
  ListRequest,
  NamedPaper,
  Reads,
} from '../store/reads.ts'
import { toTestSourceState } from './builders.ts'
import { TEST_NOW, toTestSource } from './entries.ts'

const DAY_MS = 86_400_000

/** What an in-memory store holds; change it between requests, and move `version` when you do. */
export interface TestState {
  entries: EntryDetail[]
  sources: SourceWithState[]
  changes: ToldChange[]
  /** Closed ones, and at most one for each week that is open. */
  editions: Edition[]
  version: number
  changedAt: number
}

export interface TestReads extends Reads {
  readonly state: TestState
  /** Names of the methods called, in order. */
  readonly calls: (keyof Reads)[]
}

/** A small faithful store over arrays: the same filters, orders, pages and cursors as the real one, words by `includes`. */
export function createTestReads(given: Partial<TestState> = {}): TestReads {
  const entries = given.entries ?? []
  const sourceIds = [...new Set(entries.map((entry) => entry.source.id))]
  const sources = given.sources ?? sourceIds.map((id) => toTestSourceState(toTestSource({ id })))
  const state: TestState = {
    version: 1,
    changedAt: TEST_NOW - 60_000,
    changes: [],
    editions: [],
    ...given,
    entries,
    sources,
  }
  const calls: (keyof Reads)[] = []
  const methods: Reads = {
    listEntries: async (request) => listEntries(state.entries, request),
    findEntry: async (id) => state.entries.find((entry) => entry.id === id) ?? null,
    listContents: async (ids) =>
      state.entries
        .filter((entry) => ids.includes(entry.id))
        .map(({ id, contentHtml, enclosures }) => ({ id, contentHtml, enclosures })),
    listTexts: async (ids) =>
      state.entries.filter(({ id }) => ids.includes(id)).map(({ id, contentText: text }) => ({ id, text })),
    listSources: async () => state.sources,
    findSource: async (id) => state.sources.find((source) => source.id === id) ?? null,
    listChanges: async (limit) => state.changes.slice(0, limit),
    listTagCounts: async () => countTags(state.entries),
    listSharedTags: async (id, limit) =>
      countTags(state.entries.filter((entry) => entry.tags.some((tag) => tag.id === id)))
        .filter((tag) => tag.id !== id)
        .slice(0, limit)
        .map(({ id, count }) => ({ id, shared: count })),
    listPapers: async ({ kind, limit, page }) => {
      const papers = countPapers(state.entries).filter((paper) => kind === null || paper.kind === kind)
      return { papers: papers.slice((page - 1) * limit, page * limit), total: papers.length }
    },
    findPaper: async (id) => countPapers(state.entries).find((paper) => paper.id === id) ?? null,
    listDays: async (options) => countDays(state.entries, options),
    listWeeks: async (request) => countWeeks(state.entries, request),
    findStats: async (now) => ({
      entries: state.entries.length,
      stories: state.entries.length,
      sources: state.sources.length,
      sourcesFailing: state.sources.filter((source) => source.failures > 0).length,
      entriesLastDay: state.entries.filter((entry) => entry.seenAt >= now - DAY_MS).length,
      entriesLastWeek: state.entries.filter((entry) => entry.seenAt >= now - 7 * DAY_MS).length,
      lastReceptionAt: Math.max(0, ...state.sources.map((source) => source.lastSuccessAt ?? 0)) || null,
      lastEntryAt: Math.max(0, ...state.entries.map((entry) => entry.seenAt)) || null,
      databaseBytes: 4096,
    }),
    composeEdition: async ({ week }) => {
      const open = state.editions.find((edition) => edition.week === week.name && edition.closedAt === null)
      return open ?? { week: week.name, closedAt: null, considered: 0, sources: 0, sections: [] }
    },
    findEdition: async (week) => listClosed(state).find((edition) => edition.week === week) ?? null,
    listEditions: async () => listClosed(state).map(toSummary),
    findEditionRecord: async () => ({
      firstSeenAt: state.entries.length > 0 ? Math.min(...state.entries.map(({ seenAt }) => seenAt)) : null,
      closed: new Set(listClosed(state).map(({ week }) => week)),
    }),
    findVersion: async () => ({ version: state.version, changedAt: state.changedAt }),
  }
  const watched = Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...parameters: unknown[]) => {
        calls.push(name as keyof Reads)
        return (method as (...all: unknown[]) => unknown)(...parameters)
      },
    ]),
  ) as unknown as Reads
  return { ...watched, state, calls }
}

function listClosed({ editions }: TestState): Edition[] {
  return editions.filter(({ closedAt }) => closedAt !== null).sort((a, b) => (a.week < b.week ? 1 : -1))
}

function listEntries(entries: EntryDetail[], request: ListRequest): EntryPage {
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

function countTags(entries: EntryDetail[]): { id: string; name: string; count: number }[] {
  const counts = new Map<string, { id: string; name: string; count: number }>()
  for (const { id, name } of entries.flatMap((entry) => entry.tags)) {
    const known = counts.get(id) ?? { id, name, count: 0 }
    counts.set(id, { ...known, count: known.count + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id))
}

function countPapers(entries: EntryDetail[]): NamedPaper[] {
  const counts = new Map<string, NamedPaper>()
  for (const paper of entries.flatMap((entry) => entry.papers)) {
    const id = toPaperKey(paper)
    const count = (counts.get(id)?.count ?? 0) + 1
    counts.set(id, { id, kind: paper.kind, name: paper.id, url: paper.url, count })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id))
}

function countDays(
  entries: EntryDetail[],
  { since, source, tag }: { since: number; source?: string; tag?: string },
): { day: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const isWanted =
      entry.publishedAt >= since &&
      (source === undefined || entry.source.id === source) &&
      (tag === undefined || entry.tags.some(({ id }) => id === tag))
    const day = new Date(entry.publishedAt).toISOString().slice(0, 10)
    if (isWanted) counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => a.day.localeCompare(b.day))
}

function countWeeks(
  entries: EntryDetail[],
  { kind, ids, until, weeks }: WeeksRequest,
): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { publishedAt, source, tags } of entries) {
    const week = weeks - 1 - Math.floor((until - 1 - publishedAt) / (7 * DAY_MS))
    if (publishedAt >= until || week < 0) continue
    for (const id of kind === 'source' ? [source.id] : tags.map((tag) => tag.id)) {
      if (!ids.includes(id)) continue
      const counts = found.get(id) ?? new Array<number>(weeks).fill(0)
      counts[week] = (counts[week] ?? 0) + 1
      found.set(id, counts)
    }
  }
  return found
}
