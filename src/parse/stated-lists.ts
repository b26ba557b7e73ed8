import { parseDate } from '../date.ts'
import type { FeedItem, StatedDate } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { createItem } from './create-feed.ts'
import type { Page } from './page.ts'
import { toPlainText } from './plain-text.ts'
import { isPostAddress } from './post-address.ts'

type Members = Record<string, unknown>

/** State of bigger scripts is not read. */
const SCRIPT_CHARACTERS_MAX = 4_000_000
/** Values looked at in all of it. */
const VALUES_MAX = 200_000
const LIST_MIN = 3

/** Names under which JSON-LD and script frameworks keep what we look for, the most telling first. */
const TITLES = ['headline', 'title', 'name', 'heading']
const ADDRESSES = ['url', 'href', 'link', 'permalink', 'path', '@id', 'slug']
const DATES = [
  'datePublished',
  'publishedOn',
  'publishedAt',
  'published_at',
  'publishDate',
  'publish_date',
  'published',
  'date',
  'pubDate',
  'createdAt',
  'created_at',
  'dateCreated',
  '_createdAt',
]
const EXCERPTS = ['description', 'excerpt', 'summary', 'abstract', 'subtitle']

/** Lists of posts that a page states for machines: JSON-LD, `__NEXT_DATA__` and other JSON in its scripts. */
export function readStatedLists(page: Page): FeedItem[][] {
  const budget = { values: VALUES_MAX }
  return findJson(page).flatMap((value) => collectLists(value, { page, budget, depth: 0 }))
}

function findJson({ $ }: Page): unknown[] {
  const scripts = $(
    'script[type="application/ld+json"], script[type="application/json"], script#__NEXT_DATA__',
  )
  return scripts
    .toArray()
    .flatMap((script) => parseJson($(script).text()))
    .concat(findStreamedState($))
}

function parseJson(text: string): unknown[] {
  if (text.length > SCRIPT_CHARACTERS_MAX) return []
  try {
    return [JSON.parse(text)]
  } catch {
    return []
  }
}

/** Next.js streams its state: `self.__next_f.push([1,"1a:[…]\n"])`, JSON behind an id on each line. */
function findStreamedState($: Page['$']): unknown[] {
  let stream = ''
  for (const script of $('script:not([src])').toArray()) {
    const pushed = /^\s*self\.__next_f\.push\((\[[\s\S]*\])\)\s*;?\s*$/.exec($(script).text())?.[1]
    const [value] = pushed ? parseJson(pushed) : []
    if (Array.isArray(value) && typeof value[1] === 'string') stream += value[1]
    if (stream.length > SCRIPT_CHARACTERS_MAX) break
  }
  return stream.split('\n').flatMap((line) => {
    const json = /^[\da-f]{1,6}:([[{].*)$/.exec(line)?.[1]
    return json ? parseJson(json) : []
  })
}

interface Search {
  page: Page
  budget: { values: number }
  depth: number
}

/** Deeper state is not looked into. */
const DEPTH_MAX = 40

/** Every array of at least three objects with a title and an address, anywhere in the value. */
function collectLists(value: unknown, search: Search): FeedItem[][] {
  if (typeof value !== 'object' || value === null || search.depth > DEPTH_MAX || search.budget.values-- <= 0)
    return []
  const inner = { ...search, depth: search.depth + 1 }
  if (!Array.isArray(value)) return Object.values(value).flatMap((member) => collectLists(member, inner))
  const items = value.flatMap((one) => toItem(one, search.page) ?? [])
  const list = [...new Map(items.map((item) => [item.url, item])).values()]
  const nested = value.flatMap((one) => collectLists(one, inner))
  return list.length >= LIST_MIN && list.length >= value.length / 2 ? [list, ...nested] : nested
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

function findText(members: Members, names: string[]): string | null {
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
  const url = resolveUrl(
    isSlug ? `${base.replace(/[?#].*$/, '').replace(/\/?$/, '/')}${address}` : address,
    base,
  )
  return url && isPostAddress(url) ? url : null
}

function toDate(members: Members): StatedDate | null {
  const text = findText(members, DATES)
  return text === null ? null : parseDate(text)
}
