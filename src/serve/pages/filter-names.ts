import { FILTER_NAMES, type FilterName, readValues } from './address.ts'
import { toLanguageName } from './language-name.ts'
import type { PageOptions } from './page-options.ts'
import type { Visit } from './visit.ts'

/** What a value of a filter is called: the name of a tag, the title of a source; others as they stand in the address. */
export type ToName = (filter: FilterName, value: string) => string

/** In a title these say nothing without their own name. */
const BOUNDS: readonly FilterName[] = ['since', 'until']

/** Looks up what the filters of a visit are called. */
export async function findFilterNames(visit: Visit, { reads, tags }: PageOptions): Promise<ToName> {
  const { words, preferences, query } = visit
  const toIds = (filter: FilterName) => readValues(query, filter).flatMap(toParts)
  const names = new Map(tags.map((tag) => [`tag ${tag.id}`, tag.names[preferences.language]]))
  if (toIds('tag').some((id) => !names.has(`tag ${id}`))) {
    for (const { id, name } of await reads.listTagCounts()) {
      if (!names.has(`tag ${id}`)) names.set(`tag ${id}`, name)
    }
  }
  const sources = toIds('source')
  const found = sources.length > 0 ? await reads.findSources(sources) : []
  for (const { id, title } of found) names.set(`source ${id}`, title)
  const toPartName = (filter: FilterName, part: string) =>
    filter === 'language' ? toLanguageName(part, words) : (names.get(`${filter} ${part}`) ?? part)
  return (filter, value) => {
    if (filter === 'sort') return (words.filters as Record<string, unknown>)[value]?.toString() ?? value
    if (filter !== 'tag' && filter !== 'source' && filter !== 'language') return value
    return toParts(value)
      .map((part) => toPartName(filter, part))
      .join(words.tags.comma)
  }
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
