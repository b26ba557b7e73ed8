import { anyOf } from './any-of.ts'
import type { Notices } from './notices.ts'

/** What asks readers to follow, subscribe, share or pay. */
export const FOLLOWING: Notices = {
  words: anyOf`
    subscribe (?:to (?:our|my|the (?:newsletter|blog|channel|feed))|now|here|below|via)\b
    sign up (?:for (?:our|my|the|free)|now|here|below)\b
    follow (?:me|us) (?:on|at)\b
    join (?:our|my|the) (?:discord|slack|newsletter|mailing list)\b
    support (?:me|us) on (?:patreon|ko-?fi)\b
    buy me a coffee\b
    your browser does not support\b
    skip to (?:main )?content\b
    enable javascript\b
    listen to (?:this|the) (?:article|post)\b
    subscribe for free\b
    if you haven.t (?:yet )?subscribed\b
    join(?:ed)? (?:us|[\d,]+k?\+? )
    pa(?:id|ying) (?:subscriber|member)s?\b
    member-only\b
    not a (?:medium |paying )?member\?
    read (?:this|it) for free\b
    subscribe to (?:get|receive|have|read)\b
    if you(?:.re| are) new here\b
    thank(?:s| you) to (?:our|(?:this|today).{0,8}) (?:sponsors?|partners?|patrons|supporters)\b
    share (?:this|it) .{0,20}with (?:a friend|your (?:friends|colleagues|network))\b
    view .{0,20}in (?:your )?browser\b
    listen (?:to (?:it|this|us|the)\b.{0,24} |now |also )?on (?:spotify|apple podcasts?|youtube)\b
    we(?:.re| are) hiring\b
    our (?:careers? page|open (?:roles|positions))\b
    if you (?:find|spot|notice|see) (?:an?y? )?(?:mistake|error|typo)s?\b.{0,40}\b(?:this (?:post|article|page)|please|let (?:me|us)|feel free|hesitate|contact|e-?mail)\b
    (?:views|opinions)(?: expressed)?(?: here)? are (?:my own|mine)\b`,
  chinese: [
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
    new RegExp(anyOf`
      同步发表[于在]
      (?:本文|文章|此文).{0,6}(?:同时|还|也)发表[于在]
      干货.{0,4}第一时间
      (?:点个|(?:^|[，,、！!])点)(?:在看|关注|收藏|转发)
      文末.{0,6}(?:福利|赠书|送书|抽奖)
      (?:前.{0,2}[篇章节期]|上一?[篇章节期])(?:文章)?(?:请看|请见|参见|链接|传送门)
      ^(?:感谢|谢谢)(?:大家|各位|您|你)?的?(?:耐心)?(?:阅读|观看|收看|关注)`),
  ],
  others: [
    new RegExp(
      anyOf`
      ^thanks for reading\b
      ^this .{0,12}\b(?:post|article|issue|edition|episode|newsletter|week|month|video|blog) (?:is|was) (?:sponsored|brought to you) by\b`,
      'i',
    ),
  ],
}
