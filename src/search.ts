/** What an operator of a search narrows by; the same names as the parameters of lists have. */
export type SearchField = 'tag' | 'source' | 'author' | 'language' | 'since' | 'until'

/** What one operator asks: `tag:nlp`. */
export interface SearchTerm {
  field: SearchField
  /** For `since` and `until` one UTC day, `2026-11-23`. */
  value: string
}

/** Operators as typed: `tag:nlp`, `tag:nlp OR source:hf` (any of them), `-tag:nlp` (not so). */
export interface SearchOperator {
  anyOf: SearchTerm[]
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
/** What people call the languages of most posts. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['中文', 'zh'],
  ['汉语', 'zh'],
  ['chinese', 'zh'],
  ['英文', 'en'],
  ['英语', 'en'],
  ['english', 'en'],
])
/** Signs as Chinese keyboards and texts have them, and those that the language of searches knows. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['－', '-'],
  ['−', '-'],
  ['：', ':'],
  ['｜', '|'],
  ['（', '('],
  ['）', ')'],
  ...[...'“”＂「」『』《》'].map((quote) => [quote, '"'] as const),
])
const OTHER_SIGNS = new RegExp(`[${[...SIGNS.keys()].join('')}]`, 'gu')
/**
 * A word, a quotation, or either behind a name and a colon, perhaps in brackets; a quotation that is never closed ends with
 * the text, what is named ends at a comma of Chinese.
 */
const PARTS =
  /\(*(?<sign>-)?\(*(?:(?<name>\p{L}+):(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"，、；。]+))|"[^"]*"?|[^\s"]+)|\S/gu
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
  const parts = [...toPlainSigns(text).matchAll(PARTS)].map(toPart)
  const operators: SearchOperator[] = []
  const words: string[] = []
  for (const [index, { text, operator }] of parts.entries()) {
    if (operator === null) {
      const isBetweenOperators = isOr(text) && isOperator(parts[index - 1]) && isOperator(parts[index + 1])
      if (!isBetweenOperators) words.push(text)
      continue
    }
    const last = isOr(parts[index - 1]?.text) && isOperator(parts[index - 2]) ? operators.at(-1) : undefined
    if (last && canJoin(last, operator)) last.anyOf.push(...operator.anyOf)
    else operators.push(operator)
  }
  return { words: words.join(' '), operators }
}

/** A search with the signs of its language as ASCII has them: `标签：「目标检测」` as `标签:"目标检测"`. */
export function toPlainSigns(text: string): string {
  return text.replace(OTHER_SIGNS, (sign) => SIGNS.get(sign) ?? sign)
}

/** What begins with the name of a field and a colon: `tag:`, `标签:`, as source of a regular expression. */
export function toFieldPattern(field: SearchField): string {
  const names = [...FIELDS].filter(([, each]) => each === field).map(([name]) => name)
  return `(?:${names.join('|')}):`
}

/** Whether a word of a search joins its neighbours as alternatives. */
export function isOr(word: string | undefined): boolean {
  return word === 'OR' || word === '|' || word === '或'
}

function toPart({ 0: text, groups = {} }: RegExpExecArray): Part {
  const { sign, name, quoted, bare } = groups
  const field = FIELDS.get(name?.toLowerCase() ?? '')
  const value = (quoted ?? withoutClosing(bare ?? '')).trim()
  if (!field || value === '') return { text, operator: null }
  const known = toKnown(field, value)
  if (known === null) return { text, operator: null }
  return { text, operator: { anyOf: [{ field, value: known }], isExcluded: sign !== undefined } }
}

/** Without the brackets at the end that nothing in it opens: they belong to `(tag:a OR tag:b)`. */
function withoutClosing(value: string): string {
  const count = (bracket: string) => value.split(bracket).length - 1
  const extra = Math.max(0, count(')') - count('('))
  return value.replace(new RegExp(`\\){0,${extra}}$`), '')
}

function isOperator(part: Part | undefined): boolean {
  return part?.operator != null
}

function canJoin(last: SearchOperator, next: SearchOperator): boolean {
  const isDay = [...last.anyOf, ...next.anyOf].some(({ field }) => field === 'since' || field === 'until')
  return !isDay && last.isExcluded === next.isExcluded
}

function toKnown(field: SearchField, value: string): string | null {
  if (field === 'since' || field === 'until') return toDay(value.normalize('NFKC'))
  return field === 'language' ? (LANGUAGES.get(value.toLowerCase()) ?? value) : value
}

/** The first day of a year, month or day as people write it; null for one that does not exist. */
function toDay(text: string): string | null {
  const [, year = '', month = '1', day = '1'] = DAY.exec(text) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written) ? written : null
}
