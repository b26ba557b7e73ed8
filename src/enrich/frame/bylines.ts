import { anyOf } from './any-of.ts'

/** Few signs may stand before a byline. */
const START = String.raw`^[^\p{L}\p{N}]{0,3}`

/** How the frame of a post begins: a block or sentence that starts so, and is short, is none of its text. */
export const BYLINES: readonly RegExp[] = [
  new RegExp(
    START +
      anyOf`
    (?:by|posted (?:by|on|in|at)|published(?: by| on| in| at)?|written by|author(?:s|ed by)?|date|last (?:updated|modified|edited)(?: on)?|updated(?: on)?|created(?: on)?|translated by|edited by|reviewed by|photos? by|image (?:credit|source|by)|source|tags?|categor(?:y|ies)|filed under|topics?|keywords?|series|share(?: this| on)?|tweet|comments?|reading time|time to read|estimated|views?|likes?|doi|code|paper|demo|github|slides|video|colab|arxiv)\s*(?:[:：|｜—–]|$)
    (?:table of contents|contents|toc|outline|on this page|in this (?:article|post)|jump to|sections)[^\p{L}\p{N}]*(?:$|[:：]|\d)
    (?:disclaimer|(?:full )?disclosure|epistemic (?:status|effort)|scribe|lecturer|instructor|license|licence)s?\s*[:：]
    (?:share (?:this|on|via|with)|tweet this|like this|related (?:posts?|articles?)|you may also like|see also|相关(?:阅读|文章|推荐)|推荐阅读|延伸阅读|往期(?:推荐|精彩|回顾))`,
    'iu',
  ),
  new RegExp(
    START +
      anyOf`
    (?:[Bb]y|(?:[Pp]osted|[Ww]ritten|[Pp]ublished|[Tt]ranslated) by) \p{Lu}(?:[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,4}[^\p{L}\p{N}]*(?:$|[|·•,–—-])|[\p{L}'’]+[^\p{L}\p{N},.，。]*(?:$|[|·•–—]))
    (?:[Pp]osted|[Pp]ublished|(?:[Ll]ast )?[Uu]pdated|[Ll]ast [Mm]odified|[Cc]reated) (?:on |at |in )?(?:\p{Lu}[a-z]{2,8}\.? \d|\d{1,2} \p{Lu}|\d{4}|\p{Lu}[a-z]{2,8},? \d)`,
    'u',
  ),
]

/** The same in simplified characters. */
export const CHINESE_BYLINE = new RegExp(
  START +
    anyOf`
    (?:作者|编辑|译者|翻译|来源|责编|责任编辑|校对|整理|撰文|编译|排版|图源|出品|策划|作者单位|原文|原作者|本文作者|投稿|审稿|审校)\s*[|｜:：/·丨]
    (?:本文)?(?:翻译|编译|译|摘|整理)自(?![动己然身适带我注回监编])[^。！？]{1,60}$
    (?:文|图|译|编|图文|编译)\s*[|｜:：/·丨]\s*\S{1,20}$
    (?:发布|发表|更新|创建|修改|编辑|撰写|写作|最后更新|最后修改|最后编辑|上次更新|最近更新)(?:于|时间|日期|在)?\s*[:：]?\s*\d{4}
    (?:收录于|分类于|归档于|文章分类|分类|标签|专栏|系列|关键词|关键字|目录|文章目录|本文目录|内容目录|文章标签|个人分类|所属专栏)\s*(?:[:：][^。！？]*)?$
    (?:(?:论文|代码|项目|开源|数据集?|视频|官方|仓库|博客|演示|预印本)(?:地址|链接|主页|网址|题目|标题|名称)?|单位|机构|发表(?:会议|期刊|时间)|会议|期刊)\s*[:：]`,
  'u',
)

const ADDRESS = /^[^。！？]{0,24}https?:\/\/\S+$|^[^。！？]*[\w}]@[\w-]+\.[\w.]+[^。！？]*$/u

/** Whether a text is an address of any kind, with at most its label. */
export function isAddress(text: string): boolean {
  return (text.includes('@') || text.includes('://')) && ADDRESS.test(text)
}
