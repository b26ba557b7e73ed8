import { type SearchField, toSearchField } from './fields.ts'
import { parseGroups, type SearchClause, type SearchLeaf, type SearchUnit, toSearchText } from './groups.ts'

/** What one operator asks: `tag:nlp`. */
export interface SearchTerm {
  field: SearchField
  /** For `since` and `until` one UTC day, `2026-11-23`. */
  value: string
}

/** Alternatives of which one at least is an operator: `tag:nlp OR source:hf`, `-tag:nlp` (not so), `tag:nlp OR (a b)`. */
export interface SearchOperator {
  anyOf: (SearchTerm | Search)[]
  isExcluded: boolean
}

/** A search as typed, taken apart: all of it must hold. */
export interface Search {
  /** The words without operators, as `parseWords` reads them; empty for none. */
  words: string
  operators: SearchOperator[]
}

/** What people call the languages of most posts. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['中文', 'zh'],
  ['汉语', 'zh'],
  ['chinese', 'zh'],
  ['英文', 'en'],
  ['英语', 'en'],
  ['english', 'en'],
])
const DAY = /^(\d{4})(?:[-/.年](\d{1,2}))?(?:[-/.月](\d{1,2}))?[年月日]?$/
const COMPACT_DAY = /^(\d{4})(\d\d)(\d\d)$/

/**
 * Takes the operators out of a search. Whatever is typed has a meaning: what looks like an operator and is none (an
 * unknown name, a day that does not exist) stays among the words.
 */
export function parseSearch(text: string): Search {
  const search = toSearch(parseGroups(text))
  const isNonsense = search.words === '' && search.operators.length === 0
  return isNonsense ? { ...search, words: text.trim() } : search
}

/** Words that an index of words can answer by itself stay words; what stands beside operators becomes one. */
function toSearch(clauses: readonly SearchClause[]): Search {
  const words = clauses.filter(isOfWords)
  const others = clauses.filter((clause) => !words.includes(clause))
  return { words: toSearchText(words), operators: others.map(toOperator) }
}

/** Whether a clause is of words alone, none of them unwanted unless all of it is. */
function isOfWords(clause: SearchClause): boolean {
  const [unit, ...others] = clause
  if (unit?.isExcluded && others.length === 0) return isFindable({ ...unit, isExcluded: false })
  return clause.every(isFindable)
}

/** Whether an index of words knows where to begin: among what is wanted. */
function isFindable({ isExcluded, is }: SearchUnit): boolean {
  if (isExcluded) return false
  if (!Array.isArray(is)) return toTerm(is) === null
  return is.every(isOfWords) && is.some((clause) => clause.every(isFindable))
}

function toOperator(clause: SearchClause): SearchOperator {
  const [unit, ...others] = clause
  if (!unit?.isExcluded || others.length > 0) return { anyOf: clause.map(toPart), isExcluded: false }
  const [inner = [], ...rest] = Array.isArray(unit.is) ? unit.is : []
  const anyOf = rest.length === 0 && inner.length > 0 ? inner : [{ ...unit, isExcluded: false }]
  return { anyOf: anyOf.map(toPart), isExcluded: true }
}

function toPart(unit: SearchUnit): SearchTerm | Search {
  const { isExcluded, is } = unit
  const term = isExcluded || Array.isArray(is) ? null : toTerm(is)
  return term ?? toSearch(Array.isArray(is) && !isExcluded ? is : [[unit]])
}

/** What stands behind `after:` or `before:` in a search and is no date, so that it was taken for a word. */
export function listNoDates(text: string): string[] {
  return listLeaves(parseGroups(text)).flatMap((leaf) =>
    isDated(toSearchField(leaf.name)) && toTerm(leaf) === null ? leaf.value : [],
  )
}

function listLeaves(clauses: readonly SearchClause[]): SearchLeaf[] {
  return clauses.flat().flatMap(({ is }) => (Array.isArray(is) ? listLeaves(is) : is))
}

function isDated(field: SearchField | null): boolean {
  return field === 'since' || field === 'until'
}

/** What a leaf asks as an operator; null for a word. */
function toTerm({ name, value }: SearchLeaf): SearchTerm | null {
  const field = toSearchField(name)
  const known = field && toKnown(field, value.trim())
  return field && known ? { field, value: known } : null
}

function toKnown(field: SearchField, value: string): string | null {
  if (isDated(field)) return toDay(value)
  return field === 'language' ? (LANGUAGES.get(value.toLowerCase()) ?? value) : value
}

/** The first day of a year, month or day as people write it; null for one that does not exist. */
function toDay(text: string): string | null {
  const [, year = '', month = '1', day = '1'] = DAY.exec(text) ?? COMPACT_DAY.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : null
}
