import { resolveUrl } from '../url.ts'
import { type CleanFields, type CleanNode, findNodes } from './clean-feed.ts'

/** A link as the feed states it, its address not yet resolved. */
export interface FeedLink {
  rel: string
  type: string
  href: string
  length: string | null
  /** RSS: an address as text. Atom: in an attribute. */
  style: 'text' | 'attribute'
  /** Whether the element bears the prefix of Atom inside another format. */
  isForeign: boolean
}

const IANA = /^https?:\/\/www\.iana\.org\/assignments\/relation\//
const PAGE_TYPE = /^(text\/html|application\/xhtml\+xml)?$/

/** All links of a feed or item, in document order, those of the format itself first. */
export function readLinks(fields: CleanFields): FeedLink[] {
  const own = findNodes(fields, ['link']).map((node) => toLink(node, false))
  const foreign = findNodes(fields, ['atom:link']).map((node) => toLink(node, true))
  return [...own, ...foreign].filter(({ href }) => href !== '')
}

function toLink({ text, attributes }: CleanNode, isForeign: boolean): FeedLink {
  const { href } = attributes
  return {
    rel: (attributes.rel ?? '').toLowerCase().replace(IANA, '') || 'alternate',
    type: (attributes.type ?? '').toLowerCase(),
    href: href ?? text,
    length: attributes.length ?? null,
    style: href === undefined ? 'text' : 'attribute',
    isForeign,
  }
}

/**
 * The address of the page that a feed or item stands for. An alternate link by attribute says most exactly what it is
 * for, then the plain `<link>` of RSS, then an Atom link inside RSS; but a page goes before other media, and before all
 * what `isLikely` takes for the page that is wanted.
 */
export function chooseLink(
  links: FeedLink[],
  base: string,
  isLikely: (url: string) => boolean = () => true,
): string | null {
  const alternates = links.filter(({ rel, style }) => rel === 'alternate' && style === 'attribute')
  const own = alternates.filter(({ isForeign }) => !isForeign)
  const texts = links.filter(({ style }) => style === 'text')
  const found = [...new Set([...own, ...texts, ...alternates])].flatMap((link) => {
    const url = resolveLink(link.href, base)
    return url ? [{ url, link }] : []
  })
  // Where there is one alone, as mostly, it need not be weighed.
  if (found.length < 2) return found[0]?.url ?? null
  const ranked = found.map(({ url, link }) => ({ url, rank: rankLink(link, isLikely(url)) }))
  return ranked.toSorted((a, b) => a.rank - b.rank)[0]?.url ?? null
}

/** The machine on which a site was built, as its author tried it out. */
const OWN_MACHINE = /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0)(?::\d+)?(?=\/)/i

/** The address of a link; what the feed of a public host has on its author's machine is meant to be at that host. */
function resolveLink(href: string, base: string): string | null {
  const url = resolveUrl(href, base)
  if (url === null || !OWN_MACHINE.test(url) || OWN_MACHINE.test(base)) return url
  return url.replace(OWN_MACHINE, URL.parse(base)?.origin ?? '')
}

/** 0 is the best. The plain `<link>` may name another relation too. */
function rankLink({ rel, type }: FeedLink, isLikely: boolean): number {
  if (rel !== 'alternate') return 3
  if (!PAGE_TYPE.test(type)) return 2
  return isLikely ? 0 : 1
}

/** Addresses of the links with a relation, in order, without repeats. */
export function findByRelation(links: FeedLink[], rel: string, base: string): string[] {
  const urls = links.filter((link) => link.rel === rel).map(({ href }) => resolveUrl(href, base))
  return [...new Set(urls.filter((url) => url !== null))]
}
