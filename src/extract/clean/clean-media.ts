import type { ChildNode, Element } from 'domhandler'
import { resolveUrl } from '../../url.ts'
import { isElement, toElement } from '../dom.ts'

/** A video or audio as it stays: controls, its sources absolute, never playing by itself; nothing without a source. */
export function cleanMedia(media: Element, base: string): ChildNode[] {
  const sources: Element[] = []
  for (const candidate of [media, ...media.children.filter(isElement)]) {
    const url = resolveUrl(candidate.attribs.src ?? candidate.attribs['data-src'], base)
    if (url && (candidate === media || candidate.name === 'source')) {
      const type = candidate.attribs.type
      sources.push(toElement('source', type && /^[\w/+.-]+$/.test(type) ? { src: url, type } : { src: url }))
    }
  }
  if (sources.length === 0) return []
  const attributes: Record<string, string> = { controls: '', preload: 'none' }
  const poster = media.name === 'video' ? resolveUrl(media.attribs.poster, base) : null
  if (poster) attributes.poster = poster
  return [toElement(media.name, attributes, sources)]
}
