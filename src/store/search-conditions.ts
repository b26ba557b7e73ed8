import type { SearchField, SearchOperator } from '../search.ts'
import { parseWords, type WordQuery } from '../word-query.ts'
import type { Database } from './database.ts'
import { toLanguages, toNameKey } from './filter-conditions.ts'
import type { EntryFilter } from './reads.ts'
import { join, list, type Query, sql } from './sql.ts'

type Matches = Database['matches']

/** What the operators of a search ask of `entries e`, and its unwanted words where no word is wanted. */
export function toSearchConditions(filter: EntryFilter, words: WordQuery | null, matches: Matches): Query[] {
  const operators = (filter.operators ?? []).map((operator) => toOperatorCondition(operator, matches))
  return words && words.wanted.length === 0 ? [...operators, toWithout(words, matches)] : operators
}

/** One operator of a search; several must all hold. */
function toOperatorCondition({ field, values, isExcluded }: SearchOperator, matches: Matches): Query {
  const any = values.map((value) => CONDITIONS[field](value, matches))
  const holds = sql`(${join(any, ' OR ')})`
  return isExcluded ? sql`NOT ${holds}` : holds
}

const CONDITIONS: Record<SearchField, (value: string, matches: Matches) => Query> = {
  tag: (name) => sql`e.key IN (SELECT t.key FROM entry_tags t WHERE t.tag_id = ${name}
    OR t.tag_id IN (SELECT g.id FROM tags g WHERE LOWER(g.name) = ${name.toLowerCase()}))`,
  source: (name) => sql`e.source_id IN (SELECT o.id FROM sources o WHERE o.id = ${name}
    OR LOWER(o.title) LIKE ${toPattern(name)} ESCAPE '~')`,
  author: (name, matches) => {
    const isWhole = sql`e.key IN (SELECT a.key FROM entry_authors a WHERE a.name_key = ${toNameKey(name)})`
    // Authors are among the words of an entry, so part of a name is looked for there first.
    const mentions = matches(parseWords(`"${name}"`))
    if (!mentions) return isWhole
    return sql`(${isWhole} OR (e.key IN (SELECT key FROM (${mentions}) m)
      AND LOWER(e.authors) LIKE ${toPattern(name)} ESCAPE '~'))`
  },
  language: (language) => sql`COALESCE(e.language IN ${list(toLanguages([language]))}, 1 = 0)`,
  since: (day) => sql`e.published_at >= ${toDayStart(day)}`,
  until: (day) => sql`e.published_at < ${toDayStart(day)}`,
}

/** Without the unwanted words; nothing at all where there are none either. */
function toWithout({ unwanted }: WordQuery, matches: Matches): Query {
  const found = matches({ wanted: unwanted.length > 0 ? [unwanted] : [], unwanted: [] })
  return found ? sql`e.key NOT IN (SELECT key FROM (${found}) unwanted)` : sql`1 = 0`
}

/** A pattern for LIKE of texts that hold a name. */
function toPattern(name: string): string {
  return `%${name.toLowerCase().replace(/[~%_]/g, '~$&')}%`
}

function toDayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
