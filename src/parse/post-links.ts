import type { AnyNode, Element } from 'domhandler'
import { resolveUrl } from '../url.ts'
import type { Page } from './page.ts'
import { isPostAddress } from './post-address.ts'

/** Links of a page that are looked at. */
const LINKS_MAX = 5_000
/** Ancestors that make up the path by which links are alike. */
const PATH_LEVELS = 7
/** So many letters before a link, in the same paragraph, make it a part of a sentence. */
const PROSE_LETTERS_MIN = 15
/** Parts of a page that hold links to everything but posts. */
const ASIDE =
  'nav, footer, aside, form, [role="navigation"], [role="contentinfo"], [role="complementary"], [aria-hidden="true"]'
/** Classes and ids of such parts. Of words that posts bear too (`tag-vision`), only the exact name of a part counts. */
const ASIDE_NAME =
  /(?:^|\s)(?:[\w-]*(?:nav|navbar|navigation|menu|footer|sidebar|breadcrumbs?|pagination|pager|paginator|tag-?cloud|tag-?list|share|sharing|social|widget|cookie)|(?:post-|entry-|article-)?(?:tags|categories|authors?|byline|comments?|related|toc|languages?|copyright))(?:$|\s)/i
const NEVER_ASIDE = new Set(['body', 'main', 'article'])
const INLINE = new Set(['em', 'strong', 'b', 'i', 'span', 'u', 'code', 'mark', 'small', 'sup', 'sub', 'font'])

/** A link of a page that may lead to a post. */
export interface PostLink {
  element: Element
  url: string
  /** Tags and classes of it and what it stands in: links of one list share it. */
  path: string
  /** Whether it stands in the middle of a sentence. */
  isProse: boolean
}

/** The links of a page that may lead to posts, in order; those of menus, footers and the like are left out. */
export function findPostLinks({ $, url: pageUrl, base }: Page): PostLink[] {
  const aside = new Set<AnyNode>($(ASIDE).toArray())
  const known = new Map<Element, boolean>()
  const isAside = (element: Element): boolean => {
    const answer = known.get(element) ?? (aside.has(element) || hasAsideName(element))
    known.set(element, answer)
    return answer
  }
  const self = toPlainUrl(pageUrl)
  const links = $('a[href]').slice(0, LINKS_MAX).toArray()
  return links.flatMap((element) => {
    const url = resolveUrl(element.attribs.href, base)
    const ancestors = [element, ...toAncestors(element)]
    if (
      !url ||
      toPlainUrl(url) === self ||
      !isPostAddress(url) ||
      ancestors.some(isAside) ||
      isInSiteHeader(ancestors)
    )
      return []
    const path = ancestors.slice(0, PATH_LEVELS).map(toStep).join('<')
    return [{ element, url, path, isProse: isInProse(element) }]
  })
}

function toPlainUrl(url: string): string {
  return url.replace(/#.*$/, '')
}

function hasAsideName({ name, attribs }: Element): boolean {
  return !NEVER_ASIDE.has(name) && ASIDE_NAME.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)
}

/** Elements around one, from the inside out. */
export function toAncestors(element: Element): Element[] {
  const ancestors: Element[] = []
  for (let at = element.parent; at && at.type === 'tag'; at = at.parent) ancestors.push(at)
  return ancestors
}

/** The header of the site; that of a post stands inside an article, a list or a section. */
function isInSiteHeader(ancestors: Element[]): boolean {
  const at = ancestors.findIndex(({ name }) => name === 'header')
  return (
    at >= 0 && !ancestors.slice(at + 1).some(({ name }) => /^(article|main|section|li|ul|ol)$/.test(name))
  )
}

/** Tag and first class that is not numbered: `article.post`, whatever `post-123 tag-x` follows. */
function toStep({ name, attribs }: Element): string {
  const classes = (attribs.class ?? '').split(/\s+/)
  const first = classes.find(
    (one) => one !== '' && !/\d|^(tag|category|status|first|last|odd|even|active|is|has)-?/.test(one),
  )
  return first ? `${name}.${first}` : name
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
    if (parent?.type !== 'tag' || !INLINE.has(parent.name)) return false
    at = parent
  }
}

function isBreak(node: AnyNode): boolean {
  return node.type === 'tag' && node.name !== 'a' && !INLINE.has(node.name)
}

/** Words that are not those of another link. */
function toText(node: AnyNode): string {
  if (node.type === 'text') return node.data
  return node.type === 'tag' && INLINE.has(node.name) ? node.children.map(toText).join('') : ''
}
