import type { Element } from 'domhandler'
import type { FeedItem } from '../../feed.ts'
import { createItem } from '../create-feed.ts'
import { readCardDates } from './card-dates.ts'
import type { CardLine } from './card-lines.ts'
import { type Card, findCards } from './cards.ts'
import { createDateReader } from './date-reader.ts'
import type { Page } from './page.ts'
import type { PostLink } from './post-links.ts'
import { findImage, openCard } from './read-card.ts'
import { type createSectionDates, joinDates } from './section-dates.ts'
import type { Placed } from './sections.ts'
import { toPart } from './site-part.ts'
import type { DateReader } from './text-dates.ts'
import { findTitles, type Titles } from './titles.ts'
import { countWords, isRelative } from './words.ts'

/** Links of one path as posts. */
export interface Group {
  links: PostLink[]
  posts: Placed[]
  /** Shares of the links. */
  dated: number
  headed: number
  score: number
}

export interface GroupContext {
  page: Page
  /** The post that a link leads to; null for links that lead to none. */
  keyOf: (link: Element) => string | null
  sectionDates: ReturnType<typeof createSectionDates>
}

/** More links in sentences than this, and it is an article. */
const PROSE_SHARE_MAX = 0.3
/** Longer titles are no better. */
const TITLE_WORDS_MAX = 8
/** Undated links with shorter titles are menus; headings may be shorter. */
const TITLE_WORDS_MIN = 2.5
const HEADING_WORDS_MIN = 1.5
/** So many posts alike make the others strangers. */
const ALIKE_SHARE_MIN = 0.75
/** Lines beside the title that make a card richer than a bare link. */
const LINES_MAX = 2

/** Reads links as posts; null when they cannot be a list of them. Their cards end where those of `others` begin. */
export function toGroup(
  all: readonly PostLink[],
  context: GroupContext,
  others: readonly PostLink[] = [],
): Group | null {
  const different = [...new Map(all.toReversed().map((link) => [link.key, link])).values()].toReversed()
  const links = different.filter(({ isProse }) => !isProse)
  if (links.length === 0 || !isMostlyApart(different)) return null
  const cards = findCards([...links, ...others]).slice(0, links.length)
  const found = findTitles(
    cards.map(({ link, roots }) => ({ roots, leadsToPost: (a) => context.keyOf(a) === link.key })),
    context.page.language,
  )
  // The titles are words of other links: these lead to persons, subjects or files of the posts.
  if (found.foreign > 0.5) return null
  const texts = [...found.lines.flat().map(({ text }) => text), ...cards.map(({ beside }) => beside)]
  const read = createDateReader(texts, context.page)
  const posts = cards.map((card, index) => ({
    item: toItem(card, { found, index, read }, context),
    container: toContainer(card.roots),
  }))
  const dates = posts.map(({ item }, index) => toDated(item, found.lines[index] ?? []))
  const dated = dates.reduce((sum, share) => sum + share, 0) / links.length
  const lines = found.lines.reduce((sum, own) => sum + countMore(own), 0) / links.length
  const isKept = createOddTest(posts, dates, links)
  const kept = posts
    .map((post, index) => ({ post, isUsual: found.usual[index] === true }))
    .filter((_, index) => isKept(index))
  const titled = dropStrangers(kept).filter(({ item }) => item.title !== null)
  const group = { links, posts: titled, dated, headed: found.headed }
  return { ...group, score: toScore(group, { page: context.page, owned: found.owned, lines }) }
}

/** Whether few of the links stand in the middle of sentences. */
export function isMostlyApart(links: readonly PostLink[]): boolean {
  return links.filter(({ isProse }) => isProse).length <= links.length * PROSE_SHARE_MAX
}

/**
 * Tells which posts are of the list, by their places in it. A row of other classes than its siblings is where it is dated as
 * they are, or leads where they do.
 */
function createOddTest(
  posts: readonly Placed[],
  dates: readonly number[],
  links: readonly PostLink[],
): (index: number) => boolean {
  const usual = [...links.keys()].filter((index) => !links[index]?.isOdd)
  const parts = new Set(usual.flatMap((index) => toPartOf(posts[index])))
  const isDated = usual.filter((index) => (dates[index] ?? 0) > 0).length >= usual.length * ALIKE_SHARE_MIN
  return (index) => {
    if (!links[index]?.isOdd) return true
    return isDated ? (dates[index] ?? 0) > 0 : toPartOf(posts[index]).some((part) => parts.has(part))
  }
}

function toPartOf(post: Placed | undefined): string[] {
  return post ? [toPart(post.item)] : []
}

/** Where nearly all posts have a date and their title in one place, those that have neither are other links. */
function dropStrangers(placed: readonly { post: Placed; isUsual: boolean }[]): Placed[] {
  const isDated = ({ post }: { post: Placed }) => post.item.published !== null
  const alike = placed.filter((one) => one.isUsual && isDated(one)).length
  const isStrict = alike >= placed.length * ALIKE_SHARE_MIN
  return placed.filter((one) => !isStrict || one.isUsual || isDated(one)).map(({ post }) => post)
}

/** Lines of a card beside its title. */
function countMore(lines: readonly CardLine[]): number {
  return Math.min(Math.max(0, lines.filter(({ kind }) => kind !== 'name').length - 1), LINES_MAX)
}

/** A stated date counts whole, a time like "3 days ago" half. */
function toDated({ published, updated }: FeedItem, lines: readonly CardLine[]): number {
  if (published !== null || updated !== null) return 1
  return lines.some(({ text }) => isRelative(text)) ? 0.5 : 0
}

function toContainer([root]: readonly Element[]): Element | null {
  const parent = root?.parent
  return parent?.type === 'tag' ? parent : null
}

function toItem(
  { link, roots, beside }: Card,
  { found, index, read }: { found: Titles; index: number; read: DateReader },
  { page, sectionDates }: GroupContext,
): FeedItem {
  const elements = openCard(roots)
  const { url } = link
  const dates = readCardDates(elements, { title: found.elements[index] ?? null, url, beside, read })
  const own = dates.published ?? found.dates[index]
  const published = own ?? (roots[0] ? joinDates(dates.partial, sectionDates(roots[0])) : null)
  const title = found.titles[index] ?? null
  return {
    ...createItem(),
    url,
    title,
    published,
    updated: dates.updated,
    image: findImage(elements, page.base),
  }
}

function toScore(
  { links, posts, dated, headed }: Omit<Group, 'score'>,
  { page, owned, lines }: { page: Page; owned: number; lines: number },
): number {
  const { length } = links
  const words = posts.reduce((sum, { item }) => sum + countWords(item.title ?? ''), 0) / length
  if (dated < 0.5 && words < (headed < 0.5 ? TITLE_WORDS_MIN : HEADING_WORDS_MIN)) return 0
  const host = URL.parse(page.url)?.host
  const sameHost = links.filter(({ url }) => URL.parse(url)?.host === host).length / length
  const distinct = new Set(posts.map(({ item }) => item.title)).size / length
  const shape = (1 + 2 * dated) * (1 + headed) * (0.2 + sameHost) * (0.5 + 0.5 * owned) * (1 + 0.3 * lines)
  return Math.log2(1 + length) * Math.min(words, TITLE_WORDS_MAX) * shape * distinct
}
