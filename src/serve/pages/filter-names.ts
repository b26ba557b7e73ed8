import { FILTER_NAMES, type FilterName, readValues } from './address.ts'
import { toLanguageName } from './language-name.ts'
import type { PageOptions } from './page-options.ts'
import type { Visit } from './visit.ts'

/** What a value of a filter is called: the name of a tag, the title of a source; others as they stand in the address. */
export type ToName = (filter: FilterName, value: string) => string

/** In a title these say nothing without their own name. */
const BOUNDS: readonly FilterName[] = ['since', 'until']

/** Looks up what the filters of a visit are called. */
export async function findFilterNames(visit: Visit, options: PageOptions): Promise<ToName> {
  const { words, preferences, query } = visit
  const toIds = (filter: FilterName) => readValues(query, filter).flatMap(toParts)
  const sources = toIds('source')
  const [tagNames, found] = await Promise.all([
    findTagNames(toIds('tag'), options, preferences.language),
    sources.length > 0 ? options.reads.findSources(sources) : [],
  ])
  const sourceNames = new Map(found.map(({ id, title }) => [id, title]))
  const toPartName = (filter: FilterName, part: string) =>
    filter === 'language'
      ? toLanguageName(part, words)
      : ((filter === 'tag' ? tagNames : sourceNames).get(part) ?? part)
  return (filter, value) => {
    if (filter === 'sort') return (words.filters as Record<string, unknown>)[value]?.toString() ?? value
    if (filter !== 'tag' && filter !== 'source' && filter !== 'language') return value
    return toParts(value)
      .map((part) => toPartName(filter, part))
      .join(words.tags.comma)
  }
}

/** What tags are called, by id: by the vocabulary, else by their authors. Nothing is looked up where none is asked for. */
async function findTagNames(
  ids: readonly string[],
  { reads, tags }: PageOptions,
  language: 'en' | 'zh',
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const names = new Map(tags.map((tag) => [tag.id, tag.names[language]]))
  if (ids.every((id) => names.has(id))) return names
  return new Map([...(await reads.listTagCounts()).map(({ id, name }) => [id, name] as const), ...names])
}

/** The title of a list with what narrows it, but for what the title says itself, and its page number behind the first. */
export function toListTitle(
  title: string,
  { query, words }: Visit,
  { toName, shown = [], page }: { toName: ToName; shown?: readonly FilterName[]; page: number | null },
): string {
  const narrowed = FILTER_NAMES.filter((filter) => !shown.includes(filter)).flatMap((filter) =>
    readValues(query, filter).map((value) => {
      const name = toName(filter, value)
      return BOUNDS.includes(filter) ? `${words.filters.names[filter]} ${name}` : name
    }),
  )
  const number = page !== null && page > 1 ? [words.pages.page(page)] : []
  return [title, ...narrowed, ...number].join(' · ')
}

/** A list may also be given with commas. */
function toParts(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
