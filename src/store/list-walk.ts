import { type NarrowedFilter, toFilterConditions } from './filter-conditions.ts'
import type { KeptLists } from './kept-lists.ts'
import type { EntryFilter } from './reads.ts'
import { join, type Query, sql } from './sql.ts'

/**
 * Rows `(key, at)` of the leads in some lists that the rest of a filter lets through. Each list is walked in an index that
 * stands in order of key, and the walks are merged: `ORDER BY key` sorts nothing, and what LIMIT leaves out is not read.
 * `toRange` gives the condition on the keys, or null for none.
 */
export function toWalk(
  { kind, ids }: KeptLists,
  filter: NarrowedFilter,
  toRange: (key: Query) => Query | null = () => null,
): Query {
  const conditions = toFilterConditions({ ...filter, ...LEFT_OUT[kind] })
  const walks = [...new Set(ids)].map((id) => {
    const key = kind === 'tag' ? sql`t.key` : sql`e.key`
    const range = toRange(key)
    const where = join([...TO_CONDITIONS[kind](id), ...conditions, ...(range ? [range] : [])], ' AND ')
    // CROSS JOIN: SQLite then walks the tag and looks up its entries, never the other way round.
    const from = kind === 'tag' ? sql`entry_tags t CROSS JOIN entries e` : sql`entries e`
    return sql`SELECT ${key} AS key, e.seen_at AS at FROM ${from} WHERE ${where}`
  })
  // An entry may have several of the tags, but only one source and one language.
  return join(walks, kind === 'tag' ? ' UNION ' : ' UNION ALL ')
}

/** What the walk itself sees to. */
const LEFT_OUT: Record<KeptLists['kind'], Partial<EntryFilter>> = {
  all: {},
  source: { sources: [] },
  language: { languages: [] },
  tag: { tags: [] },
}

const TO_CONDITIONS: Record<KeptLists['kind'], (id: string) => Query[]> = {
  all: () => [],
  source: (id) => [sql`e.source_id = ${id}`],
  language: (id) => [sql`e.language = ${id}`],
  tag: (id) => [sql`t.tag_id = ${id}`, sql`e.key = t.key`],
}
