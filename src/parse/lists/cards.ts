import type { AnyNode, ChildNode, Element } from 'domhandler'
import { foldLine, isElement, isInline, toAncestors, toHeadingLevel, toStep } from './dom-text.ts'
import type { PostLink } from './post-links.ts'

/** What of a page belongs to one post of a list. */
export interface Card {
  link: PostLink
  /** Neighbouring elements; mostly one. */
  roots: Element[]
  /** Text of the same line that stands beside them, in an element that holds other posts too. */
  beside: string
}

/** Elements without a link between two posts of a flat list; more of them are no part of a post. */
const NEIGHBOURS_MAX = 8

/**
 * The card of each post: the highest element that holds it and no other, with the elements beside it where the list is
 * flat (`dt` and `dd`, a heading and its paragraphs, the two rows that some tables give to one post).
 */
export function findCards(links: readonly PostLink[]): Card[] {
  const keys = findKeys(links)
  const tops = links.map((link) => findTop(link.element, keys))
  const parents = Map.groupBy(tops, ({ parent }) => parent)
  const runs = new Map<Element, Element[]>()
  for (const [parent, siblings] of parents)
    if (parent && siblings.length > 1) for (const run of toRuns(siblings)) runs.set(run.top, run.roots)
  return links.map((link, index) => {
    const top = tops[index] ?? link.element
    return { link, roots: runs.get(top) ?? [top], beside: readBeside(top) }
  })
}

/** The text before and after an inline element, as far as its line goes. */
function readBeside(top: Element): string {
  if (!isInline(top)) return ''
  const read = (step: (node: ChildNode) => ChildNode | null): string[] => {
    const texts: string[] = []
    for (let at = step(top); at && at.type === 'text' && texts.length < NEIGHBOURS_MAX; at = step(at))
      texts.push(at.data)
    return texts
  }
  return foldLine([...read((node) => node.prev).toReversed(), ' · ', ...read((node) => node.next)].join(' '))
}

/** The different posts that each element around the links holds. */
function findKeys(links: readonly PostLink[]): Map<AnyNode, Set<string>> {
  const keys = new Map<AnyNode, Set<string>>()
  for (const { element, key } of links)
    for (const at of [element, ...toAncestors(element)]) {
      const held = keys.get(at)
      if (held) held.add(key)
      else keys.set(at, new Set([key]))
    }
  return keys
}

function findTop(element: Element, keys: Map<AnyNode, Set<string>>): Element {
  let top = element
  for (const at of toAncestors(element)) {
    if (keys.get(at)?.size !== 1) break
    top = at
  }
  return top
}

interface Run {
  top: Element
  roots: Element[]
}

/** Joins the tops of a flat list with the siblings that come with each: those before it, those after it. */
function toRuns(tops: readonly Element[]): Run[] {
  const held = new Set(tops)
  const gaps = tops.slice(0, -1).map((top) => walk(top, nextElement, held))
  const usual = findUsual(gaps)
  const first = tops[0]
  const last = tops.at(-1)
  if (usual.length === 0 || !first || !last) return []
  const before = countAlike(usual.toReversed(), walk(first, prevElement, held))
  const after = countAlike(usual, walk(last, nextElement, held))
  const { lead, trail } = share(usual, before, after)
  return tops.map((top) => {
    const leads = walk(top, prevElement, held).slice(0, lead).toReversed()
    return { top, roots: [...leads, top, ...cutAtHeading(walk(top, nextElement, held).slice(0, trail), top)] }
  })
}

/** The gap that occurs most often. */
function findUsual(gaps: readonly Element[][]): Element[] {
  const alike = Map.groupBy(gaps, (gap) => gap.map(toStep).join(' '))
  return [...alike.values()].toSorted((a, b) => b.length - a.length)[0]?.[0] ?? []
}

/** How many of the elements between two posts belong to the next and to the one before. */
function share(gap: readonly Element[], before: number, after: number): { lead: number; trail: number } {
  const heading = gap.findIndex((element) => toHeadingLevel(element) > 0)
  const isUndecided = before + after > gap.length || before + after === 0
  // The ends of the list do not tell: a heading begins a post, otherwise what follows a post is its own.
  if (heading >= 0 && isUndecided) return { lead: gap.length - heading, trail: heading }
  if (before + after <= gap.length) return { lead: before, trail: after }
  return before > after
    ? { lead: before, trail: gap.length - before }
    : { lead: gap.length - after, trail: after }
}

/** The siblings from an element on, up to the next post. */
function walk(
  from: Element,
  step: (element: Element) => Element | null,
  held: ReadonlySet<Element>,
): Element[] {
  const passed: Element[] = []
  for (let at = step(from); at && !held.has(at) && passed.length < NEIGHBOURS_MAX; at = step(at))
    passed.push(at)
  return passed
}

function countAlike(usual: readonly Element[], others: readonly Element[]): number {
  const at = usual.findIndex((element, index) => !others[index] || toStep(element) !== toStep(others[index]))
  return at < 0 ? usual.length : at
}

function cutAtHeading(trail: readonly Element[], top: Element): Element[] {
  const at = trail.findIndex((element) => isSectionHeading(element, top))
  return at < 0 ? [...trail] : trail.slice(0, at)
}

function isSectionHeading(element: Element, top: Element): boolean {
  const level = toHeadingLevel(element)
  return level > 0 && (toHeadingLevel(top) === 0 || level <= toHeadingLevel(top))
}

function prevElement(element: Element): Element | null {
  let at = element.prev
  while (at && !isElement(at)) at = at.prev
  return at && isElement(at) ? at : null
}

function nextElement(element: Element): Element | null {
  let at = element.next
  while (at && !isElement(at)) at = at.next
  return at && isElement(at) ? at : null
}
