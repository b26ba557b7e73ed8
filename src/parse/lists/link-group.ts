import type { AnyNode } from 'domhandler'
import type { FeedItem } from '../../feed.ts'
import { isElement, toAncestors, toHeadingLevel } from './dom-text.ts'
import { type Group, type GroupContext, isMostlyApart, toGroup } from './group.ts'
import type { Page } from './page.ts'
import { findPostLinks, type PostLink } from './post-links.ts'
import { openCard } from './read-card.ts'
import { createSectionDates } from './section-dates.ts'
import { dropOtherSections, isOtherSubject, toSubject } from './sections.ts'
import { joinSiblingRows } from './sibling-rows.ts'
import { toPart } from './site-part.ts'

const GROUP_MIN = 3
const PAIR = 2
/** Of the groups of a page, so many of the biggest are looked at. */
const GROUPS_MAX = 40
/** Steps of the path, tags only, by which the sections of one list are alike. */
const KIN_LEVELS = 3
/** A group that scores so much of the best one may be a section of it. */
const KIN_SCORE_MIN = 0.4
/** So many links of one path in each element around them are links of one post: text, files, code. */
const SIBLINGS_MAX = 8

/**
 * The likeliest list of posts on a page by repeated structure, its sections joined; empty when there is none. `unusual` takes
 * addresses that are mostly not of posts.
 */
export function findLinkGroup(page: Page, unusual = false): FeedItem[] {
  const { links, keyOf } = findPostLinks(page, unusual)
  const context: GroupContext = { page, keyOf, sectionDates: createSectionDates() }
  const byPath = [...Map.groupBy(joinSiblingRows(links), ({ path }) => path).values()]
    .flatMap(splitProse)
    .flatMap(splitSiblings)
  const biggest = byPath.toSorted((a, b) => b.length - a.length).slice(0, GROUPS_MAX)
  const groups = biggest
    .filter((group) => countPosts(group) >= PAIR)
    .flatMap((group) => toGroup(group, context) ?? [])
    .filter((group) => group.score > 0 && isEnough(group))
  const best = findBest(groups.filter((group) => !isExcerpt(group, groups)))
  if (!best) return []
  const single = byPath.filter(({ length }) => length < GROUP_MIN).flat()
  return join(best, groups, findFeatured(single, best, context))
}

/** The group of the highest score; where that is of talks, events or projects, one of posts that comes near it. */
function findBest(groups: readonly Group[]): Group | undefined {
  const ranked = groups.toSorted((a, b) => b.score - a.score)
  const [first] = ranked
  if (!first || ranked.length === 1 || !toSubject(first.posts).isOfOthers) return first
  const isNear = ({ score, dated }: Group) =>
    score >= first.score * KIN_SCORE_MIN && dated >= 0.5 === first.dated >= 0.5
  return ranked.find((group) => isNear(group) && !toSubject(group.posts).isOfOthers) ?? first
}

function countPosts(links: readonly PostLink[]): number {
  return new Set(links.map(({ key }) => key)).size
}

/** Two posts are a list where both have a heading and a date. */
function isEnough({ posts, dated, headed }: Group): boolean {
  return posts.length >= GROUP_MIN || (posts.length === PAIR && dated === 1 && headed === 1)
}

/** Whether a longer list, as well dated, tells all of its posts again: some of them shown larger above it. */
function isExcerpt(group: Group, groups: readonly Group[]): boolean {
  return groups.some((other) => {
    if (other.links.length <= group.links.length || other.dated < group.dated) return false
    const keys = new Set(other.links.map(({ key }) => key))
    return group.links.every(({ key }) => keys.has(key))
  })
}

/** Lists whose links stand in sentences (papers with their files) are no sections of those whose links do not. */
function splitProse(group: PostLink[]): PostLink[][] {
  const lists = [...Map.groupBy(group, ({ element }) => element.parent?.parent).values()]
  const isOfProse = (links: PostLink[]) => countPosts(links) >= GROUP_MIN && !isMostlyApart(links)
  const parts = [lists.filter((links) => !isOfProse(links)), lists.filter(isOfProse)]
  return parts.map((part) => part.flat()).filter(({ length }) => length > 0)
}

/** Where most elements that hold links of a path hold the same few of them, the first of each are a group, the second … */
function splitSiblings(group: PostLink[]): PostLink[][] {
  const parents = [...Map.groupBy(group, ({ element }) => element.parent).values()]
  const counts = parents.map((links) => new Set(links.map(({ key }) => key)).size)
  const several = counts.filter((count) => count > 1 && count <= SIBLINGS_MAX).length
  if (parents.length < GROUP_MIN || several <= parents.length / 2) return [group]
  const most = Math.max(...counts)
  return Array.from({ length: most }, (_, index) =>
    parents.flatMap((links) => [...new Map(links.map((link) => [link.key, link])).values()][index] ?? []),
  )
}

/** Single cards with a heading and a date of their own, as the newest post often stands above the list. */
function findFeatured(links: readonly PostLink[], best: Group, context: GroupContext): FeedItem[] {
  const headed = links.filter(({ element, isProse }) => !isProse && hasHeading(element))
  return headed.flatMap((link) => {
    const posts = toGroup([link], context, best.links)?.posts ?? []
    return posts.map(({ item }) => item).filter(({ published }) => published !== null)
  })
}

function hasHeading(element: PostLink['element']): boolean {
  const isHeading = (node: AnyNode) => isElement(node) && toHeadingLevel(node) > 0
  return [...toAncestors(element).slice(0, 2), ...openCard([element])].some(isHeading)
}

/** The best group with the other sections of its list, and the featured posts of the same part of the site. */
function join(best: Group, groups: Group[], featured: FeedItem[]): FeedItem[] {
  const sections = groups.filter((group) => group === best || isSection(group, best))
  const items = dropOtherSections(sections.flatMap((group) => group.posts))
  const parts = new Set(items.map(toPart))
  const known = new Set(items.map(({ url }) => url))
  const first = featured.filter((item) => parts.has(toPart(item)) && !known.has(item.url))
  return [...new Map([...first, ...items].map((item) => [item.url, item])).values()]
}

/** Whether a group is another section of the list: alike in structure, in being dated, and in where it leads. */
function isSection(group: Group, best: Group): boolean {
  const parts = new Set(best.posts.map(({ item }) => toPart(item)))
  const titles = new Set(best.posts.map(({ item }) => item.title))
  const share = (test: (item: FeedItem) => boolean) =>
    group.posts.filter(({ item }) => test(item)).length / group.posts.length
  // Links of the same cards: to files, code, other languages.
  if (share(({ title }) => titles.has(title)) > 0.5) return false
  const shared = share((item) => parts.has(toPart(item)))
  return (
    toKin(group) === toKin(best) &&
    group.score >= best.score * KIN_SCORE_MIN &&
    group.dated >= 0.5 === best.dated >= 0.5 &&
    (shared >= 0.5 || (best.dated >= 0.5 && !isOtherSubject(toSubject(group.posts), toSubject(best.posts))))
  )
}

function toKin({ links }: Group): string {
  const steps = (links[0]?.path ?? '').split('<').slice(0, KIN_LEVELS)
  return steps.map((step) => step.split('.')[0]).join('<')
}
