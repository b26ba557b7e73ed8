import type { CheerioAPI } from 'cheerio/slim'
import type { Document, Element } from 'domhandler'
import { resolveUrl } from '../url.ts'
import { textOf, walkElements } from './dom.ts'
import { createFinder } from './find-elements.ts'
import { type JsonObject, parseJsonLd } from './metadata/json-ld.ts'

/** Longer values are cut before anything reads them. Characters. */
const META_LENGTH_MAX = 10_000
const TITLE_LENGTH_MAX = 1_000

/** A `link` of the head. `rel` in lower case. */
export interface PageLink {
  rel: string
  href: string
  type: string
}

/** A parsed page with what is asked of it often, gathered in one walk. */
export interface Page {
  $: CheerioAPI
  root: Document
  /** The address that answered. */
  url: string
  /** What relative addresses are resolved against: `base href` or the address. */
  base: string
  /** Contents of `meta` by name, property or itemprop in lower case, in page order, none empty. */
  metas: Map<string, string[]>
  links: PageLink[]
  /** Every object of JSON-LD scripts, nested ones after the one that holds them. */
  linkedData: JsonObject[]
  /** The text of `title`. */
  title: string | null
  /** The `lang` of the page. */
  language: string | null
  /** Texts of inline scripts, for platforms that say things only there. */
  scripts: string[]
  /** Elements that a selector of our own tables matches, in page order, quickly (see `createFinder`). */
  find: (selector: string) => Element[]
}

/** Walks a parsed page once and gathers its metadata and an index of its elements. */
export function indexPage($: CheerioAPI, url: string): Page {
  const root = $.root()[0] as Document
  const elements: Element[] = []
  const page: Page = {
    $,
    root,
    url,
    base: url,
    metas: new Map(),
    links: [],
    linkedData: [],
    title: null,
    language: null,
    scripts: [],
    find: createFinder($, elements),
  }
  walkElements(root, (element) => {
    elements.push(element)
    READERS[element.name]?.(page, element)
    return element.name !== 'svg'
  })
  return page
}

const READERS: Record<string, (page: Page, element: Element) => void> = {
  meta(page, { attribs }) {
    const content = attribs.content?.slice(0, META_LENGTH_MAX).trim()
    const name = attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv']
    if (!content || !name) return
    for (const key of name.toLowerCase().trim().split(/\s+/)) {
      const values = page.metas.get(key)
      if (values) values.push(content)
      else page.metas.set(key, [content])
    }
  },
  link(page, { attribs }) {
    const { rel, href, type } = attribs
    if (rel && href) page.links.push({ rel: rel.toLowerCase(), href, type: type ?? '' })
  },
  base(page, { attribs }) {
    if (page.base === page.url) page.base = resolveUrl(attribs.href, page.url) ?? page.url
  },
  html(page, { attribs }) {
    page.language ??= attribs.lang || attribs['xml:lang'] || null
  },
  title(page, element) {
    page.title ??= textOf(element).slice(0, TITLE_LENGTH_MAX).replace(/\s+/g, ' ').trim() || null
  },
  script(page, element) {
    const type = element.attribs.type ?? ''
    if (/ld\+json/i.test(type)) page.linkedData.push(...parseJsonLd(textOf(element)))
    else if (element.attribs.src === undefined && (type === '' || type === 'text/javascript'))
      page.scripts.push(textOf(element))
  },
}
