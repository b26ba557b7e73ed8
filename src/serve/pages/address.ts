import { resolveUrl } from '../../url.ts'

/** A query string as the server parsed it: strings, or lists of strings where a name repeats. */
export type Query = Readonly<Record<string, unknown>>

/** The parameters that choose posts, in the order we write them. */
export const FILTER_NAMES = [
  'tag',
  'source',
  'language',
  'paper',
  'author',
  'q',
  'since',
  'until',
  'sort',
] as const
export type FilterName = (typeof FILTER_NAMES)[number]

/** What to change in a query: a new value, a list of them, or null to take the parameter away. */
export type Change = Readonly<Partial<Record<FilterName | 'page', string | readonly string[] | null>>>

/** The values of one parameter; empty ones do not count. */
export function readValues(query: Query, name: string): string[] {
  const value = query[name]
  const values = Array.isArray(value) ? value : [value]
  return values.filter((each): each is string => typeof each === 'string' && each.trim() !== '')
}

/** The query with its filters only, changed; what is no filter (`page` among it) is left out unless `change` sets it. */
export function toFilters(query: Query, change: Change = {}): Record<string, string[]> {
  const filters: Record<string, string[]> = {}
  for (const name of [...FILTER_NAMES, 'page'] as const) {
    const changed = change[name]
    const kept = name === 'page' ? [] : readValues(query, name)
    const values = changed === undefined ? kept : [changed ?? []].flat()
    if (values.length > 0) filters[name] = values
  }
  return filters
}

/** `path` with the filters of `query` behind it, changed. */
export function toAddress(path: string, query: Query = {}, change: Change = {}): string {
  const search = new URLSearchParams()
  for (const [name, values] of Object.entries(toFilters(query, change))) {
    for (const value of values) search.append(name, value)
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

export const toTagPath = (id: string) => `/tags/${encodeURIComponent(id)}`
export const toSourcePath = (id: string) => `/sources/${encodeURIComponent(id)}`
export const toEntryPath = (id: string) => `/entries/${encodeURIComponent(id)}`

/** `arxiv:1706.03762` as `/papers/arxiv/1706.03762`: slashes of an id stay what they are. */
export const toPaperPath = (id: string) =>
  `/papers/${id.replace(':', '/').split('/').map(encodeURIComponent).join('/')}`

/** An address that may stand in `href`: absolute http(s), else null. */
export function toOutgoing(url: string | null): string | null {
  return resolveUrl(url)
}

/** The host of an address as people say it, without `www.`. */
export function toHostName(url: string): string {
  return (URL.parse(url)?.host ?? url).replace(/^www\./, '')
}
