import type { AnyNode, Element } from 'domhandler'
import { isElement, toAncestors } from './dom-text.ts'
import type { Page } from './page.ts'
import { readStatedJson } from './stated-json.ts'

/** Letters of paragraphs beside each other that only an article has. */
const PROSE_LETTERS_MIN = 1_500
/** Shorter paragraphs are captions and buttons. */
const PARAGRAPH_LETTERS_MIN = 60
/** An article holds more of the page's prose than this; lists spread theirs over their posts. */
const PROSE_SHARE_MIN = 0.6
const ARTICLE_TYPE = /^(?:\w*Article|BlogPosting|Report|TechArticle)$/

/**
 * Whether a page is one post and not a list of them: it says so (Open Graph, schema.org, a single `article`), and most
 * of its prose stands in one place.
 */
export function isArticlePage(page: Page): boolean {
  const place = findProse(page)
  return place !== null && (isDeclared(page) || isInOnlyArticle(page, place))
}

/** The element whose paragraphs hold most of the page's prose; null when there is little, or it is spread. */
function findProse({ $ }: Page): Element | null {
  const letters = new Map<Element, number>()
  let total = 0
  for (const paragraph of $('p').toArray()) {
    const { parent } = paragraph
    const length = countLetters(paragraph)
    if (length < PARAGRAPH_LETTERS_MIN || !parent || !isElement(parent as AnyNode)) continue
    total += length
    letters.set(parent as Element, (letters.get(parent as Element) ?? 0) + length)
  }
  const [most] = [...letters].toSorted(([, a], [, b]) => b - a)
  return most && most[1] >= PROSE_LETTERS_MIN && most[1] >= total * PROSE_SHARE_MIN ? most[0] : null
}

function countLetters(node: AnyNode): number {
  if (node.type === 'text') return node.data.length
  return isElement(node) ? node.children.reduce((sum, child) => sum + countLetters(child), 0) : 0
}

function isDeclared(page: Page): boolean {
  const { $ } = page
  if (
    $('meta[property="og:type"]').attr('content') === 'article' ||
    $('[itemprop="articleBody"]').length === 1
  )
    return true
  return readStatedJson(page).some((value) => toTypes(value).some((type) => ARTICLE_TYPE.test(type)))
}

/** The types of a JSON-LD value and of the values beside it in a graph. */
function toTypes(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(toTypes)
  if (typeof value !== 'object' || value === null) return []
  const { '@type': type, '@graph': graph } = value as Record<string, unknown>
  return [
    ...[type].flat().filter((one) => typeof one === 'string'),
    ...(Array.isArray(graph) ? toTypes(graph) : []),
  ]
}

function isInOnlyArticle({ $ }: Page, place: Element): boolean {
  const around = [place, ...toAncestors(place)].filter(({ name }) => name === 'article')
  return around.length > 0 && $('article').length === around.length
}
