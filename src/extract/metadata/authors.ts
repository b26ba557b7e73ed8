import type { Element } from 'domhandler'
import { toHost } from '../../url.ts'
import { lineOf } from '../dom.ts'
import type { Page } from '../page.ts'
import { toWordKey } from '../to-word-key.ts'
import type { ZoneLine } from './byline-zone.ts'
import type { FrontMatter } from './front-matter.ts'
import { type JsonObject, resolveReference, toList, toWords } from './json-ld.ts'
import { splitNames, toName, toNames } from './people.ts'
import { readPersonNames } from './person-names.ts'
import { findZoneAuthor } from './zone-author.ts'

const META_AUTHORS = [
  'citation_author',
  'citation_authors',
  'parsely-author',
  'dc.creator',
  'dcterms.creator',
  'sailthru.author',
  'author',
  'byl',
  'article:author',
  'og:article:author',
  'article.author',
  'twitter:creator_name',
]

/** Where platforms and themes print the author, the surest first. */
const AUTHOR_SELECTORS = [
  '#js_author_name, #js_name', // WeChat
  '.Post-Author .AuthorInfo-name, .AuthorInfo-name .UserLink-link', // Zhihu
  '.follow-nickName', // CSDN
  '.author-info-block .author-name .name, .author-info-block .username', // Juejin
  '.postDesc a[href*="cnblogs"]', // cnblogs
  'd-byline .author, d-byline .name, .authors .author .name', // Distill
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '.post-header [rel~="author"], .entry-header [rel~="author"], article header [rel~="author"], .byline [rel~="author"], .post-meta [rel~="author"], .entry-meta [rel~="author"]',
  '.vcard .fn, .p-author, .byline .author, .byline-name, .author-name, .post-author-name, .article-author, .post-author, .entry-author, .c-byline__author, .author__name, .authorName, .byline__name',
  '[rel~="author"], .the-author, .author a[href*="author"], .author .name, .author-info .author-name, .wp-block-post-author__name',
]
const LAST_SELECTOR =
  '.byline, .by-line, .post-byline, .author, .contributor-name, .post-author-wrapper, .author-line'

export interface AuthorSources {
  page: Page
  front: FrontMatter | null
  linked: JsonObject | null
  zone: readonly ZoneLine[]
  siteName: string | null
}

/**
 * Who wrote the post, in the order stated. In order of trust: the front matter of Distill; JSON-LD of the article; meta tags (`citation_author` … );
 * "Written by" of Twitter cards; what platforms, microdata and themes print; the by-line near the heading. A source that
 * only names the site gives way to one that names somebody. Empty when nobody is named.
 */
export function readAuthors({ page, front, linked, zone, siteName }: AuthorSources): string[] {
  const sources = [
    () => toNames(front?.authors ?? []),
    () => readLinked(linked, page.linkedData),
    () => readMetas(page),
    () => readCard(page),
    () => readPersonNames(page),
    ...AUTHOR_SELECTORS.map((selector) => () => readPrinted(page, selector)),
    () => findZoneAuthor(zone),
    () => readPrinted(page, LAST_SELECTOR),
  ]
  let site: string[] = []
  for (const read of sources) {
    const names = read()
    if (names.length === 0) continue
    if (!names.every((name) => isSite(name, siteName, page.url))) return names
    if (site.length === 0) site = names
  }
  return site
}

function isSite(name: string, siteName: string | null, url: string): boolean {
  const key = toWordKey(name)
  const host = toWordKey(toHost(url).replace(/^www\./, ''))
  return key === toWordKey(siteName ?? '') || key === host || (key.length > 3 && host.startsWith(key))
}

function readLinked(linked: JsonObject | null, all: readonly JsonObject[]): string[] {
  const authors = toList(linked?.author ?? linked?.creator).map((author) => resolveReference(author, all))
  return toNames(authors.flatMap((author) => toWords(author) ?? []).flatMap(splitNames))
}

function readMetas(page: Page): string[] {
  for (const key of META_AUTHORS) {
    const names = toNames(
      (page.metas.get(key) ?? []).flatMap((value) =>
        key === 'citation_authors' ? value.split(';') : splitNames(value),
      ),
    )
    if (names.length > 0) return names.map(toGivenFirst)
  }
  return []
}

/** Citation tags write "Family, Given". */
function toGivenFirst(name: string): string {
  const [, family, given] = /^([^,]+), ([^,]+)$/.exec(name) ?? []
  return family && given ? `${given} ${family}` : name
}

/** `twitter:label1` "Written by", `twitter:data1` the name: what WordPress plug-ins write. */
function readCard(page: Page): string[] {
  const label = page.metas.get('twitter:label1')?.[0] ?? ''
  return /written by|verfasst von|作者|escrito por|écrit par/i.test(label)
    ? toNames(page.metas.get('twitter:data1') ?? [])
    : []
}

function readPrinted(page: Page, selector: string): string[] {
  const elements = page.find(selector)
  const [first] = elements
  if (!first) return []
  // Authors of one post stand together; later ones are of comments and related posts.
  const together = elements.filter((element) => element === first || isNear(first, element))
  return toNames(together.flatMap((element) => splitNames(toName(readName(element)) ?? '')))
}

function readName(element: Element): string {
  const words = element.attribs.content ?? lineOf(element)
  return words.length > 120 ? '' : words
}

function isNear(first: Element, other: Element): boolean {
  return other.parent === first.parent || other.parent?.parent === first.parent?.parent
}
