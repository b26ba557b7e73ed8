import type { Element } from 'domhandler'
import { type Failure, toFailure } from '../../failure.ts'
import { toFallbackRemark } from '../../fallback-remark.ts'
import type { Feed, FeedItem, StatedDate } from '../../feed.ts'
import type { PageRule, Selector } from '../../source.ts'
import { resolveUrl } from '../../url.ts'
import { absolutizeLinks } from '../absolute-links.ts'
import { createItem } from '../create-feed.ts'
import { escapeText } from '../entities.ts'
import { foldSpaces } from '../plain-text.ts'
import { readCardDates } from './card-dates.ts'
import { createDateReader } from './date-reader.ts'
import { readLine } from './dom-text.ts'
import { describePage, type Elements, type Page } from './page.ts'
import { findImage, openCard, readOwnTexts, unwrapImage } from './read-card.ts'
import { readAll, readFirst, select, showSteps, toSteps } from './read-selector.ts'
import { createSectionDates, joinDates } from './section-dates.ts'
import type { DateReader } from './text-dates.ts'
import { findTitles, type Titles } from './titles.ts'

/** A page lists no more posts than this. */
const ITEMS_MAX = 1_000

type Field = Exclude<keyof PageRule, 'item' | 'next' | 'maxPages'>

/**
 * The posts of a page by the operator's rule. A field without a selector is found as a reader would find it (title: the
 * heading or the link's words; date: a `time` element or a text that is a date). Warnings name the selectors that matched
 * nothing; no item at all is a Failure.
 */
export function readPageList(page: Page, rule: PageRule): { feed: Feed } | { failure: Failure } {
  const root = page.$.root() as unknown as Elements
  const { elements, warnings } = findItems(root, rule.item)
  if (elements.length === 0) {
    const what = `Nothing on the page matches the selector for posts, ${showSteps(rule.item)}. The page may have changed.`
    return { failure: toFailure('no-list', what) }
  }
  const missed = new Map<Field, number>()
  const cards = elements.slice(0, ITEMS_MAX).toArray()
  const readDate = createDateReader(
    cards.flatMap((card) => readOwnTexts(openCard([card]))),
    page,
  )
  const items = completeItems(
    cards.map((card, index) => ({
      card,
      item: readItem(elements.eq(index), { page, rule, missed, readDate }),
    })),
    page,
    readDate,
  )
  const whole = items.filter((item) => item.url !== null || item.title !== null)
  if (whole.length === 0) {
    const what = `${elements.length} elements match ${showSteps(rule.item)}, but none of them holds a link or a title.`
    return { failure: toFailure('no-list', what) }
  }
  const unlinked = whole.filter((item) => item.url === null).length
  if (unlinked > 0) warnings.push(`${unlinked} of ${items.length} posts have no link.`)
  const next = readFirst(root, rule.next, (match, attribute) => readAddress(match, attribute, page.base))
  if (rule.next && !next)
    warnings.push(`The selector for the next page, ${showSteps(rule.next)}, matched no link.`)
  const about = describePage(page)
  const feed = { ...about, next: rule.next ? next : about.next, items: dropRepeats(whole) }
  return {
    feed: { ...feed, warnings: [...page.warnings, ...warnings, ...toWarnings(missed, rule, items.length)] },
  }
}

/** The first fallback that matches anything. */
function findItems(root: Elements, selector: Selector): { elements: Elements; warnings: string[] } {
  const steps = toSteps(selector)
  for (const [index, step] of steps.entries()) {
    const elements = select(root, step)
    if (elements.length === 0) continue
    const warning = toFallbackRemark('selector', steps[0]?.select ?? '', step.select)
    return { elements, warnings: index === 0 ? [] : [warning] }
  }
  return { elements: root.slice(0, 0), warnings: [] }
}

interface Reading {
  page: Page
  rule: PageRule
  /** Counts the items in which a field's selector found nothing. */
  missed: Map<Field, number>
  readDate: DateReader
}

