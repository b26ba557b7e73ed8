import type { Element } from 'domhandler'
import { resolveUrl } from '../../url.ts'

/** A post's card has fewer elements; further ones are not looked at. */
const ELEMENTS_MAX = 200

/** A card's elements in document order, as far as they are looked at. */
export function openCard(roots: readonly Element[]): Element[] {
  const elements: Element[] = []
  const visit = (element: Element): void => {
    if (elements.length >= ELEMENTS_MAX) return
    elements.push(element)
    for (const child of element.children) if (child.type === 'tag') visit(child)
  }
  for (const root of roots) visit(root)
  return elements
}

/** The texts that stand directly in elements. */
export function readOwnTexts(elements: readonly Element[]): string[] {
  return elements.flatMap(({ children }) =>
    children.flatMap((node) => (node.type === 'text' ? node.data : [])),
  )
}

const LAZY_SOURCES = ['data-src', 'data-original', 'data-lazy-src', 'src']

/** The first picture of a card, unwrapped from the addresses of image servers. */
export function findImage(card: Element[], base: string): string | null {
  const image = card.find(({ name }) => name === 'img')?.attribs ?? {}
  for (const attribute of LAZY_SOURCES) {
    const url = resolveUrl(image[attribute], base)
    if (url) return unwrapImage(url)
  }
  return resolveUrl(image.srcset?.trim().split(/[\s,]/)[0], base)
}

/** Next.js serves `/_next/image?url=…&w=…`: what it wraps is the picture. */
export function unwrapImage(url: string): string {
  const { pathname, searchParams } = new URL(url)
  const inner = pathname.endsWith('/_next/image') ? searchParams.get('url') : null
  return resolveUrl(inner, url) ?? url
}
