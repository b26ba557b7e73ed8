import { anyOf } from './any-of.ts'

/** What asks readers to follow, subscribe, share or pay. */
export const FOLLOWING: readonly RegExp[] = [
  new RegExp(anyOf`
    点击(?:上方|下方|蓝字|关注|阅读原文)
    (?:关注|订阅)(?:我们|公众号|本号|本公众号|我的|该公众号)
    公众号[:：“「]
    (?:扫码|扫描|长按).{0,12}(?:关注|识别|二维码|加入|添加)
    (?:设为|加个?|置顶)星标
    加(?:入|我).{0,8}(?:交流群|微信群|QQ群)
    (?:后台|公众号)回复
    (?:欢迎|记得|顺手|请|求|帮忙|麻烦).{0,8}(?:点赞|在看|三连)
    点个赞
    一键三连
    求关注
    不迷路
    (?:按|点)[赞讚][、，,]?(?:分享|收藏|在看|订阅)`),
  new RegExp(
    anyOf`
    \bsubscribe (?:to (?:our|my|the (?:newsletter|blog|channel|feed))|now|here|below|via)\b
    \bsign up (?:for (?:our|my|the|free)|now|here|below)\b
    \bfollow (?:me|us) (?:on|at)\b
    \bjoin (?:our|my|the) (?:discord|slack|newsletter|mailing list)\b
    \bsupport (?:me|us) on (?:patreon|ko-?fi)\b
    \bbuy me a coffee\b
    \byour browser does not support\b
    \bskip to (?:main )?content\b
    \benable javascript\b
    \blisten to (?:this|the) (?:article|post)\b`,
    'i',
  ),
  new RegExp(
    anyOf`
    ^thanks for reading\b
    \bsubscribe for free\b
    \bif you haven.t (?:yet )?subscribed\b
    \bjoin(?:ed)? (?:us|[\d,]+k?\+? )
    \bpa(?:id|ying) (?:subscriber|member)s?\b
    \bmember-only\b
    \bnot a (?:medium |paying )?member\?
    \bread (?:this|it) for free\b`,
    'i',
  ),
  new RegExp(
    anyOf`
    \bsubscribe to (?:get|receive|have|read)\b
    \bif you(?:.re| are) new here\b
    \bthank(?:s| you) to (?:our|(?:this|today).{0,8}) (?:sponsors?|partners?|patrons|supporters)\b
    ^this .{0,12}\b(?:post|article|issue|edition|episode|newsletter|week|month|video|blog) (?:is|was) (?:sponsored|brought to you) by\b
    \bshare (?:this|it) .{0,20}with (?:a friend|your (?:friends|colleagues|network))\b
    \bview .{0,20}in (?:your )?browser\b
    \blisten (?:to (?:it|this|us|the)\b.{0,24} |now |also )?on (?:spotify|apple podcasts?|youtube)\b
    \bwe(?:.re| are) hiring\b
    \bour (?:careers? page|open (?:roles|positions))\b
    \bif you (?:find|spot|notice|see) (?:an?y? )?(?:mistake|error|typo)s?\b.{0,40}\b(?:this (?:post|article|page)|please|let (?:me|us)|feel free|hesitate|contact|e-?mail)\b
    \b(?:views|opinions)(?: expressed)?(?: here)? are (?:my own|mine)\b`,
    'i',
  ),
  new RegExp(anyOf`
    同步发表[于在]
    (?:本文|文章|此文).{0,6}(?:同时|还|也)发表[于在]
    干货.{0,4}第一时间
    (?:点个|(?:^|[，,、！!])点)(?:在看|关注|收藏|转发)
    文末.{0,6}(?:福利|赠书|送书|抽奖)
    (?:前.{0,2}[篇章节期]|上一?[篇章节期])(?:文章)?(?:请看|请见|参见|链接|传送门)
    ^(?:感谢|谢谢)(?:大家|各位|您|你)?的?(?:耐心)?(?:阅读|观看|收看|关注)`),
]
