import { mapWanted, type WordQuery, withoutForms } from '../search/word-query.ts'
import type { QueryWord } from '../search/words.ts'
import type { Database } from './database.ts'
import { countOpen, narrowMatches, openNewestMatches } from './find-by-date.ts'
import type { Memory } from './memory.ts'
import { type FoundPlaces, type Place, toBound, toOffset } from './places.ts'
import type { NarrowedSearch } from './search-places.ts'
import { type Query, sql } from './sql.ts'
import { countRows } from './stretches.ts'

/** Posts that take part in ranking: the newest that match, and as many with the words in their titles. */
const CANDIDATES_MAX = 1000
/**
 * Of more matches none is weighed. BM25 walks all of them to learn how rare a word is, and of a word that stands
 * everywhere it then says next to nothing: what has it in the title is as good a guess, and found in an instant.
 */
const WEIGHED_MATCHES_MAX = 10_000

/** The most of each, where not as many as there should be. */
export interface RankLimits {
  candidates: number
  weighed: number
}

const LIMITS: RankLimits = { candidates: CANDIDATES_MAX, weighed: WEIGHED_MATCHES_MAX }

/** Places by rank; they have no `at`, since ranked lists have no cursors. All that match are counted, the best are listed. */
export async function rankPlaces(
  database: Database,
  memory: Memory,
  search: NarrowedSearch,
): Promise<FoundPlaces> {
  const { words, matches, limits = LIMITS } = search
  const titled = database.matches(mapWanted(words, toTitleWord)) ?? matches
  const candidates = { titled, order: toOrder(database, words, titled), candidates: limits.candidates }
  const rank = (await countOpen(memory, matches)) <= limits.weighed ? weigh : guess
  return rank(memory, search, candidates)
}

interface Candidates {
  /** What has the words in its title. */
  titled: Query
  /** By what matches `m` are ordered; see `toOrder`. */
  order: Query
  /** How many of each kind. */
  candidates: number
}

/** By rank, of the candidates. */
async function weigh(
  memory: Memory,
  { matches, request }: NarrowedSearch,
  { titled, order, candidates }: Candidates,
): Promise<FoundPlaces> {
  const narrowed = narrowMatches(matches, request)
  const last = sql`SELECT m.key AS key FROM ${narrowed} ORDER BY m.key DESC LIMIT 1 OFFSET ${candidates - 1}`
  const [oldest] = await memory.recall(last)
  const chosen = oldest
    ? sql`${narrowed} AND (m.key >= ${toBound(oldest.key as number)} OR ${isAmong(titled)})`
    : narrowed
  const rows = await memory.recall(sql`SELECT m.key AS key, 0 AS at FROM ${chosen}
    ORDER BY ${order}, m.key DESC LIMIT ${request.limit + 1} OFFSET ${toOffset(request)}`)
  const [total, listed] = [await countRows(memory, narrowed), await countRows(memory, chosen)]
  return { places: rows as unknown as Place[], total, listed }
}

/** The newest with the words in their titles, then the newest others. */
async function guess(
  memory: Memory,
  search: NarrowedSearch,
  { titled, candidates }: Candidates,
): Promise<FoundPlaces> {
  const newest = await openNewestMatches(memory, search)
  const keys = new Set([
    ...(await newest.list(titled, candidates)),
    ...(await newest.list(search.matches, candidates)),
  ])
  const from = toOffset(search.request)
  const places = [...keys].slice(from, from + search.request.limit + 1).map((key) => ({ key, at: 0 }))
  return { places, total: newest.total, listed: keys.size }
}

/**
 * BM25. Where words have other forms it would prefer the rarer one, wherever it stands: then those with all words in their
 * titles come first, in whichever form, and those with the words as typed before others.
 */
function toOrder(database: Database, words: WordQuery, titled: Query): Query {
  const typed = withoutForms(words)
  const asTyped = typed && database.matches(typed)
  return asTyped ? sql`${isAmong(titled)} DESC, ${isAmong(asTyped)} DESC, m.rank` : sql`m.rank`
}

function isAmong(matches: Query): Query {
  return sql`m.key IN (SELECT a.key FROM (${matches}) a)`
}

function toTitleWord(word: QueryWord): QueryWord {
  return { ...word, inTitle: true }
}
