import type { AnyNode, Element } from 'domhandler'
import { isElement, isText, lineOf } from '../dom.ts'
import { isHeading, isSilent } from '../tags.ts'
import { type Measures, measureOf } from './measure.ts'

/** Where the tail may begin, as a share of the text. */
const START_MIN = 0.6
const HEADING_LENGTH_MAX = 60
const LOOKS_LIKE_HEADING = new Set('p div section'.split(' '))
/** No tail begins inside these. */
const UNCUT = new Set('pre code table figure p a blockquote'.split(' '))
const TAIL_HEADING =
  /^(?:related(?: (?:posts?|articles?|stories|reading|content|topics|news|resources|blogs?))?|(?:you (?:may|might) )?also like|(?:you (?:may|might) also (?:like|enjoy).*)|more (?:from|on|stories|articles|posts|in|news|like this)\b.*|keep reading|recommended(?: .*)?|(?:leave|post|add|write) a (?:reply|comment)|(?:\d+ )?(?:comments?|responses?|replies)(?: \(\d+\))?|join the (?:conversation|discussion)|share(?: (?:this|on|via)(?: (?:post|article|story|page|facebook|twitter|email|entry))?)?|about the authors?|(?:sign up|subscribe)\b.*|(?:our |get our )?newsletter.*|(?:latest|recent|popular|trending|top|featured|other|similar)(?: \w+)? (?:posts?|articles?|stories|news|blogs?)|(?:most (?:read|popular|viewed))|(?:tags|topics|categories|filed under|explore more|discover more|up next|next up|advertisement|follow us.*|was this .*helpful\??|cancel reply)|相关(?:文章|推荐|阅读|内容|链接)|推荐阅读|猜你喜欢|(?:发表|全部|最新|热门|网友)?评论.*|留言.*|延伸阅读推荐|更多(?:文章|内容|推荐|精彩)|分享(?:到|至).*|[←«‹] ?(?:older|newer|prev(?:ious)?|back to)\b.*|关于作者|作者简介|版权声明|[-—=©*·~\s]*the end[-—=*·~\s]*|往期(?:精彩|推荐|回顾|文章|内容)(?:回顾|推荐|文章)?|投稿(?:或|、)寻求报道.*|(?:长按|扫码|扫描).*(?:关注|加群|进群).*|点(?:个|一下)[“「]?(?:在看|赞).*|上一篇.*|下一篇.*|热门文章|最新文章|文章标签|打赏.*|赞赏.*|関連記事|コメント.*|人気記事)[:：]?$/i

/**
 * Adds to `excluded` everything from a heading such as "Related posts" or 相关文章 on, when it stands in the last part of
 * the post.
 */
export function cutTail(root: Element, measures: Measures, excluded: Set<AnyNode>): void {
  const start = measureOf(measures, root).text * START_MIN
  const heading = findTail(root, { measures, excluded, start, read: 0 })
  if (heading) excludeFrom(heading, root, excluded)
}

interface Reading {
  measures: Measures
  excluded: ReadonlySet<AnyNode>
  /** Where the tail may begin, and how much was read, both as weight of text. */
  start: number
  read: number
}

function findTail(parent: Element, reading: Reading): Element | null {
  for (const child of parent.children) {
    if (isText(child)) reading.read += child.data.trim().length
    if (!isElement(child) || isSilent(child.name) || reading.excluded.has(child)) continue
    if (reading.read >= reading.start && isTailHeading(child, reading.measures)) return child
    if (UNCUT.has(child.name) || !child.children.some(isElement)) {
      reading.read += measureOf(reading.measures, child).text
      continue
    }
    const found = findTail(child, reading)
    if (found) return found
  }
  return null
}

function isTailHeading(element: Element, measures: Measures): boolean {
  if (!isHeading(element.name) && !LOOKS_LIKE_HEADING.has(element.name)) return false
  const { text } = measureOf(measures, element)
  return text > 2 && text <= HEADING_LENGTH_MAX && TAIL_HEADING.test(lineOf(element))
}

function excludeFrom(first: Element, root: Element, excluded: Set<AnyNode>): void {
  let node: Element = first
  excluded.add(node)
  while (node !== root) {
    for (let next = node.next; next; next = next.next) excluded.add(next)
    const { parent } = node
    if (!parent || !isElement(parent)) return
    node = parent
  }
}
