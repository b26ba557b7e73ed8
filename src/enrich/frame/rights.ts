import { anyOf } from './any-of.ts'
import type { Notices } from './notices.ts'

/** Where a post stood first, who may repost it, and who translated or wrote it as a guest. */
export const RIGHTS: Notices = {
  words: anyOf`
    (?:this|the) (?:post|article|essay|piece|blog|text|story)[^.]{0,30} (?:originally|first|also|cross-?) ?(?:published|appeared|posted|available|written in)\b
    cross-?posted (?:from|on|to|at)\b
    (?:reposted|republished|reprinted) (?:from|with)\b
    download the full example code\b
    run this example in your browser\b`,
  chinese: [
    new RegExp(anyOf`
      转载(?:请|自|于|须|需|必须|时|本文|文章|声明|说明|授权|来源|链接|，|。|:|：)
      (?:请勿|禁止|谢绝|欢迎|不得|允许|申请)转载
      未经.{0,12}(?:许可|授权|允许|同意)`),
    new RegExp(anyOf`
      (?:首发|原载|同步发布|同步更新)(?:于|在|自)
      (?:原文|本文|文章)(?:链接|地址|出处|网址)
      (?:原文|本文|文章)(?:作者|来源)\s*[:：|]
      本文(?:翻译自|译自|转自|来自)
      (?:版权|著作权)(?:声明|归|所有|属于)
      (?:知识共享|创作共用)
      遵循.{0,12}(?:版权|许可|[Cc][Cc])`),
    new RegExp(anyOf`
      ^本文(?:是|为|系).{0,60}的(?:中文|英文)?(?:译文|翻译|译稿)
      ^本文由.{1,30}(?:翻译|编译|校对|整理)`),
  ],
  others: [
    new RegExp(
      anyOf`
      CC[ -]BY
      all rights reserved
      licensed under (?:a |the )?(?:cc\b|creative)`,
      'i',
    ),
    /^(?:originally|first) (?:published|posted|appeared) (?:on|at|in|by)\b/i,
    new RegExp(
      anyOf`
      ^[^\p{L}\p{N}]{0,3}(?:[Tt]ranslated (?:from (?:the )?(?:original )?|by )\p{Lu}|(?:[Tt]his|[Tt]he) (?:(?:post|article|essay|piece|blog|text|story|page) )?(?:is|was|has been) (?:a |an )?(?:\p{L}+ )?(?:[Tt]ranslat(?:ion of|ed (?:from|by))\b|guest (?:post|article)))
      ^[^\p{L}\p{N}]{0,3}(?:A )?[Gg]uest (?:post|article) (?:by|from) \p{Lu}`,
      'u',
    ),
  ],
}
