import type { AnyNode, Element } from 'domhandler'
import type { FeedItem } from '../../feed.ts'
import { isElement, readShortLine, toHeadingLevel } from './dom-text.ts'

/** A post with the element that holds it beside others. */
export interface Placed {
  item: FeedItem
  container: Element | null
}

const TITLE_CHARACTERS_MAX = 40
/** Elements around a list whose headings may be its own. */
const LEVELS_MAX = 3
const OF_POSTS =
  /^(?:(?:the )?(?:latest|recent|all|my|our|selected|newest?) )?(?:blog|blogs|posts?|articles?|writings?|essays?|notes|news|updates|entries|stories)(?: (?:posts?|articles?|entries))?$|^(?:最新|全部|所有|近期|我的)?(?:文章|博客|博文|随笔|笔记|日志|动态|资讯|新闻)(?:列表)?$/i
const OF_OTHERS =
  /^(?:(?:the )?(?:latest|recent|all|my|our|selected|invited|past|upcoming) )?(?:talks?|slides|projects?|software|code|publications?|papers?|courses?|teaching|education|experience|awards?|friends|links|books?|music|photos?|videos?|events?|press|team|people|products?|tools)$|^(?:我的)?(?:演讲|报告|项目|开源项目|论文|课程|教学|友链|链接|书单|影视|照片|活动|产品|团队)$/i

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

function isDated({ published, updated }: FeedItem): boolean {
  return published !== null || updated !== null
}

/** The nearest heading before a list. */
function findHeading(container: Element): string | null {
  let at: Element | null = container
  for (let level = 0; at && level < LEVELS_MAX; level++) {
    for (let before: AnyNode | null = at.prev; before; before = before.prev)
      if (isElement(before) && toHeadingLevel(before) > 0) return readShortLine(before, TITLE_CHARACTERS_MAX)
    at = at.parent && isElement(at.parent as AnyNode) ? (at.parent as Element) : null
  }
  return null
}
