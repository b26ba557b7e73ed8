import { parseDate } from '../date.ts'
import type { StatedDate } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import type { Elements } from './page.ts'
import { foldSpaces } from './plain-text.ts'

/** Words of links that lead to a post without naming it. */
const READ_MORE =
  /^(?:(?:continue |keep )?read(?:ing)?(?: more| on| the (?:full )?(?:post|article|story)| article| post)?|more|learn more|view(?: post| more)?|see more|link|permalink|post link(?: to.*)?|阅读(?:全文|更多|原文)|查看(?:全文|更多|详情)|继续阅读|全文|更多|详情|原文|続きを読む|もっと見る|더 ?보기)[\s.:…»›→>|]*$/i
/** Longer texts are not dates, though they may hold one. */
const DATE_CHARACTERS_MAX = 60
/** Elements looked at for a date that nothing marks. */
const DATE_CANDIDATES_MAX = 40
/** `/2026/11/03/` or `/2026-11-03-` in an address. */
const DATE_IN_ADDRESS = /\/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-])/
const DATED =
  '[class*="date" i], [class*="time" i], [class*="publish" i], [class*="meta" i], [itemprop*="date" i]'
const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"], [itemprop="headline"]'
const TITLED = '[class*="title" i], [class*="headline" i], strong'

/** Text of an element on one line; null when there is none. */
export function readLine(element: Elements): string | null {
  return foldSpaces(element.text()) || null
}

/** The title that a card shows: its heading, else the words of its link, unless these only say "read more". */
export function findTitle(card: Elements, link: Elements): string | null {
  const words = readLine(link)
  const isTelling = words !== null && !READ_MORE.test(words)
  const inLink = readLine(link.find(HEADINGS).first())
  const heading = inLink ?? readLine(card.find(HEADINGS).first())
  if (heading && !READ_MORE.test(heading)) return heading
  if (isTelling && link.children().length === 0) return words
  const titled =
    readLine(link.find(TITLED).first()) ?? (isTelling ? null : readLine(card.find(TITLED).first()))
  const said = link.attr('title') ?? link.attr('aria-label') ?? link.find('img').attr('alt')
  return titled ?? (isTelling ? words : foldSpaces(said ?? '') || null)
}

/** The date that a card shows: a `time` element, what is marked as a date, a short text that is one, its address. */
export function findDate(card: Elements, url: string | null): StatedDate | null {
  const time = card.find('time').first()
  const marked = [
    time.attr('datetime'),
    time.text(),
    card.find('[datetime]').attr('datetime'),
    card.find('[itemprop="datePublished"]').attr('content'),
  ]
  for (const text of marked) {
    const date = text ? parseDate(text) : null
    if (date) return date
  }
  return (
    findUnmarkedDate(card.find(DATED)) ??
    findUnmarkedDate(card.find('*')) ??
    readOwnDate(card) ??
    toAddressDate(url)
  )
}

function findUnmarkedDate(elements: Elements): StatedDate | null {
  const candidates = elements.slice(0, DATE_CANDIDATES_MAX)
  for (let index = 0; index < candidates.length; index++) {
    const element = candidates.eq(index)
    if (element.is(HEADINGS)) continue
    const date = readOwnDate(element)
    if (date) return date
  }
  return null
}

/** A date in the text that stands directly in the element, not in its children; a year alone is too little. */
function readOwnDate(element: Elements): StatedDate | null {
  const own = element
    .contents()
    .toArray()
    .map((node) => (node.type === 'text' ? node.data : ' '))
  for (const piece of own) {
    const text = foldSpaces(piece)
    if (text.length < 6 || text.length > DATE_CHARACTERS_MAX || !/\d/.test(text)) continue
    const date = parseDate(text)
    if (date) return date
  }
  return null
}

function toAddressDate(url: string | null): StatedDate | null {
  const parts = DATE_IN_ADDRESS.exec(url ?? '')
  return parts && parseDate(parts.slice(1).join('-'))
}

const LAZY_SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'src']

/** The first picture of a card, unwrapped from the addresses of image servers. */
export function findImage(card: Elements, base: string): string | null {
  const image = card.find('img').first()
  for (const attribute of LAZY_SOURCES) {
    const url = resolveUrl(image.attr(attribute), base)
    if (url) return unwrapImage(url)
  }
  return resolveUrl(image.attr('srcset')?.trim().split(/[\s,]/)[0], base)
}

/** Next.js serves `/_next/image?url=…&w=…`: what it wraps is the picture. */
export function unwrapImage(url: string): string {
  const { pathname, searchParams } = new URL(url)
  const inner = pathname.endsWith('/_next/image') ? searchParams.get('url') : null
  return resolveUrl(inner, url) ?? url
}
