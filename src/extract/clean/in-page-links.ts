import type { ChildNode, Element, ParentNode } from 'domhandler'
import { isElement, lineOf, replace, toElement, walkElements } from '../dom.ts'

/** Before ids that come from outside, so that none is one of the page that shows the content. */
const PREFIX = 'at-'
/** Ids of notes that stood in the running text. */
export const NOTE_PREFIX = `${PREFIX}sidenote-`
const ID = /^[\p{L}\p{N}_:.-]{1,80}$/u
const TARGETS_MAX = 2_000
/** What leads back from a note: a sign that means nothing without its target. */
const BACK_SIGN = /^\[?[↩↑⤴⏎^]\ufe0e?\ufe0f?\]?$/u

/** The ids that links below `root` lead to within their page at `url`. */
export function findTargets(root: ParentNode, url: string): Set<string> {
  const targets = new Set<string>()
  const page = url.replace(/#.*$/s, '')
  const visit = ({ children }: ParentNode): void => {
    for (const child of children) {
      if (!isElement(child)) continue
      const id = child.name === 'a' ? toTargetId(child.attribs.href, page) : null
      if (id !== null && targets.size < TARGETS_MAX) targets.add(id)
      visit(child)
    }
  }
  visit(root)
  return targets
}

/** The id that a link leads to within its own page, whose address is given without a fragment; null when it leads elsewhere. */
function toTargetId(href: string | undefined, page: string): string | null {
  const at = href?.indexOf('#') ?? -1
  if (href === undefined || at < 0) return null
  if (at > 0 && (at !== page.length || !href.startsWith(page))) return null
  const id = decode(href.slice(at + 1))
  return ID.test(id) ? id : null
}

function decode(fragment: string): string {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** `data-to`, naming the target, for a link within the page; nothing for others. */
export function markTarget(href: string, url: string): Record<string, string> {
  const id = toTargetId(href, url.replace(/#.*$/s, ''))
  return id === null ? {} : { 'data-to': `${PREFIX}${id}` }
}

/** Whether a link is only a sign that leads back into the text. */
export function isBackSign(words: string): boolean {
  return BACK_SIGN.test(words)
}

/** What an element became, with its id where a link leads to it. */
export function keepTarget(source: Element, nodes: ChildNode[], targets: ReadonlySet<string>): ChildNode[] {
  const { name, attribs } = source
  const id = attribs.id ?? (name === 'a' ? attribs.name : undefined)
  if (id === undefined || !targets.has(id)) return nodes
  const [first] = nodes
  if (!first && source.children.length > 0) return nodes
  const attributes = { id: `${PREFIX}${id}` }
  if (!first || !isElement(first) || 'data-formula' in first.attribs || 'id' in first.attribs)
    return [toElement('span', attributes), ...nodes]
  Object.assign(first.attribs, attributes)
  return nodes
}

/** The nodes with ids and `data-to` only where link and target have found each other; signs that lead back to nothing go. */
export function joinInPageLinks(nodes: ChildNode[]): ChildNode[] {
  const root = toElement('div', {}, nodes)
  const targets = new Map<string, Element>()
  const links: Element[] = []
  walkElements(root, (element) => {
    const { id, 'data-to': to } = element.attribs
    if (to !== undefined) links.push(element)
    if (id === undefined) return true
    if (targets.has(id)) dropTarget(element)
    else targets.set(id, element)
    return true
  })
  const reached = new Set<string>()
  for (const link of links) {
    const to = link.attribs['data-to'] ?? ''
    if (targets.has(to)) reached.add(to)
    else if (isBackSign(lineOf(link))) replace(link, [])
    else link.attribs = withoutTo(link.attribs)
  }
  for (const [id, target] of targets) if (!reached.has(id)) dropTarget(target)
  return root.children
}

/** Made anew: V8 is slow with an object that a name was deleted from. */
function withoutTo({ 'data-to': _, ...attribs }: Element['attribs']): Element['attribs'] {
  return attribs
}

function dropTarget(target: Element): void {
  delete target.attribs.id
  if (target.name === 'span' && target.children.length === 0) replace(target, [])
}
