import type { Enclosure } from '../feed.ts'
import { resolveUrl } from '../url.ts'
import { type CleanFields, type CleanNode, findNodes } from './clean-feed.ts'
import type { FeedLink } from './links.ts'

/** Portraits of the author, which some feeds attach to every item. */
const PORTRAIT = /gravatar\.com\/avatar|\/\/avatars\d*\.githubusercontent\.com\//i

/** What of an item or feed the addresses are read from. */
export interface LinkSources {
  fields: CleanFields
  links: FeedLink[]
  base: string
}

/** Files that an item carries, without repeats; pictures of Media RSS are not files but its image. */
export function readEnclosures({ fields, links, base }: LinkSources): Enclosure[] {
  const original = findNodes(fields, ['feedburner:origenclosurelink'])[0]?.text
  const own = findNodes(fields, ['enclosure']).map(({ attributes }) => attributes)
  if (own[0] && original) own[0] = { ...own[0], url: original }
  const media = findNodes(fields, ['media:content']).filter((node) => !isPicture(node))
  const attached = links.filter(({ rel }) => rel === 'enclosure')
  const enclosures = [
    ...own.map((attributes) => toEnclosure(attributes, base)),
    ...attached.map(({ href, type, length }) => toEnclosure({ url: href, type, length: length ?? '' }, base)),
    ...media.map(({ attributes }) => toEnclosure({ ...attributes, length: attributes.filesize ?? '' }, base)),
  ].filter((enclosure) => enclosure !== null)
  return [...new Map(enclosures.toReversed().map((one) => [one.url, one])).values()].toReversed()
}

function toEnclosure(attributes: Record<string, string>, base: string): Enclosure | null {
  const url = resolveUrl(attributes.url ?? attributes.href, base)
  const length = Number(attributes.length?.trim() || Number.NaN)
  if (!url) return null
  return {
    url,
    type: attributes.type?.trim() || null,
    length: Number.isSafeInteger(length) && length > 0 ? length : null,
  }
}

function isPicture({ attributes: { medium, type, url } }: CleanNode): boolean {
  if (medium || type) return medium === 'image' || Boolean(type?.startsWith('image/'))
  return /\.(jpe?g|png|gif|webp|avif|svg)$/i.test(url?.split(/[?#]/)[0] ?? '')
}

/** The picture of an item; null when only its content has one. */
export function readItemImage({ fields, base }: Omit<LinkSources, 'links'>): string | null {
  const nodes = [
    ...findNodes(fields, ['media:content', 'enclosure']).filter(isPicture),
    ...findNodes(fields, ['media:thumbnail', 'itunes:image', 'googleplay:image', 'image']),
  ]
  return findAddress(
    nodes.filter(({ attributes }) => !PORTRAIT.test(attributes.url ?? '')),
    base,
  )
}

/** The picture of a feed. */
export function readFeedImage(fields: CleanFields, base: string): string | null {
  const names = ['image', 'itunes:image', 'logo', 'atom:logo', 'googleplay:image', 'icon', 'atom:icon']
  return findAddress(findNodes(fields, names), base)
}

function findAddress(nodes: CleanNode[], base: string): string | null {
  for (const { attributes, children, text } of nodes) {
    const url = resolveUrl(attributes.url ?? attributes.href ?? children.url?.[0] ?? text, base)
    if (url) return url
  }
  return null
}
