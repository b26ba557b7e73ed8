import { isPaperAddress } from '../paper.ts'
import { resolveUrl } from '../url.ts'
import { toDocumentKey } from './story.ts'

/** Such notices stand at the start or the end of a post; this much of its html is looked at there, characters. */
const WINDOW_CHARACTERS = 3000
/** How far behind its notice a link may stand, characters of html. */
const REACH_CHARACTERS = 240

/**
 * Words after which a post links its original, or that are that link; the last Chinese ones are what Zhihu puts to a copy.
 * 自 is no "from" in 自动, 自监督 and their like.
 */
const NOTICE =
  /(?<!论文的?|文献的?|論文的?|文獻的?)原文(?:链接|連結|地址|网址|出处|标题|：|:|(?:发|發)表(?:于|於|在)|请?见|請?見)|最初(?:发|發)(?:表|布)?(?:于|於|在)|(?:英文|查看|阅读|閱讀)原文|原载(?:于|自)?|首(?:发|發)(?:于|於|在)|(?:转载|轉載|转|译|譯|翻译|翻譯|编译|編譯|搬运|摘|选|選)自(?![动動己然身适適带帶我注回监監编編])|(?:转载|轉載)[：:]|(?:文章|本文)(?:来源|出处)|作者[:：][^<>]{1,40}(?:<br[^>]{0,3}>\s?|<\/p>\s?<p>)?链接[:：]|\b(?:originally|first) (?:published|posted|appeared|written)\b|\bappeared (?:first|originally) (?:on|at|in)\b|\b(?:cross-?posted|re-?post(?:ed)?|republished|reprinted|syndicated|translated|adapted|excerpted) (?:with permission )?from\b|\btranslation of\b|\boriginal(?:: ?| (?:(?:english|chinese) )?(?:article|post|version|source|link|url|text)\b)|\blinkpost(?: for\b|: ?)|\bread the (?:original|full (?:article|post|story))\b|\bcontinue reading\b/giu
/**
 * Parts of all notices that hardly anything else holds: quicker to look for, and most posts have none. English ones by a
 * letter that few words have, looking back from there; Chinese ones for themselves, or both are slow.
 */
const ENGLISH_SIGN =
  /f(?:rom(?<=(?:re-?post|ed|ed with permission) from)|irst(?: (?:published|posted|appeared|written)|(?<=appeared first))|ull (?<=the full )|(?<=translation of))|g(?:(?<=orig)inal|(?<=continue reading))|k(?<=link)post/iu
const CHINESE_SIGN = /原[文载]|(?:首|最初)[发發]|[载載转轉译譯运摘选選]自|[转轉][载載][：:]|来源|出处/u
/** Of these notices, those that say that the post gives the words of the other in its own language. */
const TRANSLATION = /^(?:译|譯|翻译|翻譯|编译|編譯|translat)/iu
/** Words before a link that make it what the post answers, not where it stood. */
const ANSWERED =
  /\b(?:in (?:reply|response|answer)|(?:repl(?:y|ies)|responses?|answers?|comments?|rebuttals?|reactions?|follow-?ups?|sequels?|companions?|supplements?)) (?:to|on|of|for)\b|(?:回复|回應|回应|评论|評論)(?:了|于)?/iu
const LINK = /<a\s[^>]*?href="([^"]+)"|\b(https?:\/\/[^\s<>"'，。；、）)】」]+)/iu
/** What WordPress puts under each post of its feeds: the link stands before the words. */
const APPENDED =
  /\bThe post\s*<a\s[^>]*?href="([^"]+)"[^>]*>.{0,300}?<\/a>\s*(?:first appeared|appeared first) on\b/isu

/**
 * The address that a post names as its original's (`原文链接：…`, `Originally published at …`), absolute; null where it
 * names none, or several: then it is a list of links.
 * A paper is named by its translation alone: notes on it cite it as their `原文` too. `url` is where the post itself stands.
 */
export function findOriginalLink({ html, url }: { html: string; url: string }): string | null {
  const own = toDocumentKey(url)
  const named = new Map<string, string>()
  for (const part of toWindows(html)) {
    for (const href of listNamed(part)) {
      const target = resolveUrl(href.replaceAll('&amp;', '&'), url)
      const key = target && toDocumentKey(target)
      if (target && key && key !== own && !named.has(key)) named.set(key, target)
    }
  }
  const [only, ...others] = named.values()
  return others.length === 0 ? (only ?? null) : null
}

function toWindows(html: string): string[] {
  if (html.length <= 2 * WINDOW_CHARACTERS) return [html]
  return [html.slice(0, WINDOW_CHARACTERS), html.slice(-WINDOW_CHARACTERS)]
}

function listNamed(html: string): string[] {
  if (!ENGLISH_SIGN.test(html) && !CHINESE_SIGN.test(html)) return []
  const appended = APPENDED.exec(html)?.[1]
  if (appended) return [appended]
  return [...html.matchAll(NOTICE)].flatMap((notice) => {
    const end = notice.index + notice[0].length
    const open = html.lastIndexOf('<a ', notice.index)
    const isInLink = open > html.lastIndexOf('</a>', notice.index)
    const found = LINK.exec(isInLink ? html.slice(open, end) : toReach(html, end))
    const href = found?.[1] ?? found?.[2]
    if (!found || !href || (!isInLink && ANSWERED.test(html.slice(end, end + found.index)))) return []
    return isPaperAddress(href) && !TRANSLATION.test(notice[0]) ? [] : [href]
  })
}

/** What follows a notice, to the end of its block. */
function toReach(html: string, from: number): string {
  const reach = html.slice(from, from + REACH_CHARACTERS)
  return reach.split(/<\/(?:p|li|blockquote|div|h\d)>/iu, 1)[0] ?? reach
}
