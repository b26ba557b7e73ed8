import { parseDate } from '../date/date.ts'
import { toUsualZone } from '../date/usual-zone.ts'
import type { Enclosure, Feed, FeedItem, StatedDate } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { absolutizeLinks } from './absolute-links.ts'
import { createFeed } from './create-feed.ts'
import { decodeEntities, dropControls } from './entities.ts'
import { toPersonName } from './persons.ts'
import { foldSpaces } from './plain-text.ts'
import { toParagraphs } from './typed-text.ts'

type Members = Record<string, unknown>

/** No feed that is meant to be read has more. */
const ITEMS_MAX = 5_000

/** JSON Feed 1.0 and 1.1, forgiving: a lone object where a list belongs, numbers as ids, any form of date. */
export function readJsonFeed(value: Members, documentUrl: string): Feed {
  const items = toList(value.items).filter(isMembers)
  const link = resolveUrl(toText(value.home_page_url), documentUrl)
  const authors = readAuthors(value)
  const language = toLine(value.language)
  const given = { base: documentUrl, authors, zone: toUsualZone(documentUrl, language) }
  const read = items.slice(0, ITEMS_MAX).map((item) => readItem(item, given))
  return {
    ...createFeed('json'),
    title: toLine(value.title),
    link,
    description: toLine(value.description),
    language,
    authors,
    updatedAt: newest(read),
    image: resolveUrl(toText(value.icon) ?? toText(value.favicon), documentUrl),
    self: resolveUrl(toText(value.feed_url), documentUrl),
    hubs: toList(value.hubs)
      .filter(isMembers)
      .flatMap(({ url }) => resolveUrl(toText(url), documentUrl) ?? []),
    next: resolveUrl(toText(value.next_url), documentUrl),
    items: read,
    warnings:
      items.length > ITEMS_MAX ? [`The feed has more than ${ITEMS_MAX} items; the rest was left out.`] : [],
  }
}

/** What the feed says for all its items; `zone` is that of times without one. */
interface Given {
  base: string
  authors: string[]
  zone: number | null
}

function readItem(item: Members, { base, authors, zone }: Given): FeedItem {
  const url = resolveUrl(toText(item.url), base) ?? resolveUrl(toText(item.external_url), base)
  const guid = toId(item.id)
  const html = toText(item.content_html)
  const text = toText(item.content_text)
  const summary = toText(item.summary)
  const own = readAuthors(item)
  const link = url ?? (guid && /^https?:/i.test(guid) ? resolveUrl(guid) : null)
  return {
    guid,
    url: link,
    title: toLine(item.title),
    authors: own.length > 0 ? own : authors,
    published: toDate(item.date_published, zone) ?? toDate(item.date_modified, zone),
    updated: toDate(item.date_modified, zone),
    language: toLine(item.language),
    categories: [...new Set(toList(item.tags).flatMap((tag) => toLine(tag) ?? []))],
    summaryHtml: summary && toParagraphs(summary),
    contentHtml: html ? absolutizeLinks(html, link ?? base) : text && toParagraphs(text),
    image: resolveUrl(toText(item.image) ?? toText(item.banner_image), base),
    enclosures: toList(item.attachments)
      .filter(isMembers)
      .flatMap((one) => toEnclosure(one, base) ?? []),
  }
}

function readAuthors({ authors, author }: Members): string[] {
  const persons = [...toList(authors), ...toList(author)]
  const names = persons.flatMap((person) => toText(isMembers(person) ? person.name : person) ?? [])
  return [...new Set(names.map(toPersonName))]
}

function toEnclosure({ url, mime_type, size_in_bytes }: Members, base: string): Enclosure | null {
  const address = resolveUrl(toText(url), base)
  const size = Number(size_in_bytes)
  const length = size > 0 && Number.isSafeInteger(size) ? size : null
  return address === null ? null : { url: address, type: toLine(mime_type), length }
}

function newest(items: FeedItem[]): number | null {
  const times = items.flatMap(({ updated, published }) => (updated ?? published)?.at ?? [])
  return times.length > 0 ? Math.max(...times) : null
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A lone value is a list of one. */
function toList(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function toText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? dropControls(value).trim() : null
}

/** JSON Feed §items: an id that is a number is to be read as a string. */
function toId(value: unknown): string | null {
  return typeof value === 'number' ? String(value) : toText(value)
}

/** Plain text by the standard, but many writers escape it as html. */
function toLine(value: unknown): string | null {
  const text = toText(value)
  return text && foldSpaces(decodeEntities(text))
}

function toDate(value: unknown, zone: number | null): StatedDate | null {
  const text = toId(value)
  return text === null ? null : parseDate(text, zone)
}
