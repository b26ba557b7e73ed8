/** What an operator of a search narrows by; the same names as the parameters of lists have. */
export type SearchField = 'tag' | 'source' | 'author' | 'language' | 'since' | 'until'

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
/** A word behind one of these is wanted in the title. */
const TITLE_NAMES = ['title', 'intitle', '标题']

/** All that may stand before a colon. */
export const SEARCH_NAMES: readonly string[] = [...FIELDS.keys(), ...TITLE_NAMES]

/** The field that a name stands for, whatever its case; null for a name of none. */
export function toSearchField(name: string | null): SearchField | null {
  return FIELDS.get(name?.toLowerCase() ?? '') ?? null
}

/** Whether a name, in any case, stands for the title. */
export function isTitleName(name: string | null): boolean {
  return TITLE_NAMES.includes(name?.toLowerCase() ?? '')
}

/** What begins with the name of a field and a colon: `tag:`, `标签:`, as source of a regular expression. */
export function toFieldPattern(field: SearchField): string {
  const names = [...FIELDS].filter(([, each]) => each === field).map(([name]) => name)
  return `(?:${names.join('|')}):`
}
