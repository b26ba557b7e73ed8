import { type Failure, toFailure } from '../../failure.ts'
import type { Feed, FeedItem } from '../../feed.ts'
import type { JsonRule, JsonSelector } from '../../source.ts'
import { resolveUrl } from '../../url.ts'
import { absolutizeLinks } from '../absolute-links.ts'
import { createFeed, createItem } from '../create-feed.ts'
import { toPersonName } from '../persons.ts'
import { foldSpaces, looksLikeHtml, toPlainText } from '../plain-text.ts'
import { toParagraphs } from '../typed-text.ts'
import { describeJson } from './describe-json.ts'
import { type FoundItems, findJsonItems } from './json-items.ts'
import { createFieldReader, type FieldReader, type JsonItem, showPaths, toText } from './json-value.ts'
import { isSlug, readStatedItem, toStatedDate } from './stated-item.ts'

type Field = Exclude<keyof JsonRule, 'items' | 'next' | 'maxPages'>

/**
 * The posts of an API by the operator's rule. Title, link, date and snippet without a path are looked for under their
 * usual names. Warnings name the paths that found nothing; no list at all, or no post with a link or a title, is a
 * Failure that tells what was found instead.
 */
export function readJsonList(
  values: readonly unknown[],
  { rule, url, zone }: Omit<Reading, 'missed'>,
): { feed: Feed } | { failure: Failure } {
  const result = findJsonItems(values, rule.items)
  if ('failure' in result) return result
  const { root, items, warnings } = result.found
  const missed = new Map<Field, number>()
  const read = items.map((item) => readItem(item, { rule, url, zone, missed }))
  const whole = read.filter((item) => item.url !== null || item.title !== null)
  if (whole.length === 0 && items.length > 0) return { failure: toBareFailure(result.found, rule) }
  const unlinked = whole.filter((item) => item.url === null).length
  const more = unlinked > 0 ? [`${unlinked} of ${items.length} posts have no link.`] : []
  const next = createFieldReader({ key: '', value: root }).address(rule.next)
  return {
    feed: {
      ...createFeed('json'),
      next: resolveUrl(next, url),
      items: dropRepeats(whole),
      warnings: [...warnings, ...more, ...toWarnings(missed, rule, items)],
    },
  }
}

interface Reading {
  rule: JsonRule
  url: string
  /** Of times without one (`toUsualZone`). */
  zone: number | null
  /** Counts the posts in which a field's path found nothing. */
  missed: Map<Field, number>
}

function readItem(item: JsonItem, { rule, url: base, zone, missed }: Reading): FeedItem {
  const reader = createFieldReader(item)
  const stated = readStatedItem(item.value, zone)
  const note = <T>(field: Field, value: T): T => {
    const isMissing = value === null || (Array.isArray(value) && value.length === 0)
    if (rule[field] !== undefined && isMissing) missed.set(field, (missed.get(field) ?? 0) + 1)
    return value
  }
  const toDate = (value: unknown) => toStatedDate(value, zone)
  const url = note('link', readLink(reader, { selector: rule.link, stated: stated.address, base }))
  const html = (selector: JsonSelector | undefined) =>
    reader.first(selector, (value) => toHtml(value, url ?? base))
  return {
    ...createItem(),
    guid: note('id', reader.first(rule.id, toText)),
    url,
    title: note('title', reader.first(rule.title, toLine)) ?? (rule.title ? null : toLine(stated.title)),
    published: note('date', reader.first(rule.date, toDate)) ?? (rule.date ? null : stated.published),
    updated: note('updated', reader.first(rule.updated, toDate)),
    summaryHtml: note('snippet', html(rule.snippet)) ?? (rule.snippet ? null : toHtml(stated.summary, base)),
    contentHtml: note('content', html(rule.content)),
    authors: note('author', reader.all(rule.author).map(toPersonName).filter(Boolean)),
    categories: note('tags', reader.all(rule.tags).map(foldSpaces).filter(Boolean)),
    image: note('image', resolveUrl(reader.address(rule.image), base)),
  }
}

/** Without a path an address of its own; a bare slug needs a template to become one. */
function readLink(
  reader: FieldReader,
  { selector, stated, base }: { selector: JsonSelector | undefined; stated: string | null; base: string },
): string | null {
  if (selector !== undefined) return resolveUrl(reader.address(selector), base)
  return stated === null || isSlug(stated) ? null : resolveUrl(stated, base)
}

function toLine(value: unknown): string | null {
  const text = toText(value)
  return text === null ? null : toPlainText(text) || null
}

/** Text of an API may be html or plain. */
function toHtml(value: unknown, base: string): string | null {
  const text = toText(value)
  if (text === null) return null
  return looksLikeHtml(text) ? absolutizeLinks(text, base) : toParagraphs(text)
}

function dropRepeats(items: FeedItem[]): FeedItem[] {
  const toKey = ({ guid, url, title }: FeedItem) => guid ?? url ?? title
  return [...new Map(items.toReversed().map((item) => [toKey(item), item])).values()].toReversed()
}

function toBareFailure({ items }: FoundItems, { items: path, link, title }: JsonRule): Failure {
  const looked = [link, title].some((each) => each !== undefined)
    ? `where the rule looks (${[link, title]
        .filter((each) => each !== undefined)
        .map(showPaths)
        .join(', ')})`
    : 'under a usual name; give the rule a `link` and a `title`'
  const what = `${items.length} values stand at ${showPaths(path)}, but none has a link or a title ${looked}.`
  return toFailure('no-list', `${what} The first is ${describeJson(items[0]?.value)}.`)
}

function toWarnings(missed: Map<Field, number>, rule: JsonRule, items: readonly JsonItem[]): string[] {
  return [...missed].map(([field, count]) => {
    const path = `The path for ${field}, ${showPaths(rule[field])}, found nothing`
    if (count < items.length) return `${path} in ${count} of ${items.length} posts.`
    return `${path} in any of the ${items.length} posts; the first is ${describeJson(items[0]?.value)}.`
  })
}
