import { type Edition, toSummary } from '../edition/edition.ts'
import type { EntryDetail } from '../entry.ts'
import { DAY_MS } from '../interval.ts'
import type { SourceWithState } from '../source.ts'
import type { ToldChange } from '../store/condition-changes.ts'
import type { Reads } from '../store/reads.ts'
import { toTestSourceState } from './builders.ts'
import { countDays, countPapers, countTags, countWeeks } from './count-entries.ts'
import { TEST_NOW, toTestSource } from './entries.ts'
import { listEntries } from './list-entries.ts'

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

/** A whole state: nothing but what is given, and the sources of the entries given. */
export function toTestState(given: Partial<TestState> = {}): TestState {
  const entries = given.entries ?? []
  const sourceIds = [...new Set(entries.map((entry) => entry.source.id))]
  const sources = given.sources ?? sourceIds.map((id) => toTestSourceState(toTestSource({ id })))
  return {
    version: 1,
    changedAt: TEST_NOW - 60_000,
    changes: [],
    editions: [],
    ...given,
    entries,
    sources,
  }
}

/** A small faithful store over arrays: the same filters, orders, pages and cursors as the real one, words by `includes`. */
export function createTestReads(given: Partial<TestState> = {}): TestReads {
  const state = toTestState(given)
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
    findSources: async (ids) => state.sources.filter(({ id }) => ids.includes(id)),
    findSource: async (id) => state.sources.find((source) => source.id === id) ?? null,
    listChanges: async (limit, behind) => {
      const place = state.changes.findIndex(({ id }) => id === behind?.id)
      return state.changes.slice(place + 1, place + 1 + limit)
    },
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
