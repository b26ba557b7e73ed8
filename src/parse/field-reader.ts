import type { CleanXml } from './clean-xml.ts'
import {
  type FeedFormat,
  type FieldKind,
  findFieldKind,
  NEVER_IN_HTML,
  NEVER_IN_WORDS,
} from './feed-fields.ts'
import { addEndTag, addStartTag, addText, type Frame } from './field-frame.ts'
import type { Scope } from './namespaces.ts'

/** An element as it opens; attributes are decoded. */
export interface OpenedElement {
  /** Canonical. */
  name: string
  depth: number
  attributes: Record<string, string>
  scope: Scope
}

/** Attributes of html that hold one address, for elements under an `xml:base` of their own. */
const HTML_ADDRESSES = ['href', 'src', 'poster']

/** Reads the fields of a feed or item, element by element, into the clean XML. */
export class FieldReader {
  /** Of the document: Atom says by attribute what its texts are. */
  format: FeedFormat = 'rss'
  private readonly clean: CleanXml
  private frames: Frame[] = []

  constructor(clean: CleanXml) {
    this.clean = clean
  }

  open(element: OpenedElement, place: 'feed' | 'item'): void {
    const top = this.frames.at(-1)
    if (top?.kind === 'unknown') return
    const isInside = top !== undefined && top.kind !== 'group'
    if (isInside && !isLeftOpen(top, element.name)) addChild(top, element)
    else {
      if (isInside) this.closeTop()
      this.openField(element, place)
    }
  }

  addText(text: string, isCdata: boolean): void {
    const top = this.frames.at(-1)
    if (top) addText(top, text, isCdata)
  }

  close(rawName: string, depth: number): void {
    const top = this.frames.at(-1)
    if (top?.depth === depth) this.closeTop()
    else if (top) addEndTag(top, rawName)
  }

  closeAll(): void {
    while (this.frames.length > 0) this.closeTop()
  }

  /** Closes what the end of the document cut off; half a text is worth reading, half an address or date is not. */
  closeCut(): void {
    while (this.frames.length > 0) {
      const kind = this.frames.at(-1)?.kind
      if (kind === 'html' || kind === 'group') this.closeTop()
      else this.frames.pop()
    }
  }

  private openField(element: OpenedElement, place: 'feed' | 'item'): void {
    const isInGroup = this.frames.at(-1)?.kind === 'group'
    const kind = findFieldKind(element.name, isInGroup ? 'group' : place)
    const frame = { ...element, text: '', markup: null, hasCdata: false, childCount: 0 }
    if (kind === 'through' || kind === 'empty') this.clean.addEmpty(frame)
    else if (kind === 'group') this.clean.openGroup(frame)
    const isTransparent = kind === 'through' || (kind === null && isInGroup)
    if (!isTransparent) this.frames.push({ ...frame, kind: toFrameKind(kind) })
  }

  private closeTop(): void {
    const top = this.frames.pop()
    if (!top || top.kind === 'unknown') return
    top.text = unwrapSection(top.text)
    this.clean.close(top, this.format)
  }
}

function toFrameKind(kind: FieldKind | null): Frame['kind'] {
  return kind === null || kind === 'empty' ? 'unknown' : kind
}

const SECTION_START = '<![CDATA['
const SECTION_END = ']]>'

/** Text that is a CDATA section once more: what is in it. */
function unwrapSection(text: string): string {
  const trimmed = text.trim()
  if (!trimmed.startsWith(SECTION_START) || !trimmed.endsWith(SECTION_END)) return text
  return trimmed.slice(SECTION_START.length, -SECTION_END.length)
}

function isLeftOpen(frame: Frame, childName: string): boolean {
  return (frame.kind === 'html' ? NEVER_IN_HTML : NEVER_IN_WORDS).has(childName)
}

/** An element inside of html, or formatting inside of a title, which counts for nothing. */
function addChild(frame: Frame, { name, depth, attributes, scope }: OpenedElement): void {
  const { base } = scope
  if (base !== null && base !== frame.scope.base)
    for (const key of HTML_ADDRESSES)
      if (attributes[key] !== undefined)
        attributes[key] = URL.parse(attributes[key], base)?.href ?? attributes[key]
  addStartTag(frame, { name, attributes, depth })
}
