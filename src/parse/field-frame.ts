import { escapeAttribute, escapeText } from './entities.ts'
import type { FieldKind } from './feed-fields.ts'
import type { Scope } from './namespaces.ts'

/** One open element of the feed and what was read of it so far. */
export interface Frame {
  /** Canonical. */
  name: string
  /** `unknown`: nothing in it counts but items. */
  kind: FieldKind | 'unknown'
  depth: number
  attributes: Record<string, string>
  scope: Scope
  /** Decoded text, tags left out. */
  text: string
  /** The same as html, from the first child element on; null while there is none. */
  markup: string | null
  /** Whether `text` came from a CDATA section, and so is html even beside elements. */
  hasCdata: boolean
  /** Direct child elements. */
  childCount: number
}

/** Longer names, titles and addresses are damage (an unclosed element swallows the rest of the document). */
const WORDS_CHARACTERS_MAX = 10_000

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Adds text to a frame; text of CDATA sections is html already. */
export function addText(frame: Frame, text: string, isCdata: boolean): void {
  if (frame.kind === 'html') frame.text += text
  else frame.text += text.slice(0, Math.max(0, WORDS_CHARACTERS_MAX - frame.text.length))
  frame.hasCdata ||= isCdata
  if (frame.markup !== null) frame.markup += isCdata ? text : escapeText(text)
}

/** Adds the start tag of a child element; `attributes` are decoded, `depth` is the child's. */
export function addStartTag(
  frame: Frame,
  child: { name: string; attributes: Record<string, string>; depth: number },
): void {
  if (frame.kind !== 'html') return
  frame.markup ??= frame.hasCdata ? frame.text : escapeText(frame.text)
  const name = toLocalName(child.name)
  if (child.depth === frame.depth + 1) frame.childCount++
  let tag = `<${name}`
  for (const key in child.attributes)
    if (!key.startsWith('xml')) tag += ` ${key}="${escapeAttribute(child.attributes[key] ?? '')}"`
  frame.markup += `${tag}>`
}

/** Adds the end tag of a child element. */
export function addEndTag(frame: Frame, childName: string): void {
  const name = toLocalName(childName)
  if (frame.kind === 'html' && !VOID.has(name)) frame.markup += `</${name}>`
}

function toLocalName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