function readItem(card: Elements, { page, rule, missed, readDate }: Reading): FeedItem {
  const { base } = page
  const read = <T>(field: Field, take: (match: Elements, attribute: string | null) => T | null): T | null => {
    const value = readFirst(card, rule[field], take)
    if (rule[field] !== undefined && value === null) missed.set(field, (missed.get(field) ?? 0) + 1)
    return value
  }
  const url = read('link', (match, attribute) => readAddress(match, attribute, base))
  const tags = readAll(card, rule.tags, readText)
  return {
    ...createItem(),
    url: url ?? readAddress(findLink(card), null, base),
    title: read('title', readText),
    published: read('date', (match, attribute) => findDate(match, attribute, readDate)),
    authors: readAll(card, rule.author, readText),
    summaryHtml: read('snippet', (match, attribute) => readHtml(match, attribute, url ?? base)),
    image: read('image', (match, attribute) => readImage(match, attribute, base)),
    categories: tags.map((tag) => tag.replace(/^#\s*/, '')).filter(Boolean),
  }
}

interface Part {
  card: Element
  item: FeedItem
}

/** What no selector found, as a reader of the page would find it. */
function completeItems(parts: Part[], { base, language }: Page, read: DateReader): FeedItem[] {
  const sectionDates = createSectionDates()
  const found: Titles = findTitles(
    parts.map(({ card, item }) => ({
      roots: [card],
      leadsToPost: (link) => item.url !== null && resolveUrl(link.attribs.href, base) === item.url,
    })),
    language,
  )
  return parts.map(({ card, item }, index) => {
    const elements = openCard([card])
    const dates = readCardDates(elements, { title: found.elements[index] ?? null, url: item.url, read })
    return {
      ...item,
      title: item.title ?? (item.url === null ? null : (found.titles[index] ?? null)),
      published: item.published ?? dates.published ?? joinDates(dates.partial, sectionDates(card)),
      updated: dates.updated,
      image: item.image ?? findImage(elements, base),
    }
  })
}

/** The card's own address when it is a link, else that of its first link, else of the link around it. */
function findLink(card: Elements): Elements {
  if (card.is('a[href]')) return card
  const inside = card.find('h1 a[href], h2 a[href], h3 a[href], h4 a[href]').first()
  if (inside.length > 0) return inside
  const any = card.find('a[href]').first()
  return any.length > 0 ? any : (card.closest('a[href]') as Elements)
}

function readText(match: Elements, attribute: string | null): string | null {
  return foldSpaces(attribute === null ? (readLine(match[0]) ?? '') : (match.attr(attribute) ?? '')) || null
}

function readAddress(match: Elements, attribute: string | null, base: string): string | null {
  if (attribute !== null) return resolveUrl(match.attr(attribute), base)
  return resolveUrl(match.attr('href') ?? findLink(match).attr('href'), base)
}

function findDate(match: Elements, attribute: string | null, read: DateReader): StatedDate | null {
  const texts =
    attribute === null
      ? [match.attr('datetime'), match.text(), match.attr('content')]
      : [match.attr(attribute)]
  for (const text of texts) {
    const date = text ? read(foldSpaces(text)) : null
    if (date) return date
  }
  return null
}

function readHtml(match: Elements, attribute: string | null, base: string): string | null {
  if (attribute !== null) return escapeText(foldSpaces(match.attr(attribute) ?? '')) || null
  return absolutizeLinks(match.html()?.trim() ?? '', base) || null
}

function readImage(match: Elements, attribute: string | null, base: string): string | null {
  const address = attribute === null ? null : resolveUrl(match.attr(attribute), base)
  if (address) return unwrapImage(address)
  return attribute === null
    ? (resolveUrl(match.attr('src'), base) ?? findImage(openCard(match.toArray()), base))
    : null
}

function dropRepeats(items: FeedItem[]): FeedItem[] {
  return [...new Map(items.toReversed().map((item) => [item.url ?? item.title, item])).values()].toReversed()
}

function toWarnings(missed: Map<Field, number>, rule: PageRule, itemCount: number): string[] {
  return [...missed].map(([field, count]) => {
    const where = count === itemCount ? `any of the ${itemCount} posts` : `${count} of ${itemCount} posts`
    return `The selector for ${field}, ${showSteps(rule[field])}, found nothing in ${where}.`
  })
}
