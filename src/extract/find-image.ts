import type { ChildNode } from 'domhandler'
import { isElement } from './dom.ts'

/** Smaller is an icon or a badge, pixels. */
const PIXELS_MIN = 64
const NO_PICTURE =
  /(?:avatar|gravatar|emoji|smil(?:ey|ies)|icon|favicon|logo|badge|shields\.io|badgen\.net|button|spacer|divider|qr-?code|buymeacoffee|ko-fi|patreon|captcha|codecov|travis-ci|\/latex|equation\?tex|codecogs|colab-badge|reactions?\/)/i

/** The first image of cleaned nodes that carries meaning: no icon, badge, portrait or formula. Absolute, or null. */
export function findImage(nodes: readonly ChildNode[]): string | null {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (node.name === 'img' && isPicture(node.attribs)) return node.attribs.src ?? null
    const inner = findImage(node.children)
    if (inner) return inner
  }
  return null
}

function isPicture(attribs: Record<string, string>): boolean {
  const sides = [attribs.width, attribs.height]
  if (sides.some((side) => side !== undefined && Number(side) < PIXELS_MIN)) return false
  const source = attribs.src ?? ''
  return !NO_PICTURE.test(source.replace(/^https?:\/\/[^/]+/, '')) && !/\.svg(?:$|\?)/i.test(source)
}
