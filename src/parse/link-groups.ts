import type { AnyNode, Element } from 'domhandler'
import type { FeedItem } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { createItem } from './create-feed.ts'
import type { Elements, Page } from './page.ts'
import { isPostAddress } from './post-address.ts'
import { findDate, findImage, findTitle } from './read-card.ts'

/** Links of a page that are looked at. */
const LINKS_MAX = 5_000
/** Ancestors that make up the path by which links are alike. */
const PATH_LEVELS = 7
/** The same for "about alike": lists that a page cuts into sections. */
const KIN_LEVELS = 3
const GROUP_MIN = 3
/** A list that scores so much of the best one is part of it. */
const KIN_SHARE = 0.4

/** Parts of a page that hold links to everything but posts. */
const ASIDE =
  'nav, footer, aside, form, [role="navigation"], [role="contentinfo"], [role="complementary"], [aria-hidden="true"]'
const ASIDE_NAME =
  /(?:^|[-_\s])(?:nav|navbar|navigation|menu|footer|sidebar|breadcrumbs?|pagination|pager|paginator|tags?|tagcloud|categor(?:y|ies)|social|share|sharing|related|toc|comments?|widget|author|byline|copyright|lang(?:uage)?s?|cookie)(?:$|[-_\s])/i

interface Candidate {
  element: Element
  url: string
  path: string
}

interface Scored {
  items: FeedItem[]
  score: number
  kin: string
}

/** Lists of posts on a page by repeated structure, the likeliest first; kindred sections are joined. */
export function findLinkGroups(page: Page): FeedItem[][] {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of findCandidates(page)) {
    const group = groups.get(candidate.path)
    if (group) group.push(candidate)
    else groups.set(candidate.path, [candidate])
  }
  const scored = [...groups].map(([path, group]) => score(path, group, page)).filter((one) => one !== null)
  const ordered = scored.toSorted((a, b) => b.score - a.score)
  return ordered.map((best) => join(best, ordered))
}

function findCandidates({ $, base }: Page): Candidate[] {
  const aside = new Set<AnyNode>($(ASIDE).toArray())
  const isAside = (element: Element) =>
    aside.has(element) ||
    (element.name !== 'body' && ASIDE_NAME.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`))
  return $('a[href]')
    .slice(0, LINKS_MAX)
    .toArray()
    .flatMap((element) => {
      const url = resolveUrl(element.attribs.href, base)
      const ancestors = [element, ...toAncestors(element)]
      if (!url || !isPostAddress(url) || ancestors.some(isAside) || isSiteHeader(ancestors)) return []
      return [{ element, url, path: ancestors.slice(0, PATH_LEVELS).map(toStep).join('<') }]
    })
}

/** The header of the site; that of a post stands inside an article, a list or a section. */
function isSiteHeader(ancestors: Element[]): boolean {
  const at = ancestors.findIndex(({ name }) => name === 'header')
  return (
    at >= 0 && !ancestors.slice(at + 1).some(({ name }) => /^(article|main|section|li|ul|ol)$/.test(name))
  )
}

function toAncestors(element: Element): Element[] {
  const ancestors: Element[] = []
  for (let at = element.parent; at && at.type === 'tag'; at = at.parent) ancestors.push(at)
  return ancestors
}

/** Tag and first class that is not numbered: `article.post`, whatever `post-123 tag-x` follows. */
function toStep({ name, attribs }: Element): string {
  const classes = (attribs.class ?? '')
    .split(/\s+/)
    .filter((one) => one && !/\d|^(tag|category|status|first|last|odd|even|active|is)-?/.test(one))
  return classes[0] ? `${name}.${classes[0]}` : name
}

/** A group as posts, with how much it looks like a list of them; null when it cannot be one. */
function score(path: string, group: Candidate[], page: Page): Scored | null {
  const links = [...new Map(group.map((candidate) => [candidate.url, candidate])).values()]
  if (links.length < GROUP_MIN) return null
  const counts = countLinks(group, page)
  const items = links.map((link) => toItem(link, findCard(link.element, counts), page))
  const titles = items.flatMap(({ title }) => title ?? [])
  const words = titles.reduce((sum, title) => sum + countWords(title), 0) / items.length
  const share = (is: (item: FeedItem) => boolean) => items.filter(is).length / items.length
  const host = URL.parse(page.url)?.host
  const dated = share(({ published }) => published !== null)
  const sameHost = share(({ url }) => URL.parse(url ?? '')?.host === host)
  const distinct = new Set(titles).size / items.length
  const headed = group.filter(({ element }) => hasHeading(element)).length / group.length
  const value =
    Math.log2(1 + items.length) *
    Math.min(words, 8) *
    (1 + 2 * dated) *
    (1 + headed) *
    (0.2 + sameHost) *
    distinct
  if (words < 1.5 && dated < 0.5) return null
  return {
    items: items.filter(({ title }) => title !== null),
    score: value,
    kin: path
      .split('<')
      .slice(0, KIN_LEVELS)
      .map((step) => step.split('.')[0])
      .join('<'),
  }
}

function hasHeading(element: Element): boolean {
  const isHeading = (one: AnyNode) => one.type === 'tag' && /^h[1-6]$/.test(one.name)
  return [element, ...toAncestors(element).slice(0, 2)].some(isHeading) || element.children.some(isHeading)
}

/** Words of spaced scripts; two characters of Chinese or Japanese count as one. */
function countWords(title: string): number {
  const han = title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const words = title.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return han > 0 ? han / 2 + (words - 1) : words
}

/** How many different posts of the group each element holds. */
function countLinks(group: Candidate[], { $ }: Page): Map<AnyNode, Set<string>> {
  const counts = new Map<AnyNode, Set<string>>()
  const root = $.root()[0]
  for (const { element, url } of group)
    for (let at: AnyNode | null = element; at && at !== root; at = at.parent) {
      const urls = counts.get(at)
      if (urls) urls.add(url)
      else counts.set(at, new Set([url]))
    }
  return counts
}

/** The highest ancestor that holds this post and no other. */
function findCard(element: Element, counts: Map<AnyNode, Set<string>>): Element {
  let card = element
  for (let at = element.parent; at && at.type === 'tag' && counts.get(at)?.size === 1; at = at.parent)
    card = at
  return card
}

function toItem({ element, url }: Candidate, cardElement: Element, { $, base }: Page): FeedItem {
  const card = $(cardElement) as unknown as Elements
  return {
    ...createItem(),
    url,
    title: findTitle(card, $(element) as unknown as Elements),
    published: findDate(card, url),
    image: findImage(card, base),
  }
}

/** The best list with those of its kind, in order of the page as far as they come. */
function join(best: Scored, all: Scored[]): FeedItem[] {
  const kindred = all.filter(
    (one) => one === best || (one.kin === best.kin && one.score >= best.score * KIN_SHARE),
  )
  return [...new Map(kindred.flatMap(({ items }) => items).map((item) => [item.url, item])).values()]
}
