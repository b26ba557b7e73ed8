import type { AnyNode, Element } from 'domhandler'
import { resolveUrl } from '../../url.ts'
import { isPostAddress, isUnusualPostAddress, namesPost } from '../post-address.ts'
import { createAsideTest } from './asides.ts'
import { isElement, isInline, readLine, toAncestors, toStep } from './dom-text.ts'
import type { Page } from './page.ts'
import { createPostKeys } from './post-keys.ts'
import { isTelling } from './words.ts'

/** Links of a page that are looked at. */
const LINKS_MAX = 5_000
/** Ancestors that make up the path by which links are alike. */
const PATH_LEVELS = 7
/** So many letters before a link, in the same paragraph, make it a part of a sentence. */
const PROSE_LETTERS_MIN = 15

/** A link of a page that may lead to a post. */
export interface PostLink {
  element: Element
  url: string
  /** Equal for links that lead to the same post. */
  key: string
  /** Tags and classes of it and what it stands in: links of one list share it. */
  path: string
  /** Whether it stands in the middle of a sentence. */
  isProse: boolean
  /** Whether it stands in a row that carries other classes than the rows beside it. */
  isOdd: boolean
}

export interface PostLinks {
  links: PostLink[]
  /** The post that a link leads to; null for what leads to no page. */
  keyOf: (link: Element) => string | null
}

/**
 * The links of a page that may lead to posts, in order; those of menus, footers and the like are left out. `unusual` takes
 * those too whose addresses are mostly not of posts: files, parts of a series.
 */
export function findPostLinks(page: Page, unusual = false): PostLinks {
  const { $, url: pageUrl, base } = page
  const isAside = createAsideTest(page)
  const candidates = $('a[href]')
    .slice(0, LINKS_MAX)
    .toArray()
    .flatMap((element) => {
      const url = resolveUrl(element.attribs.href, base)
      if (!url) return []
      const isUsual = !isSamePage(url, pageUrl) && isPostAddress(url)
      return isUsual || (unusual && isUnusualPostAddress(url)) ? [{ element, url }] : []
    })
  const keys = createPostKeys(candidates.map(({ url }) => url))
  const links = candidates.flatMap(({ element, url }) => {
    const ancestors = [element, ...toAncestors(element)]
    if (ancestors.some(isAside) || isInSiteHeader(ancestors)) return []
    const path = ancestors.slice(0, PATH_LEVELS).map(toPathStep).join('<')
    return [
      {
        element,
        url: keys.toAddress(url),
        key: keys.toKey(url),
        path,
        isProse: isTelling(readLine(element) ?? '') && isInProse(element),
        isOdd: false,
      },
    ]
  })
  const known = new Map<Element, string | null>()
  const keyOf = (link: Element) => {
    const kept = known.get(link)
    if (kept !== undefined) return kept
    const url = resolveUrl(link.attribs.href, base)
    const key = url && keys.toKey(url)
    known.set(link, key)
    return key
  }
  return { links, keyOf }
}

/** Other pages, filters and orders of the list, unless a number names a post. */
function isSamePage(url: string, pageUrl: string): boolean {
  const [link, page] = [new URL(url), new URL(pageUrl)]
  if (link.origin !== page.origin || trim(link.pathname) !== trim(page.pathname)) return false
  if (/[?&](?:s|r|route)=/i.test(link.search)) return !namesPost(link.search)
  return !/[?&](?:p|id|aid|nid|tid|mid|post|postid|article|articleid|news|newsid|story|itemid)=\d/i.test(
    link.search,
  )
}

function trim(pathname: string): string {
  return pathname.replace(/\/(?:index\.\w+)?$/, '')
}

/** The header of the site; that of a post stands inside an article, a list or a section. */
function isInSiteHeader(ancestors: Element[]): boolean {
  const at = ancestors.findIndex(({ name }) => name === 'header')
  return (
    at >= 0 && !ancestors.slice(at + 1).some(({ name }) => /^(article|main|section|li|ul|ol)$/.test(name))
  )
}

/** Of cells the column counts too: titles stand in one, files in another. */
function toPathStep(element: Element): string {
  if (element.name !== 'td') return toStep(element)
  const cells = element.parent?.children.filter((node) => isElement(node)) ?? []
  return `${toStep(element)}:${cells.indexOf(element)}`
}

/** Whether a link follows words of the same line. */
function isInProse(element: Element): boolean {
  let letters = 0
  let at: Element = element
  for (;;) {
    for (let node = at.prev; node && letters < PROSE_LETTERS_MIN && !isBreak(node); node = node.prev)
      letters += toText(node).match(/\p{L}/gu)?.length ?? 0
    const { parent } = at
    if (letters >= PROSE_LETTERS_MIN) return true
    if (!parent || !isElement(parent as AnyNode) || !isInline(parent as Element)) return false
    at = parent as Element
  }
}

function isBreak(node: AnyNode): boolean {
  return isElement(node) && (node.name === 'br' || !isInline(node))
}

/** Words that are not those of another link. */
function toText(node: AnyNode): string {
  if (node.type === 'text') return node.data
  return isElement(node) && node.name !== 'a' && isInline(node) ? node.children.map(toText).join('') : ''
}
