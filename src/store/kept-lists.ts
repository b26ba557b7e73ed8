import type { Database } from './database.ts'
import { type NarrowedFilter, toLanguages } from './filter-conditions.ts'
import { SPAN_KEYS } from './key.ts'
import type { Memory } from './memory.ts'
import type { EntryFilter } from './reads.ts'
import { list, sql } from './sql.ts'

/** Lists of one kind, together: entries with any of these tags, of any of these sources, in any of these languages. */
export interface KeptLists {
  kind: 'all' | 'source' | 'language' | 'tag'
  ids: string[]
}

/** Leads of some lists whose keys lie in one span, from `span * SPAN_KEYS` on. */
export interface Span {
  span: number
  size: number
}

/** The one list of all stories. */
export const ALL: KeptLists = { kind: 'all', ids: [''] }

/** The lists whose overlap a filter asks for; all entries where it asks for none, or for so few that it names them. */
export function toKeptLists({ ids, tags, sources, languages }: EntryFilter): KeptLists[] {
  if (ids.length > 0) return [ALL]
  const lists: KeptLists[] = [
    { kind: 'tag', ids: tags },
    { kind: 'source', ids: sources },
    { kind: 'language', ids: toLanguages(languages) },
  ]
  const asked = lists.filter(({ ids }) => ids.length > 0)
  return asked.length > 0 ? asked : [ALL]
}

/** Whether a filter asks for these lists and nothing else, each entry standing in one of them: then their sizes add up. */
export function isWhole(filter: NarrowedFilter, lists: readonly KeptLists[]): boolean {
  const { ids, papers, author, q, since, until, narrowedBy = [] } = filter
  const [first] = lists
  const isApart = first?.kind !== 'tag' || first.ids.length === 1
  return (
    lists.length === 1 &&
    isApart &&
    narrowedBy.length === 0 &&
    ids.length + papers.length === 0 &&
    [author, q, since, until].every((each) => each === null)
  )
}

/** How many leads stand in some lists, by span, newest first. */
export async function readSpans(memory: Memory, { kind, ids }: KeptLists): Promise<Span[]> {
  const rows = await memory.recall(sql`SELECT span, SUM(size) AS size FROM list_spans
    WHERE kind = ${kind} AND id IN ${list([...new Set(ids)])} AND is_lead = 1 GROUP BY span ORDER BY span DESC`)
  return rows as unknown as Span[]
}

/** The lists of which the fewest entries stand in. */
export async function findShortest(database: Database, lists: readonly KeptLists[]): Promise<KeptLists> {
  const [first = ALL, ...others] = lists
  if (others.length === 0) return first
  const sizes = await Promise.all(lists.map((each) => countLeads(database, each)))
  return lists[sizes.indexOf(Math.min(...sizes))] ?? first
}

async function countLeads(database: Database, { kind, ids }: KeptLists): Promise<number> {
  const [row] = await database.all(sql`SELECT COALESCE(SUM(size), 0) AS size FROM list_sizes
    WHERE kind = ${kind} AND id IN ${list(ids)} AND is_lead = 1`)
  return row?.size as number
}

/** Where to begin to reach the entry after `offset` others: below this key (null: at the newest), then so many further. */
export function skipSpans(spans: readonly Span[], offset: number): { below: number | null; offset: number } {
  let rest = offset
  for (const { span, size } of spans) {
    if (rest < size) return { below: rest === offset ? null : (span + 1) * SPAN_KEYS, offset: rest }
    rest -= size
  }
  return { below: 0, offset: 0 }
}
