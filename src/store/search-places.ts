import type { WordQuery } from '../search/word-query.ts'
import type { Database } from './database.ts'
import { countMatches, findByDate, toRelation } from './find-by-date.ts'
import type { Memory } from './memory.ts'
import { type FoundPlaces, findPlaces, type NarrowedRequest } from './places.ts'
import { type RankLimits, rankPlaces } from './rank-places.ts'
import { type Query, sql } from './sql.ts'
import { sumCounts } from './stretches.ts'

/** A search: its words, and all that narrows it. */
export interface NarrowedSearch {
  words: WordQuery
  matches: Query
  request: NarrowedRequest
  /** Left out: as wide as is quick. */
  limits?: RankLimits
}

/** The places that a search finds, by date or by relevance. */
export async function searchPlaces(
  database: Database,
  memory: Memory,
  search: NarrowedSearch,
): Promise<FoundPlaces> {
  const { matches, request } = search
  if (request.sort === 'relevance') return rankPlaces(database, memory, search)
  if (request.sort === 'published') return findByDate(memory, search)
  const total = sumCounts(await countMatches(memory, search))
  const relation = { from: toRelation(matches, request), key: sql`m.key` }
  return { places: await findPlaces(database, request, relation), total }
}
