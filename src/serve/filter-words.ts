import { FILTER_NAMES, type Query, readValues } from './pages/address.ts'

/** Said with their names: `P7D` alone says nothing. */
const NAMED = new Set<string>(['author', 'since', 'until'])

/** What the filters of a query narrow the list at `path` to, for its title: `lora`, `zh`, `since P7D`. */
export function toFilterWords(path: string, query: Query): string[] {
  // A search is called by its words anyhow.
  const names = FILTER_NAMES.filter((name) => name !== 'sort' && (name !== 'q' || path !== '/search'))
  return names.flatMap((name) =>
    readValues(query, name).map((value) => `${NAMED.has(name) ? `${name} ` : ''}${value.trim()}`),
  )
}
