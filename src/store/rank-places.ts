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

/** More than any rank is: what comes before others whatever their ranks. */
const BEFORE = 1_000_000

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
  const ranked = toRanked(database, words, { matches, titled })
  const candidates = { titled, ranked, candidates: limits.candidates }
  const rank = (await countOpen(memory, matches)) <= limits.weighed ? weigh : guess
  return rank(memory, search, candidates)
}

interface Candidates {
  /** What has the words in its title. */
  titled: Query
  /** All that match, ranked; see `toRanked`. */
  ranked: Query
  /** How many of each kind. */
  candidates: number
}

/** By BM25, of the candidates. */
async function weigh(
  memory: Memory,
  { matches, request }: NarrowedSearch,
  { titled, ranked, candidates }: Candidates,
): Promise<FoundPlaces> {
  const narrowed = narrowMatches(matches, request)
  const last = sql`SELECT m.key AS key FROM ${narrowed} ORDER BY m.key DESC LIMIT 1 OFFSET ${candidates - 1}`
  const [oldest] = await memory.recall(last)
  const toChosen = (relation: Query) =>
    oldest
      ? sql`${relation} AND (m.key >= ${toBound(oldest.key as number)} OR m.key IN (SELECT t.key FROM (${titled}) t))`
      : relation
  const rows =
    await memory.recall(sql`SELECT m.key AS key, 0 AS at FROM ${toChosen(narrowMatches(ranked, request))}
    ORDER BY m.rank, m.key DESC LIMIT ${request.limit + 1} OFFSET ${toOffset(request)}`)
  const [total, listed] = [await countRows(memory, narrowed), await countRows(memory, toChosen(narrowed))]
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
 * Matches ranked by BM25. Where words have other forms it would prefer the rarer one, wherever it stands: then those with
 * all words in their titles come first, in whichever form, and those with the words as typed before others.
 */
function toRanked(
  database: Database,
  words: WordQuery,
  { matches, titled }: { matches: Query; titled: Query },
): Query {
  const typed = withoutForms(words)
  const asTyped = typed && database.matches(typed)
  if (!asTyped) return matches
  return sql`SELECT r.key AS key, MIN(CAST(r.rank AS DOUBLE PRECISION)) - SUM(r.ahead) * ${BEFORE} AS rank FROM (
    SELECT a.key AS key, a.rank AS rank, 0 AS ahead FROM (${matches}) a
    UNION ALL SELECT b.key, b.rank, 1 FROM (${asTyped}) b
    UNION ALL SELECT c.key, 0, 2 FROM (${titled}) c) r GROUP BY r.key`
}

function toTitleWord(word: QueryWord): QueryWord {
  return { ...word, inTitle: true }
}
