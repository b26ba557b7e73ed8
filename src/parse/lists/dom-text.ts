import type { AnyNode, Element } from 'domhandler'

/** Elements that stand within a line of text. */
const INLINE = new Set(
  'a abbr b bdi bdo big br cite code del em font i img ins kbd label mark q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
)
/** Elements whose text no reader sees, or sees as a control. */
const SILENT = new Set(
  'script style svg template noscript button select option textarea iframe annotation input head'.split(' '),
)
const HIDDEN_CLASS = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?)(?:\s|$)/i

/** White space as single spaces; cheaper than what titles get at the end. */
export function foldLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function isElement(node: AnyNode): node is Element {
  return node.type === 'tag'
}

export function isInline({ name }: Element): boolean {
  return INLINE.has(name)
}

/** Whether readers see none of its words. */
export function isSilent({ name, attribs }: Element): boolean {
  return SILENT.has(name) || attribs.hidden !== undefined || HIDDEN_CLASS.test(attribs.class ?? '')
}

/** `h1` to `h6` as 1 to 6, anything else that is said to be a heading as 2, other elements as 0. */
export function toHeadingLevel({ name, attribs }: Element): number {
  if (/^h[1-6]$/.test(name)) return Number(name[1])
  return attribs.role === 'heading' || attribs.itemprop?.includes('headline') ? 2 : 0
}

/** Elements around one, from the inside out. */
export function toAncestors(element: Element): Element[] {
  const ancestors: Element[] = []
  for (let at = element.parent; at && isElement(at as AnyNode); at = at.parent) ancestors.push(at as Element)
  return ancestors
}

/** Tag and first class that is not numbered: `article.post`, whatever `post-123 tag-x` follows. */
export function toStep({ name, attribs }: Element): string {
  const classes = (attribs.class ?? '').split(/\s+/)
  const first = classes.find(
    (one) => one !== '' && !/\d|^(tag|category|status|first|last|odd|even|active|is|has)-?/.test(one),
  )
  return first ? `${name}.${first}` : name
}

/** Text of a node on one line; null when there is none. */
export function readLine(node: AnyNode | undefined): string | null {
  return node ? foldLine(toText(node)) || null : null
}

function toText(node: AnyNode): string {
  if (node.type === 'text') return node.data
  return 'children' in node && node.type !== 'script' && node.type !== 'style'
    ? node.children.map(toText).join('')
    : ''
}

/** Text of a node on one line with blanks between its elements; null when it is empty or longer than `charactersMax`. */
export function readShortLine(node: AnyNode, charactersMax: number): string | null {
  let text = ''
  const visit = (at: AnyNode): void => {
    if (text.length > charactersMax * 2) return
    if (at.type === 'text') text += ` ${at.data.trim()}`
    else if (isElement(at) && !isSilent(at)) at.children.forEach(visit)
  }
  visit(node)
  const line = foldLine(text)
  return line === '' || line.length > charactersMax ? null : line
}
