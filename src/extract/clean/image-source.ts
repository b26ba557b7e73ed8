import type { Element } from 'domhandler'
import { resolveUrl } from '../../url.ts'
import { isElement } from '../dom.ts'

/** Where lazy loaders keep the address of the real image, the most telling first. */
const LAZY_ATTRIBUTES = [
  'data-original',
  'data-actualsrc',
  'data-src',
  'data-lazy-src',
  'data-original-src',
  'data-orig-file',
  'data-full-url',
  'data-croporisrc',
  'data-backsrc',
  'data-hi-res-src',
  'data-large-file',
  'data-lazy',
  'data-echo',
  'data-url',
  'data-image',
  'data-runner-src',
  'data-canonical-src',
]
const LAZY_SRCSETS = ['data-srcset', 'data-lazy-srcset', 'srcset']
const PLACEHOLDER =
  /^data:|\/(?:blank|spacer|pixel|placeholder|loading|lazy|transparent|grey|1x1|clear)[\w-]*\.(?:gif|png|svg|jpe?g|webp)/i
/** Wider candidates of a srcset serve only large screens. */
const WIDTH_WANTED_MAX = 1_600

/** The absolute address of the image that an `img` is to show, lazy loading undone; null when there is none. */
export function findImageSource(image: Element, base: string): string | null {
  const { attribs } = image
  const own = attribs.src
  const isReal = own !== undefined && own.trim() !== '' && !PLACEHOLDER.test(own.trim())
  const lazy = findLazy(attribs, isReal)
  const candidates = [lazy, isReal ? own : null, pickFromSets(image), ...pickFromPicture(image)]
  for (const candidate of candidates) {
    const url = candidate ? toImageUrl(candidate, base) : null
    if (url) return url
  }
  return null
}

function pickFromSets({ attribs }: Element): string | null {
  for (const name of LAZY_SRCSETS) {
    const candidate = pickCandidate(attribs[name])
    if (candidate) return candidate
  }
  return null
}

/** What the other sources of a `picture` offer, the last first: the oldest formats, which every client shows. */
function pickFromPicture({ parent }: Element): (string | null)[] {
  if (!parent || !isElement(parent) || parent.name !== 'picture') return []
  const sources = parent.children.filter((child) => isElement(child) && child.name === 'source')
  return sources.reverse().map((source) => (isElement(source) ? pickFromSets(source) : null))
}

/** The best candidate of a srcset: the widest up to 1600 pixels, else the densest, else the first. */
function pickCandidate(srcset: string | undefined): string | null {
  if (!srcset) return null
  let best: { url: string; size: number } | null = null
  for (const part of srcset.split(/,\s+|,(?=https?:|\/)/)) {
    const [url = '', descriptor = '1x'] = part.trim().split(/\s+/)
    const size = Number.parseFloat(descriptor) * (descriptor.endsWith('w') ? 1 : 1_000)
    if (url === '' || PLACEHOLDER.test(url) || !(size > 0)) continue
    if (!best || (size > best.size && size <= WIDTH_WANTED_MAX) || best.size > WIDTH_WANTED_MAX)
      best = { url, size }
  }
  return best?.url ?? null
}

function findLazy(attribs: Record<string, string>, hasReal: boolean): string | null {
  for (const name of LAZY_ATTRIBUTES) {
    const value = attribs[name]?.trim()
    if (!value || PLACEHOLDER.test(value)) continue
    // Beside a real src, only what looks like an address is one.
    if (!hasReal || /^(?:https?:)?\/\/|\.(?:png|jpe?g|gif|webp|avif|svg)(?:$|[?#])/i.test(value)) return value
  }
  return null
}

/** Absolute, and out of the resizing proxy of Next.js, which answers only to its own pages. */
function toImageUrl(source: string, base: string): string | null {
  const url = resolveUrl(source, base)
  if (!url?.includes('/_next/image?')) return url
  return resolveUrl(URL.parse(url)?.searchParams.get('url'), url) ?? url
}
