import { afterEach, beforeEach } from 'vitest'
import type { Entry } from '../entry.ts'
import type { Store } from '../store/open-store.ts'
import { ALL_ENTRIES, type EntryFilter, type ListRequest } from '../store/reads.ts'
import { TEST_NOW, toTestRefresh, toTestSave, toTestSource } from './entries.ts'

/** A store that is empty at the start of each test, but for its sources `signal` and `echo`. */
export interface StoreRig {
  readonly store: Store
  /** Saves entries; `oldKey` is that of the one they replace. */
  save(entries: readonly Entry[], oldKey?: number | null): Promise<unknown>
  /** Titles of a list, in its order. */
  titles(fields?: Partial<ListRequest>): Promise<string[]>
}

/** Opens a store before each test of the `describe` around it and closes it afterwards. */
export function createStoreRig(open: () => Promise<Store>): StoreRig {
  let store: Store
  beforeEach(async () => {
    store = await open()
    await store.writes.syncSources([toTestSource(), toTestSource({ id: 'echo' })], TEST_NOW)
  })
  afterEach(() => store.database.close())
  return {
    get store() {
      return store
    },
    save: (entries, oldKey = null) =>
      store.writes.saveRefresh(toTestRefresh(entries.map((entry) => toTestSave(entry, { oldKey })))),
    titles: async (fields) =>
      (await store.reads.listEntries(toRequest(fields))).entries.map((entry) => entry.title),
  }
}

/** All entries but for what `fields` narrow. */
export function toFilter(fields: Partial<EntryFilter> = {}): EntryFilter {
  return { ...ALL_ENTRIES, ...fields }
}

/** The first page of all entries but for what `fields` say. */
export function toRequest(fields: Partial<ListRequest> = {}): ListRequest {
  return { filter: toFilter(), sort: 'published', limit: 12, page: 1, cursor: null, ...fields }
}
