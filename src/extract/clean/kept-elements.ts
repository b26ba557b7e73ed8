import type { Element } from 'domhandler'
import { resolveUrl } from '../../url.ts'

/** Attributes that any element may keep: a hint, its language, its direction. */
const KEPT_EVERYWHERE: readonly string[] = ['title', 'lang', 'dir']

/** Attributes that carry meaning, by element; all others go. */
const KEPT_ATTRIBUTES: Record<string, readonly string[]> = {
  td: ['colspan', 'rowspan', 'align'],
  th: ['colspan', 'rowspan', 'align', 'scope'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  time: ['datetime'],
  blockquote: ['cite'],
  q: ['cite'],
  details: ['open'],
}

/** By element, for those that may keep more than any. */
const KEPT_BY_NAME = new Map(
  Object.entries(KEPT_ATTRIBUTES).map(([name, more]) => [name, [...KEPT_EVERYWHERE, ...more]]),
)

/** Elements that stay as they are; other blocks become `p` or `div`, everything else gives way to its inside. */
const KEPT = new Set(
  `h1 h2 h3 h4 h5 h6 blockquote q cite pre code kbd samp var ul ol li dl dt dd table caption thead tbody tfoot tr th td
  figure figcaption em strong b i u s del ins mark small sub sup abbr dfn time br hr wbr details summary ruby rt rp
  bdi bdo`.split(/\s+/),
)
const RENAMED: Record<string, string> = {
  strike: 's',
  tt: 'code',
  'd-code': 'code',
  'dt-code': 'code',
  listing: 'pre',
  dir: 'ul',
  menu: 'ul',
  acronym: 'abbr',
  big: 'strong',
}

/** The name that an element keeps, for what is kept at all; null for what gives way to its inside. */
export function toKeptName(name: string): string | null {
  const kept = RENAMED[name] ?? name
  return KEPT.has(kept) ? kept : null
}

/** The attributes that a kept element keeps, addresses absolute. */
export function keepAttributes({ attribs }: Element, name: string, base: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const key of KEPT_BY_NAME.get(name) ?? KEPT_EVERYWHERE) {
    const value = key === 'cite' ? resolveUrl(attribs[key], base) : attribs[key]
    if (value !== undefined && value !== null) attributes[key] = value
  }
  return attributes
}
