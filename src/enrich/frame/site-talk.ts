import { anyOf } from './any-of.ts'
import type { Notices } from './notices.ts'

/** What a site says to its visitors: its terms, that a post is a draft, how long it takes, where its rest is. */
export const SITE_TALK: Notices = {
  words: anyOf`
    privacy policy\b
    terms of (?:service|use)\b
    we use cookies\b
    affiliate links?\b
    earns? (?:a |an )?(?:affiliate )?commission\b
    check your inbox\b
    issue with the form\b
    (?:chapter|post|page|section|article) is (?:still |only )?(?:an? )?(?:early |rough )?(?:draft|work in progress|incomplete)\b
    \d+ ?(?:-| )?min(?:ute)?s?(?: |-)read\b
    (?:estimated )?reading time\b
    (?:read more|continue reading|click here to)\b`,
  chinese: [
    new RegExp(anyOf`
      ^提示：(?:文章写完后|这里可以添加|以下是本篇文章)
      话不多说
      阅读(?:时间|时长|量|数)\s*(?:约|大约|需|[:：])?\s*\d
      预计阅读
      阅读完需
      (?:全文|本文)(?:共|约)\s*\d+\s*字
      字数(?:统计)?\s*[:：]?\s*\d
      [约約]\s*\d+\s*分で読め
      (?:阅读|查看|展开)(?:全文|更多|原文)
      上一篇
      下一篇`),
  ],
  others: [/<iframe\b/i],
}
