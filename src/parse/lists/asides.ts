import type { AnyNode, Element } from 'domhandler'
import { readShortLine } from './dom-text.ts'
import type { Page } from './page.ts'

/** Parts of a page that hold links to everything but posts. */
const ASIDE =
  'nav, footer, aside, form, dialog, [role="navigation"], [role="contentinfo"], [role="complementary"], [aria-hidden="true"]'
/** Classes and ids of such parts. Of words that posts bear too (`tag-vision`), only the exact name of a part counts. */
const ASIDE_NAME =
  /(?:^|\s)(?!(?:no|has|with|without|hide|not)-)(?:[\w-]*(?:nav|navi|navbar|navigat(?:ion|or)|menu|footer|sidebar|sidenav|breadcrumbs?|pagination|pager|paginator|tag-?cloud|tag-?list|share|sharing|social|widget|cookie|blogroll|friend-?links)|(?:post-|entry-|article-)?(?:tags|categories|authors?|byline|comments?|related|toc|languages?|copyright))(?:$|\s)/i
/** What stands over such parts where no name tells. */
const ASIDE_TITLE =
  /^(?:(?:most|top) (?:read|popular|viewed|commented|shared|liked)\b.{0,20}|(?:popular|trending|hot)(?: (?:posts?|articles?|topics?|tags?|now|stories|news))?|related(?: (?:posts?|articles?|reading|content|stories|news))?|you (?:may|might)(?: also)? (?:like|enjoy)|(?:recent|latest|new) comments|more from .{1,40}|recommended(?: (?:for you|reading|posts|articles))?|blogroll|sponsors?\b.{0,20}|(?:our )?partners|advertisements?|(?:tags?|categories)(?: cloud)?|follow (?:us|me)|newsletter|热门.{0,6}|热榜|热议.{0,4}|热文.{0,4}|今日热.{0,6}|(?:阅读|点击|评论|浏览|推荐)?排行榜?|推荐(?:阅读|文章)|相关(?:文章|阅读|推荐|内容)|猜你喜欢|(?:最新|近期|最近)评论|友情链接|友链|合作伙伴|标签云?|(?:文章)?分类|广告|赞助.{0,4}|快讯)\s*[:：]?$/i
const TITLE_CHARACTERS_MAX = 40
const TITLES = 'h2, h3, h4, h5, h6, strong, b, dt, [class*="title"], [class*="head"], [class*="fade"]'
/** A part that holds more of the page's words than this is what the page is for. */
const SHARE_MAX = 0.5
/** A part with a telling name that holds so much is a wrapper of the whole page. */
const WRAPPER_SHARE_MIN = 0.75
const NEVER_ASIDE = new Set(['html', 'body', 'main', 'article'])

/** Tells whether an element is a part of its page that holds no posts: a menu, a footer, a side bar, a hot list. */
export function createAsideTest({ $ }: Page): (element: Element) => boolean {
  const lengths = new Map<AnyNode, number>()
  const root = $.root()[0]
  const total = root ? measure(root, lengths) : 0
  const share = (element: Element) => (lengths.get(element) ?? 0) / Math.max(1, total)
  const marked = new Set<AnyNode>($(ASIDE).toArray())
  for (const title of $(TITLES).toArray()) for (const part of findTitled(title, share)) marked.add(part)
  const known = new Map<Element, boolean>()
  return (element) => {
    const answer =
      known.get(element) ??
      (marked.has(element) || (hasAsideName(element) && share(element) < WRAPPER_SHARE_MIN))
    known.set(element, answer)
    return answer
  }
}

/** Letters in every element; returns those of the node. */
function measure(node: AnyNode, lengths: Map<AnyNode, number>): number {
  if (node.type === 'text') return node.data.length
  if (!('children' in node) || node.type === 'script' || node.type === 'style') return 0
  let length = 0
  for (const child of node.children) length += measure(child, lengths)
  lengths.set(node, length)
  return length
}

function hasAsideName({ name, attribs }: Element): boolean {
  return !NEVER_ASIDE.has(name) && ASIDE_NAME.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)
}

/** What a title that names an aside stands over: its parent, or what follows it up to the next title. */
function findTitled(title: Element, share: (element: Element) => number): Element[] {
  const text = readShortLine(title, TITLE_CHARACTERS_MAX)
  if (text === null || !ASIDE_TITLE.test(text)) return []
  const top = findTop(title)
  const { parent } = top
  if (parent?.type === 'tag' && !NEVER_ASIDE.has(parent.name) && share(parent) < SHARE_MAX) return [parent]
  const parts: Element[] = []
  for (let at = top.next; at; at = at.next) {
    if (at.type !== 'tag') continue
    if (at.name === top.name) break
    parts.push(at)
  }
  return parts.reduce((sum, part) => sum + share(part), 0) < SHARE_MAX ? parts : []
}

/** A title with the wrappers that hold it alone. */
function findTop(title: Element): Element {
  let at = title
  while (at.parent?.type === 'tag' && isAlone(at)) at = at.parent
  return at
}

function isAlone(element: Element): boolean {
  const isOther = (node: AnyNode) =>
    node !== element &&
    (node.type === 'text' ? node.data.trim() !== '' : node.type === 'tag' && node.name !== 'i')
  return !element.parent?.children.some(isOther)
}
