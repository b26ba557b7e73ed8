import { type Change, type Query, readValues, toFilters } from './address.ts'

/**
 * The part of a query that chooses posts, for `toListRequest`: filters and the page number. What has nothing to do with
 * posts (`hl`, `theme`, `utm_source` …) is left out, so that a link from elsewhere is never refused.
 */
export function readPageQuery(query: Query, change: Change = {}): Record<string, string | string[]> {
  const page = readValues(query, 'page').slice(0, 1)
  const filters = toFilters(query, { page, ...change })
  return Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}
