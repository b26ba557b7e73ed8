import type { ChildNode, Element } from 'domhandler'
import { resolveUrl, stripTrackers, withoutLogin } from '../../url.ts'
import { isElement, isText, lineOf, textOf, toElement } from '../dom.ts'
import { isHeading } from '../tags.ts'
import { isBackSign, markTarget } from './in-page-links.ts'
import { isBlank } from './tidy.ts'
import { unwrapRedirect } from './unwrap-redirect.ts'

/** What stands in a link that only names its own heading. */
const PERMALINK_SIGNS = /^(?:[#¶§🔗⚓∞☍↩\s\u200b]|\ufe0e|\ufe0f)*$/u
const PERMALINK_CLASS =
  /(?:^|[\s_-])(?:headerlink|header-?anchor|hash-link|heading-?(?:anchor|link)|anchor-?(?:link|heading)?|permalink|deep-?link|direct-link|zola-anchor|section-link|doc-anchor)(?:$|[\s_-])/i

/** A link as it stays: its address absolute, without trackers, redirectors and passwords; the inside alone when it leads nowhere. */
export function cleanLink(
  link: Element,
  scope: { base: string; url: string },
  children: ChildNode[],
): ChildNode[] {
  const href = link.attribs.href?.trim() ?? ''
  if (children.length === 0 || isPermalink(link, href, children)) return []
  const target = toTarget(href, scope)
  if (!target) return children
  return [toElement('a', { href: target, ...markTarget(href, scope.url) }, unwrapOnly(children))]
}

/** A paragraph that is all a link or figure holds gives way to its inside. */
function unwrapOnly(children: ChildNode[]): ChildNode[] {
  const [only, ...others] = children.filter((child) => !isText(child) || !isBlank(child.data))
  return only && others.length === 0 && isElement(only) && only.name === 'p' ? only.children : children
}

function toTarget(href: string, { base, url }: { base: string; url: string }): string | null {
  if (href === '') return null
  const target = href.startsWith('#') ? toFragment(href, url) : resolveUrl(href, base)
  if (!target) return null
  return withoutLogin(stripTrackers(unwrapRedirect(target)))
}

function toFragment(href: string, url: string): string | null {
  return href === '#' ? null : resolveUrl(href, url)
}

/** A sign beside a heading that links to the heading itself. */
function isPermalink(link: Element, href: string, children: readonly ChildNode[]): boolean {
  if (!href.includes('#')) return false
  const text = lineOf(link)
  const inHeading = isInHeading(link)
  if (text !== '' && PERMALINK_SIGNS.test(text))
    return inHeading || !isBackSign(children.map(textOf).join('').trim())
  if (!inHeading) return false
  if (text === '') return !link.children.some((child) => isElement(child) && child.name === 'img')
  const isWholeHeading = lineOf(link.parent as Element) === text
  return (
    !isWholeHeading &&
    (PERMALINK_CLASS.test(link.attribs.class ?? '') || link.attribs['aria-hidden'] === 'true')
  )
}

function isInHeading(element: Element): boolean {
  const { parent } = element
  if (!parent || !isElement(parent)) return false
  return (
    isHeading(parent.name) ||
    (parent.parent !== null && isElement(parent.parent) && isHeading(parent.parent.name))
  )
}
