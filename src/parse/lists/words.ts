/** Words of links that lead to a post without naming it. */
const READ_MORE =
  /^[[(（]?(?:(?:continue |keep )?read(?:ing)?(?: more| on| the (?:full )?(?:post|article|story)| article| post|\b.{0,4}more\b.*)?|more|learn more.*|details?|view(?: post| more| article)?|see more|link|permalink|post link(?: to.*)?|full (?:text|article|story)|comments?|\d+ (?:comments?|likes?|views?|replies)|leave a (?:comment|reply)|share|reply|pdf|html|abs|code|slides|video|bibtex|cite|[-–—]?\s*阅读(?:全文|更多|原文|剩余部分).*|查看(?:全文|更多|详情|原文)|继续阅读|全文|更多|详情|原文|评论|暂无评论|\d+\s*(?:条)?(?:评论|回复|阅读|浏览|赞)|没有评论|分享|转发|続きを読む|もっと見る|더 ?보기)[\s.:…»›→>|\])）&;-]*$/i
/** How long reading takes, and how often it was done. */
const MEASURE =
  /^(?:about |约\s?|大约\s?|全文\s?|本文\s?)?[\d,.]+\s?[kKmM万]?\s*(?:(?:mins?|minutes?|secs?|h|hours?|words?|views?|likes?|claps?|comments?)\b|分钟?|个?字|次|阅读).{0,12}$/i
const RELATIVE =
  /^(?:.{0,12}\s)?(?:(?:about |over )?(?:an?|\d+)\s?(?:s|sec(?:ond)?s?|m|mins?|minutes?|h|hours?|hrs?|d|days?|w|weeks?|mo|months?|y|years?)(?: ago|\b$)|yesterday|today|just now)|\d+\s*(?:秒|分钟|小时|天|日|周|星期|个月|月|年)(?:之?前)|昨[天日]|前天|今天|刚刚/i

/** Whether a text may name a post: it does not only say "read more", how long that takes, or how much it was liked. */
export function isTelling(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !READ_MORE.test(text) && !MEASURE.test(text)
}

/** Whether a text tells a time by its distance from now. */
export function isRelative(text: string): boolean {
  return text.length <= 40 && RELATIVE.test(text)
}

/** Words of spaced scripts; two characters of Chinese or Japanese count as one. */
export function countWords(text: string): number {
  const characters = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return characters > 0 ? characters / 2 + words - 1 : words
}
