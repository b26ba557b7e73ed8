import type { AnyNode, Element } from 'domhandler'
import type { FeedItem } from '../../feed.ts'
import { isElement, readShortLine, toHeadingLevel } from './dom-text.ts'
import { toPart } from './site-part.ts'

/** A post with the element that holds it beside others. */
export interface Placed {
  item: FeedItem
  container: Element | null
}

const TITLE_CHARACTERS_MAX = 40
/** Elements around a list whose headings may be its own. */
const LEVELS_MAX = 3
const OF_POSTS =
  /^(?:(?:the )?(?:latest|recent|all|my|our|selected|newest?) )?(?:blog|blogs|posts?|articles?|writings?|essays?|notes|news|updates|entries|stories)(?: (?:posts?|articles?|entries))?$|^(?:(?:latest|recent|news|more|new|posts) )?(?:from|on) (?:the|our|my) (?:blog|lab|newsroom)$|^(?:最新|全部|所有|近期|我的)?(?:文章|博客|博文|随笔|笔记|日志|动态|资讯|新闻)(?:列表)?$/i
const OF_OTHERS =
  /^(?:(?:the )?(?:latest|recent|all|my|our|selected|invited|past|upcoming) )?(?:talks?|slides|projects?|software|code|publications?|papers?|courses?|teaching|education|experience|awards?|friends|links|books?|music|photos?|videos?|events?|seminars?|workshops?|conferences?|calendar|agenda|meetings?|jobs|careers|openings|press|team|people|products?|tools)$|^(?:我的)?(?:演讲|讲座|报告|学术报告|学术活动|活动预告|会议|招聘|招聘信息|项目|开源项目|论文|课程|教学|友链|链接|书单|影视|照片|活动|产品|团队)$/i

/**
 * Lists that stand under one structure without being of posts: undated ones where the others are dated, and those whose
 * heading names talks, projects or friends where that of another names posts.
 */
export function dropOtherSections(placed: readonly Placed[]): FeedItem[] {
  const sections = [...Map.groupBy(placed, ({ container }) => container).entries()]
  const dated = placed.filter(({ item }) => isDated(item)).length / Math.max(1, placed.length)
  const headings = sections.map(([container]) => (container ? findHeading(container) : null))
  const hasPosts = headings.some((heading) => heading !== null && OF_POSTS.test(heading))
  const isKept = (posts: readonly Placed[], heading: string | null) => {
    if (sections.length === 1) return true
    if (hasPosts && heading !== null && OF_OTHERS.test(heading)) return false
    return dated < 0.5 || posts.length < 2 || posts.some(({ item }) => isDated(item))
  }
  const kept = new Set(
    sections.filter(([, posts], index) => isKept(posts, headings[index] ?? null)).map(([key]) => key),
  )
  return placed.filter(({ container }) => kept.has(container)).map(({ item }) => item)
}

/** Folders of a site where it keeps talks, projects and the like. */
const FOLDER_OF_OTHERS =
  /\/(?:events?|seminars?|workshops?|conferences?|calendar|talks?|jobs|careers|projects?|people|team|products?|courses?)$/i

/** What a list is about: the headings over it, and the parts of sites that it leads to. */
export interface Subject {
  headings: ReadonlySet<string>
  parts: ReadonlySet<string>
  isOfOthers: boolean
}

/** What posts beside each other are about; `isOfOthers` where heading or folder names talks, events, projects. */
export function toSubject(posts: readonly Placed[]): Subject {
  const containers = new Set(posts.flatMap(({ container }) => container ?? []))
  const headings = new Set([...containers].flatMap((container) => findHeading(container) ?? []))
  const parts = new Set(posts.map(({ item }) => toPart(item)))
  const isOfOthers =
    [...headings].some((heading) => OF_OTHERS.test(heading)) ||
    (parts.size > 0 && [...parts].every((part) => FOLDER_OF_OTHERS.test(part)))
  return {
    headings,
    parts,
    isOfOthers: isOfOthers && ![...headings].some((heading) => OF_POSTS.test(heading)),
  }
}

/** Whether two lists are of different things: in other folders, under other headings. */
export function isOtherSubject(one: Subject, other: Subject): boolean {
  if (!one.parts.isDisjointFrom(other.parts)) return false
  if (one.isOfOthers !== other.isOfOthers) return true
  const areHeaded = one.headings.size > 0 && other.headings.size > 0
  return (
    areHeaded &&
    one.headings.isDisjointFrom(other.headings) &&
    ![...one.headings].some((heading) => /\d/.test(heading))
  )
}

function isDated({ published, updated }: FeedItem): boolean {
  return published !== null || updated !== null
}

/** The heading with which a list begins, else the nearest before it. */
function findHeading(container: Element): string | null {
  const first = container.children.find((node) => isElement(node))
  if (
    first &&
    isElement(first) &&
    toHeadingLevel(first) > 0 &&
    !first.children.some((node) => isElement(node))
  )
    return readShortLine(first, TITLE_CHARACTERS_MAX)
  let at: Element | null = container
  for (let level = 0; at && level < LEVELS_MAX; level++) {
    for (let before: AnyNode | null = at.prev; before; before = before.prev)
      if (isElement(before) && toHeadingLevel(before) > 0) return readShortLine(before, TITLE_CHARACTERS_MAX)
    at = at.parent && isElement(at.parent as AnyNode) ? (at.parent as Element) : null
  }
  return null
}
