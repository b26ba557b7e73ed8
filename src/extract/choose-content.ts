import type { Block, Content } from '../article.ts'
import type { FeedItem } from '../feed.ts'

/** A feed that carries this share of what the page holds carries the post. */
const WHOLE_SHARE_MIN = 0.8
/** Weights are characters, Han counted 2.5 times. A shorter content may be a teaser, whoever sent it. */
const TEASER_WEIGHT_MAX = 600
/** A summary is believed to be the whole post only from here on. */
const SUMMARY_WEIGHT_MIN = 2_000
const HAN_WEIGHT = 2.5
/** The page is taken for its formulas when it has this many times those of the feed. */
const FORMULA_GAIN_MIN = 2
const TAIL_LENGTH = 120
const MORE =
  /(?:\[?(?:…|\.\.\.)\]?|\[?(?:read|view|see|learn|find out) (?:more|the (?:full|rest|whole)|full)(?: (?:article|post|story|entry|on|at|of|about)\b.{0,80})?|continue reading\b.{0,100}|keep reading|read on|full (?:article|story|post)|click here to (?:read|continue)\b.{0,60}|阅读全文|查看全文|继续阅读|阅读更多|阅读原文|查看原文|全文阅读|展开全文|点击(?:这里)?(?:阅读|查看).{0,20}|(?:続きを読む|もっと読む)|더 ?(?:보기|읽기))\s*[»›→>.。…]*\s*$/i

/** Whether the feed sent only a taste of the post, so that its page has to be read: nothing, little, or a text that breaks off. */
export function needsPage(content: Content | null, item: Pick<FeedItem, 'contentHtml'>): boolean {
  if (!content || content.text === '') return true
  if (breaksOff(content)) return true
  const enough = item.contentHtml === null ? SUMMARY_WEIGHT_MIN : TEASER_WEIGHT_MAX
  return weigh(content, enough) < enough
}

/**
 * Which content to keep of a post that came in its feed and was read from its page. The feed's is cleaner and wins when it
 * is whole; the page's when the feed breaks off, holds less than 80 % of it, or lost the formulas. Null when both are null.
 */
export function chooseContent(feed: Content | null, page: Content | null): Content | null {
  if (!feed || feed.text === '') return page ?? feed
  if (!page || page.text === '') return feed
  const [ours, theirs] = [weigh(feed), weigh(page)]
  if (ours < theirs * WHOLE_SHARE_MIN) return page
  const pageIsWhole = theirs >= ours * WHOLE_SHARE_MIN
  if (pageIsWhole && breaksOff(feed)) return page
  return pageIsWhole && page.formulas.length >= FORMULA_GAIN_MIN * Math.max(feed.formulas.length, 1)
    ? page
    : feed
}

function breaksOff({ blocks }: Content): boolean {
  const last = blocks.findLast(({ kind }) => kind !== 'code' && kind !== 'caption')
  return last !== undefined && MORE.test(wordsOf(last).slice(-TAIL_LENGTH))
}

/** What a content weighs; not read on from where it is `enough`. */
function weigh({ blocks }: Content, enough = Number.POSITIVE_INFINITY): number {
  let weight = 0
  for (const block of blocks) {
    if (weight >= enough) break
    const words = wordsOf(block)
    weight += words.length + (words.match(/\p{Script=Han}/gu)?.length ?? 0) * (HAN_WEIGHT - 1)
  }
  return weight
}

function wordsOf({ runs }: Block): string {
  return runs.map((run) => (typeof run === 'string' ? run : ' ')).join('')
}
