import { toUsualZone } from '../../date/usual-zone.ts'
import type { FeedItem } from '../../feed.ts'
import { resolveUrl } from '../../url.ts'
import { createItem } from '../create-feed.ts'
import { toPlainText } from '../plain-text.ts'
import { isPostAddress } from '../post-address.ts'
import type { Page } from './page.ts'
import { isSlug, readStatedItem } from './stated-item.ts'
import { readStatedJson } from './stated-json.ts'

/** Values looked at in all state. */
const VALUES_MAX = 200_000
const LIST_MIN = 3
/** Deeper state is not looked into. */
const DEPTH_MAX = 40

/** Lists of posts that a page states for machines: JSON-LD, `__NEXT_DATA__` and other JSON in its scripts. */
export function readStatedLists(page: Page): FeedItem[][] {
  return collectStatedLists(readStatedJson(page), {
    base: page.base,
    slugs: true,
    zone: toUsualZone(page.url, page.language),
  })
}

/** What addresses and times of posts are relative to. */
export interface Place {
  base: string
  /** Whether a bare slug is an address: beneath a page it is, beneath an API it says nothing. */
  slugs: boolean
  /** Of times without one (`toUsualZone`). */
  zone: number | null
}

/** Lists of posts anywhere in these values. */
export function collectStatedLists(values: readonly unknown[], place: Place): FeedItem[][] {
  const budget = { values: VALUES_MAX }
  return values.flatMap((value) => collectLists(value, { place, budget, depth: 0 }))
}

interface Search {
  place: Place
  budget: { values: number }
  depth: number
}

/** Every list of at least three objects with a title and an address, anywhere in the value; mappings by id count as lists. */
function collectLists(value: unknown, search: Search): FeedItem[][] {
  if (typeof value !== 'object' || value === null || search.depth > DEPTH_MAX || search.budget.values-- <= 0)
    return []
  const inner = { ...search, depth: search.depth + 1 }
  const members: unknown[] = Array.isArray(value) ? value : Object.values(value)
  const nested = members.flatMap((one) => collectLists(one, inner))
  const items = members.flatMap((one) => toItem(one, search.place) ?? [])
  const list = [...new Map(items.map((item) => [item.url, item])).values()]
  return list.length >= LIST_MIN && list.length >= members.length / 2 ? [list, ...nested] : nested
}

function toItem(value: unknown, { base, slugs, zone }: Place): FeedItem | null {
  const { title, address, published, summary, type } = readStatedItem(value, zone)
  const plain = toPlainText(title ?? '')
  const url = address === null || (!slugs && isSlug(address)) ? null : toPostAddress(address, base)
  const isStated = published !== null || /Article|Posting|Report|ListItem/.test(type)
  if (!plain || !url || !isStated) return null
  return { ...createItem(), url, title: plain, published, summaryHtml: summary }
}

/** A slug is relative to the page that lists it: `/news` and `our-model` make `/news/our-model`. */
function toPostAddress(address: string, base: string): string | null {
  const folder = base.replace(/[?#].*$/, '').replace(/\/?$/, '/')
  const url = resolveUrl(isSlug(address) ? `${folder}${address}` : address, base)
  return url && isPostAddress(url) ? url : null
}
