import { anyOf } from './any-of.ts'

/** What a site says to its visitors: its terms, that a post is a draft, how long it takes, where its rest is. */
export const SITE_TALK: readonly RegExp[] = [
  new RegExp(
    anyOf`
    \bprivacy policy\b
    \bterms of (?:service|use)\b
    \bwe use cookies\b
    \baffiliate links?\b
    \bearns? (?:a |an )?(?:affiliate )?commission\b
    \bcheck your inbox\b
    <iframe\b
    \bissue with the form\b
    ^提示：(?:文章写完后|这里可以添加|以下是本篇文章)
    话不多说`,
    'i',
  ),
  new RegExp(
    anyOf`
    \b(?:chapter|post|page|section|article) is (?:still |only )?(?:an? )?(?:early |rough )?(?:draft|work in progress|incomplete)\b`,
    'i',
  ),
  new RegExp(
    anyOf`
    阅读(?:时间|时长|量|数)\s*(?:约|大约|需|[:：])?\s*\d
    预计阅读
    阅读完需
    (?:全文|本文)(?:共|约)\s*\d+\s*字
    字数(?:统计)?\s*[:：]?\s*\d
    \b\d+ ?(?:-| )?min(?:ute)?s?(?: |-)read\b
    \b(?:estimated )?reading time\b
    [约約]\s*\d+\s*分で読め`,
    'i',
  ),
  new RegExp(
    anyOf`
    (?:阅读|查看|展开)(?:全文|更多|原文)
    \b(?:read more|continue reading|click here to)\b
    上一篇
    下一篇`,
    'i',
  ),
]
