import type { EntryPage, ListRequest } from '../store/reads.ts'
import { toCursorText } from './cursor.ts'

/** Absolute addresses of the other pages of a list (RFC 5005 §3, RFC 8288); null where there is none. */
export interface PageLinks {
  first: string
  previous: string | null
  next: string | null
  last: string | null
}

/**
 * Addresses of the pages around the one at `url`. Next and previous go by cursor, which stays put when new posts
 * arrive; lists by relevance, which have no cursors, go by number.
 */
export function toPageLinks(url: URL, page: EntryPage, { sort }: Pick<ListRequest, 'sort'>): PageLinks {
  const rest = new URLSearchParams(url.searchParams)
  for (const name of ['cursor', 'page']) rest.delete(name)
  const kept = rest.toString()
  const toAddress = (place: Record<string, string | number>) => {
    const query = [kept, ...Object.entries(place).map(([name, value]) => `${name}=${value}`)].filter(Boolean)
    return `${url.origin}${url.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`
  }
  const number = page.page
  const toNumber = (wanted: number) =>
    number !== null && wanted >= 1 && wanted <= page.pages ? toAddress({ page: wanted }) : null
  const isRanked = sort === 'relevance'
  return {
    first: toAddress({}),
    previous: page.previous
      ? toAddress({ cursor: toCursorText(page.previous, sort) })
      : isRanked
        ? toNumber((number ?? 0) - 1)
        : null,
    next: page.next
      ? toAddress({ cursor: toCursorText(page.next, sort) })
      : isRanked
        ? toNumber((number ?? 0) + 1)
        : null,
    last: page.pages > 0 ? toAddress(page.pages > 1 ? { page: page.pages } : {}) : null,
  }
}

/** The same as a Link header. */
export function toLinkHeader(links: PageLinks): string {
  return Object.entries(links)
    .filter(([, address]) => address !== null)
    .map(([rel, address]) => `<${address}>; rel="${rel === 'previous' ? 'prev' : rel}"`)
    .join(', ')
}
