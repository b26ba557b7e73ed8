import { toSimplified } from '../../chinese-characters.ts'
import { anyOf } from './any-of.ts'

const HEADING_CHARACTERS_MAX = 40

/** What stands behind the text of a post, and is none of it. */
const NAMES = anyOf`
  references?
  bibliography
  works cited
  citations?
  cite (?:this|as)
  cited as
  acknowledge?ments?
  further reading
  about (?:the author|me|us)s?
  author bio
  related (?:posts?|articles?|reading)
  you (?:may|might) also (?:like|enjoy)
  recommended (?:reading|articles|posts)
  more (?:from|like) .{1,30}
  comments
  share this(?: post| article)?
  参考(?:文献|资料|链接|来源)?
  引用(?:格式|本文)
  致谢
  关于(?:作者|我们)
  作者(?:简介|介绍)
  (?:往期|精彩|相关|推荐|延伸|猜你|更多)(?:精彩|推荐|回顾|文章|阅读|喜欢|内容)(?:回顾|推荐|文章|阅读)?`
const END_MATTER = new RegExp(String.raw`^[^\p{L}\p{N}]{0,3}${NAMES}[^\p{L}\p{N}]*$`, 'iu')

/** Whether a heading, in whatever guise, ends the text of a post: `References`, `About the author`, 往期精彩回顾. */
export function isEndMatter(heading: string): boolean {
  return heading.length <= HEADING_CHARACTERS_MAX && END_MATTER.test(toSimplified(heading))
}
