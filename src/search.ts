/** What an operator of a search narrows by; the same names as the parameters of lists have. */
export type SearchField = 'tag' | 'source' | 'author' | 'language' | 'since' | 'until'

/** One operator as typed: `tag:nlp`, `tag:nlp OR tag:vision` (any of the values), `-tag:nlp` (none of them). */
export interface SearchOperator {
  field: SearchField
  /** For `since` and `until` one UTC day, `2026-11-23`. */
  values: string[]
  isExcluded: boolean
}

/** A search as typed, taken apart. */
export interface Search {
  /** The words without operators, as `parseWords` reads them; empty for none. */
  words: string
  operators: SearchOperator[]
}

/** What people write before the colon, beside the names of fields. */
const FIELDS: ReadonlyMap<string, SearchField> = new Map([
  ['tag', 'tag'],
  ['标签', 'tag'],
  ['source', 'source'],
  ['来源', 'source'],
  ['author', 'author'],
  ['作者', 'author'],
  ['lang', 'language'],
  ['language', 'language'],
  ['语言', 'language'],
  ['after', 'since'],
  ['since', 'since'],
  ['before', 'until'],
  ['until', 'until'],
])
/** A word, a quotation, or either behind a name and a colon; a quotation that is never closed ends with the text. */
const PARTS =
  /(?<sign>[-−])?(?:(?<name>\p{L}+)[:：])?(?:["“”](?<quoted>[^"“”]*)["“”]?|(?<bare>[^\s"“”]+))|(?<rest>\S)/gu
const DAY = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/

interface Part {
  text: string
  operator: SearchOperator | null
}

/**
 * Takes the operators out of a search. Whatever is typed has a meaning: what looks like an operator and is none (an
 * unknown name, a day that does not exist) stays among the words.
 */
export function parseSearch(text: string): Search {
  const parts = [...text.matchAll(PARTS)].map(toPart)
  const operators: SearchOperator[] = []
  const words: string[] = []
  for (const [index, { text, operator }] of parts.entries()) {
    if (operator === null) {
      const isBetweenOperators = isOr(text) && isOperator(parts[index - 1]) && isOperator(parts[index + 1])
      if (!isBetweenOperators) words.push(text)
      continue
    }
    const last = operators.at(-1)
    if (last && isOr(parts[index - 1]?.text) && canJoin(last, operator)) last.values.push(...operator.values)
    else operators.push(operator)
  }
  return { words: words.join(' '), operators }
}

/** Whether a word of a search joins its neighbours as alternatives. */
export function isOr(word: string | undefined): boolean {
  return word === 'OR' || word === '|' || word === '或'
}

function toPart({ 0: text, groups = {} }: RegExpExecArray): Part {
  const { sign, name, quoted, bare } = groups
  const field = FIELDS.get(name?.toLowerCase() ?? '')
  const value = (quoted ?? bare ?? '').trim()
  if (!field || value === '') return { text, operator: null }
  const known = field === 'since' || field === 'until' ? toDay(value) : value
  if (known === null) return { text, operator: null }
  return { text, operator: { field, values: [known], isExcluded: sign !== undefined } }
}

function isOperator(part: Part | undefined): boolean {
  return part?.operator != null
}

function canJoin(last: SearchOperator, next: SearchOperator): boolean {
  const isDay = next.field === 'since' || next.field === 'until'
  return !isDay && last.field === next.field && last.isExcluded === next.isExcluded
}

/** The first day of a year, month or day as people write it; null for one that does not exist. */
function toDay(text: string): string | null {
  const [, year = '', month = '1', day = '1'] = DAY.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : null
}
