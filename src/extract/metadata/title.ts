import type { ChildNode, Element } from 'domhandler'
import { toHost } from '../../url.ts'
import { isElement, textOf } from '../dom.ts'
import type { Page } from '../page.ts'
import { toPlainWords } from '../plain-words.ts'
import { toWordKey } from '../to-word-key.ts'
import { type JsonObject, toWords } from './json-ld.ts'
import { type SiteNames, splitTitle, stripLastPart, stripSiteName } from './strip-site-name.ts'

const META_TITLES = [
  'citation_title',
  'og:title',
  'twitter:title',
  'parsely-title',
  'sailthru.title',
  'dc.title',
  'dcterms.title',
  'title',
  'headline',
]
/** Headings that are titles by their platform, before any other. */
const TITLE_SELECTORS = [
  '#activity-name',
  'h1.Post-Title',
  'h1.title-article',
  '#cb_post_title_url',
  'h1.article-title',
  'h1.post-title',
  'h1.entry-title',
  'h1.ltx_title_document',
  '[itemprop~="headline"]',
  'h1',
]
const FILE_NAME = /^\S+\.(?:ipynb|html?|md|rmd|qmd|py|txt|tex|pdf)$/i
const TITLE_LENGTH_MAX = 300
const SHARED_WORDS_MIN = 0.5
const SUBHEADINGS_MAX = 5
const ASIDE_TAGS = new Set(['button', 'svg', 'style', 'script'])
const ASIDE_CLASS = /(?:^|\s)(?:headerlink|anchor|sr-only|visually-hidden|screen-reader-text)(?:$|\s)/
const PERMALINK_SIGN = /[ \u00a0]?[¶#§]$/u

/**
 * The title of the post, without the site's name. In order of trust: the first heading that the title of the page or its
 * JSON-LD agrees with; the headline of JSON-LD; meta titles; `title`; any h1. Null when the page names none.
 */
export function readTitle(page: Page, linked: JsonObject | null, siteName: string | null): string | null {
  const site = { siteName, host: toHost(page.url) }
  const metas = META_TITLES.flatMap((name) => page.metas.get(name)?.[0] ?? []).map(toPlainWords)
  const headline = toTitle(toWords(linked?.headline ?? linked?.name))
  const headings = findHeadings(page)
  const pageTitle = page.title === null || isFileName(page, headings) ? null : toPlainWords(page.title)
  const stated = [headline, ...metas, pageTitle].filter(
    (title) => typeof title === 'string' && title !== '',
  ) as string[]
  const agreed = pickHeading({ headings, subheadings: findSubheadings(page) }, stated, site)
  const found = agreed ?? headline ?? metas[0] ?? pageTitle ?? headings[0] ?? null
  if (found === null) return null
  const stripped = stripSiteName(found, site)
  const isLoose = agreed === undefined && headline === null && stripped === found
  return isLoose || /\s[|｜]\s/.test(stripped) ? stripLastPart(stripped) : stripped
}

/** Whether the title of a page is the name of its file, and its only heading a better one: so with pages of notebooks. */
function isFileName(page: Page, headings: readonly string[]): boolean {
  if (headings.length !== 1) return false
  return FILE_NAME.test(page.title ?? '') || page.find('body.jp-Notebook, body > #notebook').length > 0
}

interface Headings {
  headings: readonly string[]
  subheadings: readonly string[]
}

/** The heading that is a part of a stated title, the earliest part first; else one that shares most words with it. */
function pickHeading(
  { headings, subheadings }: Headings,
  stated: readonly string[],
  site: SiteNames,
): string | undefined {
  for (const title of stated) {
    const parts = splitTitle(title).filter(
      (part) => site.siteName === null || toWordKey(part) !== toWordKey(site.siteName),
    )
    for (const [index, part] of [title, ...parts].entries()) {
      const exact = findSame(headings, part) ?? (index === 1 ? findSame(subheadings, part) : undefined)
      if (exact) return exact
    }
  }
  return headings.find((heading) =>
    stated.some((title) => agrees(heading, stripSiteName(title, site), site.siteName)),
  )
}

function findSame(headings: readonly string[], title: string): string | undefined {
  const key = toWordKey(title)
  return key === '' ? undefined : headings.find((heading) => toWordKey(heading) === key)
}

/** Books print their own name as h1 and the title of the chapter below; only exact agreement picks one of these. */
function findSubheadings(page: Page): string[] {
  return page
    .find('h2')
    .slice(0, SUBHEADINGS_MAX)
    .flatMap((heading) => toTitle(readHeading(heading)) ?? [])
}

function findHeadings(page: Page): string[] {
  const headings: string[] = []
  for (const selector of TITLE_SELECTORS) {
    for (const element of page.find(selector)) {
      const words = toTitle(readHeading(element))
      if (words && !headings.includes(words)) headings.push(words)
    }
  }
  return headings
}

/** A heading without its permalink signs, buttons and what is only for screen readers. */
function readHeading(heading: Element): string {
  const words = heading.attribs.content ?? heading.children.map(readPart).join('')
  return words
    .slice(0, TITLE_LENGTH_MAX * 4)
    .trim()
    .replace(PERMALINK_SIGN, '')
}

function readPart(node: ChildNode): string {
  if (!isElement(node)) return textOf(node)
  if (node.name === 'br') return ' '
  return ASIDE_TAGS.has(node.name) || ASIDE_CLASS.test(node.attribs.class ?? '') ? '' : textOf(node)
}

function toTitle(words: string | null | undefined): string | null {
  if (!words) return null
  const title = toPlainWords(words)
  return title === '' || title.length > TITLE_LENGTH_MAX ? null : title
}

/** Whether a heading says what a stated title says: one holds the other, or they share most words. */
function agrees(heading: string, title: string, siteName: string | null): boolean {
  const own = toWordSet(heading)
  const other = toWordSet(title)
  if (own.size === 0 || other.size === 0) return false
  if (siteName !== null && heading.toLowerCase() === siteName.toLowerCase() && own.size < other.size)
    return false
  let shared = 0
  for (const word of own) if (other.has(word)) shared += 1
  return shared / own.size >= SHARED_WORDS_MIN && shared / other.size >= SHARED_WORDS_MIN
}

function toWordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [])
}
