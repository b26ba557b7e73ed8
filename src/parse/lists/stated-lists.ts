import { parseDate } from '../../date.ts'
import type { FeedItem, StatedDate } from '../../feed.ts'
import { resolveUrl } from '../../url.ts'
import { createItem } from '../create-feed.ts'
import { toPlainText } from '../plain-text.ts'
import { isPostAddress } from '../post-address.ts'
import type { Page } from './page.ts'
import { readStatedJson } from './stated-json.ts'

type Members = Record<string, unknown>

/** Values looked at in all state. */
const VALUES_MAX = 200_000
const LIST_MIN = 3
/** Deeper state is not looked into. */
const DEPTH_MAX = 40

/** Names under which JSON-LD and script frameworks keep what we look for, the most telling first. */
const TITLES = ['headline', 'title', 'name', 'heading']
const ADDRESSES = ['url', 'href', 'link', 'permalink', 'path', '_path', '@id', 'slug']
const DATES =
  `datePublished publishedOn publishedAt published_at publishDate publish_date published publishedDate
  publish_time publishTime published_time date pubDate createdAt created_at created dateCreated create_time createTime
  _createdAt`.split(/\s+/)
const EXCERPTS = ['description', 'excerpt', 'summary', 'abstract', 'subtitle']

/** Lists of posts that a page states for machines: JSON-LD, `__NEXT_DATA__` and other JSON in its scripts. */
export function readStatedLists(page: Page): FeedItem[][] {
  const budget = { values: VALUES_MAX }
  return readStatedJson(page).flatMap((value) => collectLists(value, { page, budget, depth: 0 }))
}

interface Search {
  page: Page
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
  const items = members.flatMap((one) => toItem(one, search.page) ?? [])
  const list = [...new Map(items.map((item) => [item.url, item])).values()]
  return list.length >= LIST_MIN && list.length >= members.length / 2 ? [list, ...nested] : nested
}

function toItem(value: unknown, { base }: Page): FeedItem | null {
  const members = toMembers(value)
  const title = toPlainText(findText(members, TITLES) ?? '')
  const url = toPostAddress(members, base)
  const published = toDate(members)
  const isStated = published !== null || /Article|Posting|Report|ListItem/.test(String(members['@type']))
  if (!title || !url || !isStated) return null
  return { ...createItem(), url, title, published, summaryHtml: findText(members, EXCERPTS) }
}

/** A `ListItem` of schema.org may hold the post under `item`; data layers wrap it as `node`, `attributes`, `fields`. */
function toMembers(value: unknown): Members {
  if (!isMembers(value)) return {}
  const wrapped = ['item', 'node', 'attributes', 'fields', 'frontmatter']
    .map((name) => value[name])
    .filter(isMembers)
  return Object.assign({}, ...wrapped, value)
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function findText(members: Members, names: readonly string[]): string | null {
  for (const name of names) {
    const value = members[name]
    const text = isMembers(value) ? (value.current ?? value.rendered ?? value['@id'] ?? value.url) : value
    if (typeof text === 'string' && text.trim() !== '') return text.trim()
  }
  return null
}

/** A slug is relative to the page that lists it: `/news` and `our-model` make `/news/our-model`. */
function toPostAddress(members: Members, base: string): string | null {
  const address = findText(members, ADDRESSES)
  if (address === null) return null
  const isSlug = !/[/:?#.]/.test(address)
  const folder = base.replace(/[?#].*$/, '').replace(/\/?$/, '/')
  const url = resolveUrl(isSlug ? `${folder}${address}` : address, base)
  return url && isPostAddress(url) ? url : null
}

/** A date in words, or Unix time in seconds or milliseconds. */
function toDate(members: Members): StatedDate | null {
  for (const name of DATES) {
    const value = members[name]
    const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value
    const date = typeof text === 'string' ? parseDate(text.trim()) : null
    if (date) return date
  }
  return null
}
