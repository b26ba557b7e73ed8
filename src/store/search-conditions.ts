import type { SearchField } from '../search/fields.ts'
import type { Search, SearchOperator, SearchTerm } from '../search/search.ts'
import { parseWords, type WordQuery } from '../search/word-query.ts'
import { fold } from '../search/words.ts'
import type { Database } from './database.ts'
import { toLanguages, toNameKey } from './filter-conditions.ts'
import type { EntryFilter } from './reads.ts'
import { join, list, type Query, sql } from './sql.ts'

/** What engines say in words of their own. */
type Words = Pick<Database, 'matches' | 'fold'>

/** What the operators of a search ask of `entries e`, and its unwanted words where no word is wanted. */
export function toSearchConditions(filter: EntryFilter, words: WordQuery | null, engine: Words): Query[] {
  const operators = (filter.operators ?? []).map((operator) => toOperatorCondition(operator, engine))
  if (words === null || words.wanted.length > 0) return operators
  // An operator and a sign that says nothing (`tag:nlp OR`) is one that is still being typed.
  if (words.unwanted.length === 0 && operators.length > 0) return operators
  return [...operators, toWithout(words, engine)]
}

/** One operator of a search; several must all hold. */
function toOperatorCondition({ anyOf, isExcluded }: SearchOperator, engine: Words): Query {
  const toPart = (part: SearchTerm | Search) =>
    'words' in part ? toGroupCondition(part, engine) : CONDITIONS[part.field](part.value, engine)
  const holds = sql`(${join(anyOf.map(toPart), ' OR ')})`
  return isExcluded ? sql`NOT ${holds}` : holds
}

/** What stands in brackets, or words that stand beside operators. */
function toGroupCondition({ words: text, operators }: Search, engine: Words): Query {
  const all = operators.map((operator) => toOperatorCondition(operator, engine))
  if (text === '') return sql`(${join(all, ' AND ')})`
  const words = parseWords(text)
  const found = engine.matches(words)
  const ofWords = found ? sql`${KEY} IN (SELECT key FROM (${found}) m)` : toWithout(words, engine)
  return sql`(${join([...all, ofWords], ' AND ')})`
}

/**
 * The key as what is looked up in a list, not walked by it: SQLite would walk two lists at once, every pair of them. Rows
 * are met by date, by words, or a stretch at a time.
 */
const KEY = sql`+e.key`

const CONDITIONS: Record<SearchField, (value: string, engine: Words) => Query> = {
  tag: (id) => sql`${KEY} IN (SELECT t.key FROM entry_tags t WHERE t.tag_id IN (${id}, ${id.toLowerCase()}))`,
  source: (
    name,
    { fold },
  ) => sql`e.source_id IN (SELECT o.id FROM sources o WHERE o.id = ${name.toLowerCase()}
    OR ${fold(sql`o.title`)} LIKE ${toPattern(name)} ESCAPE '~')`,
  author: (name, { matches, fold }) => {
    const isWhole = sql`${KEY} IN (SELECT a.key FROM entry_authors a WHERE a.name_key = ${toNameKey(name)})`
    // Authors are among the words of an entry, so part of a name is looked for there first.
    const mentions = matches(parseWords(`"${name}"`))
    if (!mentions) return isWhole
    return sql`(${isWhole} OR (${KEY} IN (SELECT key FROM (${mentions}) m)
      AND ${fold(sql`e.authors`)} LIKE ${toPattern(name)} ESCAPE '~'))`
  },
  language: (language) => sql`COALESCE(e.language IN ${list(toLanguages([language]))}, 1 = 0)`,
  since: (day) => sql`e.published_at >= ${toDayStart(day)}`,
  until: (day) => sql`e.published_at < ${toDayStart(day)}`,
}

/** Without the unwanted words; nothing at all where there are none either. */
function toWithout({ unwanted }: WordQuery, { matches }: Words): Query {
  const found = matches({ wanted: unwanted.length > 0 ? [unwanted] : [], unwanted: [] })
  return found ? sql`e.key NOT IN (SELECT key FROM (${found}) unwanted)` : sql`1 = 0`
}

/** A pattern for LIKE of texts that hold a name. */
function toPattern(name: string): string {
  return `%${fold(name).replace(/[~%_]/g, '~$&')}%`
}

function toDayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}
