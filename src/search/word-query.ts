import { isTitleName } from './fields.ts'
import { parseGroups, type SearchClause, type SearchLeaf, type SearchUnit } from './groups.ts'
import { listForms } from './word-forms.ts'
import { type QueryWord, toQueryWord } from './words.ts'

/** The words of a search, to be found in the tokens of `toIndexText`. */
export interface WordQuery {
  /** Every one of these, in any of its alternatives; in brackets never empty. */
  wanted: WordChoice[][]
  /** None of these. */
  unwanted: WordChoice[]
}

/** A word, or what stands together in brackets. */
export type WordChoice = QueryWord | WordQuery

/**
 * Reads the words of a search: all are wanted, `"…"` keeps several together, `a OR b` wants either, `-a` none, `(…)` is one
 * thing, `title:a` wants it in the title; a word is wanted in any of its forms. A trailing `*`, or a last run of one CJK
 * character, makes a word the beginning of one. Whatever is typed has a meaning; words without a letter or digit are left
 * out.
 */
export function parseWords(text: string): WordQuery {
  return toWordQuery(parseGroups(text))
}

/** All words that a query wants, those in brackets too. */
export function listWanted({ wanted }: WordQuery): QueryWord[] {
  return wanted.flat().flatMap((choice) => (isWord(choice) ? choice : listWanted(choice)))
}

/** The same query with each wanted word changed. */
export function mapWanted(query: WordQuery, change: (word: QueryWord) => QueryWord): WordQuery {
  const toChanged = (choice: WordChoice) => (isWord(choice) ? change(choice) : mapWanted(choice, change))
  return { ...query, wanted: query.wanted.map((any) => any.map(toChanged)) }
}

/** The same query with each wanted word as it was typed alone; null where it has no other forms. */
export function withoutForms(query: WordQuery): WordQuery | null {
  if (!listWanted(query).some(({ isForm }) => isForm)) return null
  const toTyped = (choice: WordChoice): WordChoice[] => {
    if (isWord(choice)) return choice.isForm ? [] : [choice]
    return [withoutForms(choice) ?? choice]
  }
  return { ...query, wanted: query.wanted.map((any) => any.flatMap(toTyped)) }
}

/** Whether a choice is a word, not brackets. */
export function isWord(choice: WordChoice): choice is QueryWord {
  return 'tokens' in choice
}

/** What is unwanted is so wherever it stands: alternatives that are not are for `parseSearch` to take out. */
function toWordQuery(clauses: readonly SearchClause[]): WordQuery {
  const toWanted = (clause: SearchClause) => clause.filter(({ isExcluded }) => !isExcluded).flatMap(toChoices)
  const unwanted = clauses.flat().filter(({ isExcluded }) => isExcluded)
  return {
    wanted: clauses.map(toWanted).filter((any) => any.length > 0),
    unwanted: unwanted.flatMap(toChoices),
  }
}

/** None where nothing in it is to be found. */
function toChoices({ is }: SearchUnit): WordChoice[] {
  if (!Array.isArray(is)) return toWords(is)
  const [any = [], ...others] = is
  if (others.length === 0 && any.every(({ isExcluded }) => !isExcluded)) return any.flatMap(toChoices)
  const query = toWordQuery(is)
  return query.wanted.length > 0 ? [query] : []
}

/** One word, with its other forms; none where it has no letter or digit. */
function toWords({ name, value, isQuoted }: SearchLeaf): QueryWord[] {
  const inTitle = isTitleName(name)
  const text = name === null || inTitle ? value : `${name}:${value}`
  const word = toQueryWord(text)
  if (word.tokens.length === 0) return []
  const forms = listForms(text, { isQuoted }).map((form) => ({ ...toQueryWord(form), isForm: true }))
  const words = [word, ...forms]
  return inTitle ? words.map((each) => ({ ...each, inTitle })) : words
}
