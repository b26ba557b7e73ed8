import { decodeText } from './decode.ts'
import { decodeEntities, dropControls, escapeText } from './entities.ts'
import type { Frame } from './field-frame.ts'
import { foldSpaces, looksLikeHtml, toPlainText } from './plain-text.ts'

const XHTML_TYPE = /^(xhtml|xml|application\/xhtml\+xml|text\/xml|application\/xml)$/
const HTML_TYPE = /^(html|text\/html)$/

/** The content of a field as html: of an Atom text construct by its type, of any other element as it stands. */
export function toHtml(frame: Frame, isTyped: boolean): string {
  if (!isTyped) return toUntypedHtml((frame.markup ?? frame.text).trim())
  if (frame.markup !== null) return unwrap(frame.markup.trim(), frame.childCount)
  return toTypedHtml(toText(frame), toType(frame)).trim()
}

/** Html as RSS has it, or plain text in its place, whose `<` begins no tag. */
function toUntypedHtml(text: string): string {
  const html = undoEscape(text)
  return /<[a-z/!?]/i.test(html) ? html : partParagraphs(html)
}

/** An escaped tag at the very start. */
const ESCAPED_TAG = /^&lt;[a-z][a-z\d]*(?=[\s/]|&gt;)/i

/** Html all of whose tags were escaped once too often, so that readers would see them; other html as it is. */
function undoEscape(html: string): string {
  if (!ESCAPED_TAG.test(html) || html.includes('<')) return html
  const text = decodeEntities(html)
  return looksLikeHtml(text) ? text : html
}

/** The content of a field as one line of plain text. */
export function toPlain(frame: Frame, isTyped: boolean): string {
  if (!isTyped) return toPlainText(frame.text)
  return isHtml(frame) ? toPlainText(toText(frame)) : foldSpaces(frame.text)
}

function toText(frame: Frame): string {
  return isBase64(frame) ? decodeText({ body: Buffer.from(frame.text, 'base64') }).text : frame.text
}

/** Atom 0.3 says so; in Atom 1.0 every type that is neither text nor XML is (RFC 4287 §4.1.3.3). */
function isBase64(frame: Frame): boolean {
  const type = toType(frame)
  if (frame.attributes.mode) return frame.attributes.mode === 'base64'
  return type.includes('/') && !/^text\/|[/+]xml$/.test(type)
}

function isHtml(frame: Frame): boolean {
  return isBase64(frame) || HTML_TYPE.test(toType(frame))
}

function toType({ attributes }: Frame): string {
  return (attributes.type ?? '').trim().toLowerCase()
}

/** RFC 4287 §3.1.1 and §4.1.3.3; a text without a type is plain, unless it closes html tags. */
function toTypedHtml(text: string, type: string): string {
  if (HTML_TYPE.test(type) || type.endsWith('+xml')) return undoEscape(text.trim())
  if (type === '') return looksLikeHtml(text) ? text : toParagraphs(text)
  if (/^text(\/|$)/.test(type) || XHTML_TYPE.test(type)) return toParagraphs(text)
  return isReadable(text) ? text : ''
}

/** Pictures and the like, decoded as text, are not. */
function isReadable(text: string): boolean {
  return dropControls(text) === text && !text.includes('\ufffd')
}

/** Plain text as html; blank lines part paragraphs. */
export function toParagraphs(text: string): string {
  return partParagraphs(escapeText(text.trim()))
}

function partParagraphs(html: string): string {
  const parts = html.split(/\n[^\S\n]*\n\s*/)
  return parts.length < 2 ? html : parts.map((part) => `<p>${part}</p>`).join('\n')
}

/** XHTML comes in one `div` that is not part of the content (RFC 4287 §3.1.1.3). */
function unwrap(markup: string, childCount: number): string {
  const inner = childCount === 1 ? /^<div(?: [^<>]*)?>([\s\S]*)<\/div>$/.exec(markup)?.[1] : undefined
  return (inner ?? markup).trim()
}
