import { toWordKey } from '../to-word-key.ts'

/** What sites put between the title of a post and their own name. */
const SEPARATOR = /\s+(?:[|｜\-–—―•·»«:：/\\~∙]|::)+\s+/gu
/** Chinese titles need no spaces around `|` and `_`; others may hold `p(x|y)` and `torch_compile`. */
const HAN_SEPARATOR = /\s+(?:[|｜\-–—―•·»«:：/\\~∙]|::)+\s+|\s*[|｜_»]\s*/gu
const HAN = /\p{Script=Han}/u
/** Names of platforms that end the titles of all their pages. */
const PLATFORM =
  /^(?:知乎|知乎专栏|csdn|csdn博客|.*csdn博客|博客园|掘金|简书|稀土掘金|腾讯云开发者社区.*|腾讯云|阿里云开发者社区|segmentfault(?: 思否)?|思否|infoq|开源中国|oschina.*|51cto.*|少数派|机器之心|medium|substack|by .{2,40} medium|github|arxiv|hugging face|youtube|wikipedia|stack overflow)$/i
const NAME_WORDS_MAX = 5

/** What is known of the name of a site. */
export interface SiteNames {
  siteName: string | null
  host: string
}

/**
 * A page title without the name of its site: parts after the last separators that are `siteName`, a platform, the name of
 * the host, or short beside what stays; or a first part that is the site's name. A title of one part stays whole.
 */
export function stripSiteName(title: string, { siteName, host }: SiteNames): string {
  const parts = cutTitle(title)
  if (parts.length < 2) return title
  const isSite = (words: string): boolean => isNameOf(words, siteName, host)
  let end = parts.length
  while (end > 1 && isSite(parts[end - 1]?.words ?? '')) end -= 1
  if (end < parts.length) return title.slice(0, parts[end - 1]?.end)
  if (isSite(parts[0]?.words ?? '')) return title.slice(parts[1]?.start)
  return title
}

/** The same without knowing the site: the last part goes when it is short and what stays is longer. */
export function stripLastPart(title: string): string {
  const parts = cutTitle(title)
  const last = parts.at(-1)
  const rest = parts.at(-2)
  if (!last || !rest) return title
  const before = title.slice(0, rest.end)
  return countWords(last.words) <= NAME_WORDS_MAX && countWords(before) > countWords(last.words)
    ? before
    : title
}

/** The parts of a page title: the title itself, sections, the name of the site, in whatever order. */
export function splitTitle(title: string): string[] {
  return cutTitle(title).map(({ words }) => words)
}

interface Part {
  words: string
  start: number
  end: number
}

function cutTitle(title: string): Part[] {
  const parts: Part[] = []
  let start = 0
  for (const match of title.matchAll(HAN.test(title) ? HAN_SEPARATOR : SEPARATOR)) {
    if (match.index > start) parts.push({ words: title.slice(start, match.index), start, end: match.index })
    start = match.index + match[0].length
  }
  if (start < title.length) parts.push({ words: title.slice(start), start, end: title.length })
  return parts
}

function isNameOf(words: string, siteName: string | null, host: string): boolean {
  if (PLATFORM.test(words.trim())) return true
  const key = toWordKey(words)
  if (key === '') return false
  if (siteName !== null && key === toWordKey(siteName)) return true
  const name = toWordKey(host.replace(/^(?:www|blog|m|docs|news|en)\./, '').replace(/\.[a-z.]+$/i, ''))
  return (
    key.length > 2 &&
    (key === name ||
      key === toWordKey(host) ||
      (name.length > 3 &&
        (key === `the${name}` || name === `the${key}` || key === `${name}blog` || key === `${name}com`)))
  )
}

function countWords(words: string): number {
  return words.trim().split(/\s+/).length + (words.match(/\p{Script=Han}/gu)?.length ?? 0) / 2
}
