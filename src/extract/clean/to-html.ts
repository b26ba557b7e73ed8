import type { ChildNode } from 'domhandler'
import { isElement, isText } from '../dom.ts'

const VOID = new Set('br hr img wbr source'.split(' '))
const UNSAFE = /[&<>]/g
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Writes cleaned nodes as html; text and attribute values are always escaped. */
export function toHtml(nodes: readonly ChildNode[]): string {
  let html = ''
  for (const node of nodes) {
    if (isText(node)) html += escapeText(node.data)
    else if (isElement(node)) {
      html += `<${node.name}`
      for (const name in node.attribs) html += ` ${name}="${escapeAttribute(node.attribs[name] ?? '')}"`
      html += VOID.has(node.name) ? '>' : `>${toHtml(node.children)}</${node.name}>`
    }
  }
  return html
}

/** Text as html shows it. */
export function escapeText(text: string): string {
  // Most texts hold none, which is found faster so.
  const isSafe = !text.includes('&') && !text.includes('<') && !text.includes('>')
  return isSafe ? text : text.replace(UNSAFE, toEntity)
}

/** Text as it stands between the double quotes of an attribute. */
export function escapeAttribute(text: string): string {
  const escaped = escapeText(text)
  return escaped.includes('"') ? escaped.replaceAll('"', '&quot;') : escaped
}

function toEntity(sign: string): string {
  return ENTITIES[sign] ?? sign
}
