import { parseDate } from '../../date/date.ts'
import type { StatedDate } from '../../feed.ts'

type Members = Record<string, unknown>

/** Names under which JSON-LD and script frameworks keep what we look for, the most telling first. */
const TITLES = ['headline', 'title', 'name', 'heading']
const ADDRESSES = ['url', 'href', 'link', 'permalink', 'path', '_path', '@id', 'slug']
const DATES =
  `datePublished publishedOn publishedAt published_at publishDate publish_date published publishedDate
  publish_time publishTime published_time date pubDate createdAt created_at created dateCreated create_time createTime
  _createdAt`.split(/\s+/)
const EXCERPTS = ['description', 'excerpt', 'summary', 'abstract', 'subtitle']

/** What a value says of a post under the names that are usual for it. */
export interface StatedItem {
  /** May be html. */
  title: string | null
  /** As written: absolute, relative, or a bare slug. */
  address: string | null
  published: StatedDate | null
  summary: string | null
  /** Its type in the words of schema.org; empty where it states none. */
  type: string
}

/** Reads a value by the names that JSON-LD, script frameworks and most APIs use; `zone` as in `toStatedDate`. */
export function readStatedItem(value: unknown, zone: number | null): StatedItem {
  const members = toMembers(value)
  return {
    title: findText(members, TITLES),
    address: findText(members, ADDRESSES),
    published: findDate(members, zone),
    summary: findText(members, EXCERPTS),
    type: String(members['@type'] ?? ''),
  }
}

/** Whether an address is only a post's part of one: `our-model`. */
export function isSlug(address: string): boolean {
  return !/[/:?#.]/.test(address)
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

function findDate(members: Members, zone: number | null): StatedDate | null {
  for (const name of DATES) {
    const date = toStatedDate(members[name], zone)
    if (date) return date
  }
  return null
}

/** Unix time from here on counts nanoseconds, microseconds, milliseconds; below, seconds or the digits of a date. */
const NANOSECONDS_FROM = 1e17
const MICROSECONDS_FROM = 1e15
const MILLISECONDS_FROM = 1e12

/**
 * A date of a JSON value: in words, or Unix time in seconds or smaller parts, as a number or in digits. `zone` is that of
 * times without one (`toUsualZone`).
 */
export function toStatedDate(value: unknown, zone: number | null): StatedDate | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  if (text === '') return null
  const number = /^\d{13,20}(\.\d+)?$/.test(text) ? Number(text) : 0
  if (number >= NANOSECONDS_FROM) return parseDate(String(Math.trunc(number / 1e6)))
  if (number >= MICROSECONDS_FROM) return parseDate(String(Math.trunc(number / 1e3)))
  return parseDate(number >= MILLISECONDS_FROM ? String(Math.trunc(number)) : text, zone)
}
