import type { AnyNode, Element } from 'domhandler'
import { isElement, toStep } from './dom-text.ts'
import type { PostLink } from './post-links.ts'

/** Elements around a link that may be its row. */
const ROW_LEVELS = 6
/** Rows of one class that others are odd beside. */
const USUAL_MIN = 2
/** Fewer rows are no list. */
const ROWS_MIN = 3
/** Elements that lead to more posts are lists of them; some rows lead to an author or a subject too. */
const POSTS_PER_ROW_MAX = 3
/** Of the usual rows, so many lead to no more than most do. */
const ROW_SHARE_MIN = 0.75
/** Elements that only change how words look. */
const LOOK = /^(?:b|strong|em|i|u|font|big|small|mark)$/

/** A link with an element around it that may be its row of a list. */
interface Row {
  link: PostLink
  row: Element
}

/**
 * Gives links of rows that differ from their siblings in nothing but classes (the newest post, the pinned ones) the path
 * of the others, and marks them as odd. Rows whose own class is the odd one are looked for first.
 */
export function joinSiblingRows(links: readonly PostLink[]): PostLink[] {
  return joinAlike(joinAlike(links, toStep), ({ name }) => (LOOK.test(name) ? '' : name))
}

/** Joins the rows of each element that hold their link in the same way, as `name` tells the elements between. */
function joinAlike(links: readonly PostLink[], name: (element: Element) => string): PostLink[] {
  const joined = new Map<PostLink, PostLink>()
  for (const rows of findRows(links, name))
    for (const [link, path] of findOdd(rows)) joined.set(link, { ...link, path, isOdd: true })
  return links.map((link) => joined.get(link) ?? link)
}

/** The rows of each element around links, those together that hold their link in the same way. */
function findRows(links: readonly PostLink[], name: (element: Element) => string): Row[][] {
  const places = new Map<AnyNode, Map<string, Row[]>>()
  for (const link of links) {
    let way = ''
    let row = link.element
    for (let level = 0; level < ROW_LEVELS && row.parent && isElement(row.parent as AnyNode); level++) {
      const shapes = places.get(row.parent) ?? new Map<string, Row[]>()
      places.set(row.parent, shapes)
      const shape = `${way}<${row.name}`
      const rows = shapes.get(shape)
      if (rows) rows.push({ link, row })
      else shapes.set(shape, [{ link, row }])
      const step = name(row)
      if (step !== '') way += `<${step}`
      row = row.parent as Element
    }
  }
  return [...places.values()].flatMap((shapes) => [...shapes.values()]).filter(isMixed)
}

function isMixed(rows: readonly Row[]): boolean {
  return rows.length >= ROWS_MIN && rows.some(({ link }) => link.path !== rows[0]?.link.path)
}

/** The links of rows that are unlike most, each with the path of these. */
function findOdd(rows: readonly Row[]): Map<PostLink, string> {
  const odd = new Map<PostLink, string>()
  const byRow = [...Map.groupBy(rows, ({ row }) => row).values()].map((held) => held.map(({ link }) => link))
  const byPath = Map.groupBy(byRow, (held) => held[0]?.path ?? '')
  const [path, usual] = [...byPath].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  const postsMax = Math.min(findMost(usual.map(countPosts)), POSTS_PER_ROW_MAX)
  const isRow = (held: readonly PostLink[]) => countPosts(held) <= postsMax
  if (usual.length < USUAL_MIN || usual.filter(isRow).length < usual.length * ROW_SHARE_MIN) return odd
  const known = new Set(usual.flat().map(({ key }) => key))
  for (const held of byRow.filter((links) => links[0]?.path !== path && isRow(links))) {
    if (held[0] && known.has(held[0].key)) continue
    for (const link of held) odd.set(link, path)
  }
  return usual.length + odd.size < ROWS_MIN ? new Map() : odd
}

function countPosts(links: readonly PostLink[]): number {
  return new Set(links.map(({ key }) => key)).size
}

/** The number that occurs most often. */
function findMost(numbers: readonly number[]): number {
  const alike = [...Map.groupBy(numbers, (number) => number).values()]
  return alike.toSorted((a, b) => b.length - a.length)[0]?.[0] ?? 0
}
