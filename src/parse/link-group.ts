import type { AnyNode, Element } from 'domhandler'
import type { FeedItem } from '../feed.ts'
import { createItem } from './create-feed.ts'
import type { Page } from './page.ts'
import { findPostLinks, type PostLink, toAncestors } from './post-links.ts'
import { findDate, findImage, findTitle, openCard } from './read-card.ts'

const GROUP_MIN = 3
/** Of the groups of a page, so many of the biggest are looked at. */
const GROUPS_MAX = 40
/** More links in sentences than this, and it is an article. */
const PROSE_SHARE_MAX = 0.3
/** Steps of the path, tags only, by which the sections of one list are alike. */
const KIN_LEVELS = 3
/** A group that scores so much of the best one may be a section of it. */
const KIN_SCORE_MIN = 0.4
/** Longer titles are no better. */
const TITLE_WORDS_MAX = 8
/** Undated links with shorter titles are menus; headings may be shorter. */
const TITLE_WORDS_MIN = 2.5
const HEADING_WORDS_MIN = 1.5

interface Group {
  items: FeedItem[]
  score: number
  kin: string
}

/** The likeliest list of posts on a page by repeated structure, its sections joined; empty when there is none. */
export function findLinkGroup(page: Page): FeedItem[] {
  const byPath = Map.groupBy(findPostLinks(page), ({ path }) => path)
  const biggest = [...byPath.values()].toSorted((a, b) => b.length - a.length).slice(0, GROUPS_MAX)
  const groups = biggest.map((links) => toGroup(links, page)).filter((group) => group !== null)
  const best = groups.toSorted((a, b) => b.score - a.score)[0]
  if (!best) return []
  const single = [...byPath.values()].filter(({ length }) => length < GROUP_MIN).flat()
  return join(best, groups, findFeatured(single, page))
}

/** Links of one path as posts; null when they cannot be a list of them. */
function toGroup(group: PostLink[], page: Page): Group | null {
  const links = [...new Map(group.map((link) => [link.url, link])).values()]
  if (links.length < GROUP_MIN) return null
  if (links.filter(({ isProse }) => isProse).length > links.length * PROSE_SHARE_MAX) return null
  const addresses = findAddresses(group)
  const items = links.map((link) => toItem(link, findCard(link.element, addresses), page))
  const titled = items.filter(({ title }) => title !== null)
  const score = toScore(titled, links, page)
  return score > 0 ? { items: titled, score, kin: toKin(links[0]?.path ?? '') } : null
}

function toScore(items: FeedItem[], links: PostLink[], page: Page): number {
  const { length } = links
  const words = items.reduce((sum, { title }) => sum + countWords(title ?? ''), 0) / length
  const dated = items.filter(({ published }) => published !== null).length / length
  const headed = links.filter(({ element }) => hasHeading(element)).length / length
  if (dated < 0.5 && words < (headed < 0.5 ? TITLE_WORDS_MIN : HEADING_WORDS_MIN)) return 0
  const host = URL.parse(page.url)?.host
  const sameHost = links.filter(({ url }) => URL.parse(url)?.host === host).length / length
  const distinct = new Set(items.map(({ title }) => title)).size / length
  const shape = (1 + 2 * dated) * (1 + headed) * (0.2 + sameHost)
  return Math.log2(1 + length) * Math.min(words, TITLE_WORDS_MAX) * shape * distinct
}

function toKin(path: string): string {
  const steps = path.split('<').slice(0, KIN_LEVELS)
  return steps.map((step) => step.split('.')[0]).join('<')
}

function hasHeading(element: Element): boolean {
  const isHeading = (node: AnyNode) => node.type === 'tag' && /^h[1-6]$/.test(node.name)
  return [element, ...toAncestors(element).slice(0, 2), ...element.children].some(isHeading)
}

/** Words of spaced scripts; two characters of Chinese or Japanese count as one. */
function countWords(title: string): number {
  const characters = title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const words = title.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return characters > 0 ? characters / 2 + words - 1 : words
}

/** The different addresses of a group that each element around its links holds. */
function findAddresses(group: PostLink[]): Map<AnyNode, Set<string>> {
  const addresses = new Map<AnyNode, Set<string>>()
  for (const { element, url } of group)
    for (const at of [element, ...toAncestors(element)]) {
      const urls = addresses.get(at)
      if (urls) urls.add(url)
      else addresses.set(at, new Set([url]))
    }
  return addresses
}

/** The highest element that holds this post and no other. */
function findCard(element: Element, addresses: Map<AnyNode, Set<string>>): Element {
  const alone = toAncestors(element).filter((at) => addresses.get(at)?.size === 1)
  return alone.at(-1) ?? element
}

function toItem({ element, url }: PostLink, cardElement: Element, { base }: Page): FeedItem {
  const card = openCard(cardElement)
  const title = findTitle(card, element)
  return { ...createItem(), url, title, published: findDate(card, url), image: findImage(card, base) }
}

/** Single cards with a heading and a date of their own, as the newest post often stands above the list. */
function findFeatured(links: PostLink[], page: Page): FeedItem[] {
  const headed = links.filter(({ element, isProse }) => !isProse && hasHeading(element))
  const items = headed.map((link) => toItem(link, toAncestors(link.element)[0] ?? link.element, page))
  return items.filter(({ title, published }) => title !== null && published !== null)
}

/** The best group with the other sections of its list, and the featured posts of the same part of the site. */
function join(best: Group, groups: Group[], featured: FeedItem[]): FeedItem[] {
  const sections = groups.filter(
    (group) => group === best || (group.kin === best.kin && group.score >= best.score * KIN_SCORE_MIN),
  )
  const items = sections.flatMap((group) => group.items)
  const parts = new Set(items.map(toPart))
  const first = featured.filter((item) => parts.has(toPart(item)))
  return [...new Map([...first, ...items].map((item) => [item.url, item])).values()]
}

/** Host and first folder: `/news/` of a site. */
function toPart({ url }: FeedItem): string {
  const parsed = URL.parse(url ?? '')
  return `${parsed?.host}/${parsed?.pathname.split('/')[1]}`
}
