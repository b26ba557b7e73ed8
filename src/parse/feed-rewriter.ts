import { CleanXml, type HtmlText } from './clean-xml.ts'
import { decodeEntities } from './entities.ts'
import { findFieldKind, NEVER_IN_HTML, NEVER_IN_WORDS } from './feed-fields.ts'
import { addEndTag, addStartTag, addText, type Frame } from './field-frame.ts'
import { createScope, openScope, toCanonicalName } from './namespaces.ts'

/** Deeper documents are attacks. */
const DEPTH_MAX = 1_000
/** No feed that is meant to be read has more. */
const ITEMS_MAX = 5_000

export type FeedFormat = 'rss' | 'atom' | 'rdf'

export interface Rewritten {
  format: FeedFormat
  /** For rss-parser. */
  xml: string
  /** What the numbers in html elements of `xml` stand for. */
  texts: HtmlText[]
  /** Whether it holds a channel, a feed or an item at all. */
  isFeed: boolean
  warnings: string[]
}

interface Options {
  /** Where the document was fetched; `xml:base` may be relative to it. */
  url: string
  entities: ReadonlyMap<string, string>
  /** Ends the parsing. */
  stop: () => void
}

/** Attributes of html that hold one address, for elements under an `xml:base` of their own. */
const HTML_ADDRESSES = ['href', 'src', 'poster']

/** Receives the events of htmlparser2 and writes the clean XML; see `rewrite`. */
export class FeedRewriter {
  private readonly options: Options
  private readonly clean: CleanXml
  private scope = createScope()
  private frames: Frame[] = []
  private format: FeedFormat = 'rss'
  private depth = 0
  private itemDepth = 0
  private isCdata = false
  private isFeed = false
  private warnings: string[] = []

  constructor(options: Options) {
    this.options = options
    this.clean = new CleanXml()
  }

  onopentag(rawName: string, attributes: Record<string, string>): void {
    this.depth++
    if (this.depth > DEPTH_MAX) {
      this.halt(`Elements are nested more than ${DEPTH_MAX} deep; reading stopped there.`)
      return
    }
    for (const key in attributes) attributes[key] = this.decode(attributes[key] ?? '')
    const { depth } = this
    this.scope = openScope(this.scope, { depth, attributes, documentUrl: this.options.url })
    const name = this.toName(rawName)
    if (depth === 1) this.openRoot(name)
    else if (name === 'item' || name === 'entry') this.openItem(attributes)
    else this.openElement(name, attributes)
  }

  onclosetag(rawName: string): void {
    const top = this.frames.at(-1)
    if (top?.depth === this.depth) this.closeTop()
    else if (top) addEndTag(top, rawName)
    if (this.itemDepth === this.depth) this.closeItem()
    if (this.scope.depth === this.depth && this.scope.parent) this.scope = this.scope.parent
    this.depth--
  }

  ontext(text: string): void {
    const top = this.frames.at(-1)
    if (top) addText(top, this.isCdata ? text : this.decode(text), this.isCdata)
  }

  oncdatastart(): void {
    this.isCdata = true
  }

  oncdataend(): void {
    this.isCdata = false
  }

  /** Call before the parser closes what the document left open: words that were cut in half must not count. */
  expectEnd(): void {
    if (this.depth === 0) return
    this.warnings.push('The document ends before it is complete; what is cut off was left out.')
    while (this.frames.length > 0) {
      const isWhole = this.frames.at(-1)?.kind === 'html'
      if (isWhole) this.closeTop()
      else this.frames.pop()
    }
  }

  finish(): Rewritten {
    while (this.frames.length > 0) this.closeTop()
    this.closeItem()
    const { format, isFeed, warnings } = this
    const { texts } = this.clean
    return {
      format,
      xml: this.clean.toXml(format),
      texts,
      isFeed,
      warnings: [...warnings, ...this.clean.warnings()],
    }
  }

  private decode(text: string): string {
    return decodeEntities(text, this.options.entities)
  }

  /** In an Atom document the elements of Atom need no prefix. */
  private toName(rawName: string): string {
    const name = toCanonicalName(rawName, this.scope)
    const isPlain = this.format === 'atom' || name === 'atom:feed' || name === 'atom:entry'
    return isPlain && name.startsWith('atom:') ? name.slice('atom:'.length) : name
  }

  private openRoot(name: string): void {
    if (name === 'feed') this.format = 'atom'
    if (name.endsWith('rdf')) this.format = 'rdf'
    this.isFeed = this.format !== 'rdf'
    this.clean.language ??= this.scope.language
  }

  private openItem(attributes: Record<string, string>): void {
    while (this.frames.length > 0) this.closeTop() // left unclosed by the item before
    this.closeItem()
    this.isFeed = true
    if (this.clean.itemCount >= ITEMS_MAX) {
      this.halt(`The feed has more than ${ITEMS_MAX} items; the rest was left out.`)
      return
    }
    this.itemDepth = this.depth
    this.clean.openItem(attributes, this.scope.depth === this.depth ? this.scope.language : null)
  }

  private closeItem(): void {
    if (this.itemDepth > 0) this.clean.closeItem()
    this.itemDepth = 0
  }

  private openElement(name: string, attributes: Record<string, string>): void {
    const top = this.frames.at(-1)
    if (!top || top.kind === 'group') this.openField(name, attributes)
    else if (top.kind !== 'unknown') {
      if (!isLeftOpen(top, name)) this.addChild(top, name, attributes)
      else {
        this.closeTop()
        this.openField(name, attributes)
      }
    }
  }

  private openField(name: string, attributes: Record<string, string>): void {
    const isInGroup = this.frames.at(-1)?.kind === 'group'
    const kind = findFieldKind(name, isInGroup ? 'group' : this.itemDepth > 0 ? 'item' : 'feed')
    const { depth, scope } = this
    const frame = { name, depth, attributes, scope, text: '', markup: null, hasCdata: false, childCount: 0 }
    if (kind === 'through' || kind === 'empty') this.clean.addEmpty(frame)
    else if (kind === 'group') this.clean.openGroup(frame)
    if (kind === 'through' || (kind === null && (isInGroup || this.isWrapper(name)))) return
    this.frames.push({ ...frame, kind: kind === null || kind === 'empty' ? 'unknown' : kind })
  }

  private isWrapper(name: string): boolean {
    if (name !== 'channel' || this.itemDepth > 0) return false
    this.isFeed = true
    this.clean.language ??= this.scope.language
    return true
  }

  /** An element inside of html, or formatting inside of a title, which counts for nothing. */
  private addChild(top: Frame, name: string, attributes: Record<string, string>): void {
    const { base } = this.scope
    if (base !== null && base !== top.scope.base)
      for (const key of HTML_ADDRESSES)
        if (attributes[key] !== undefined)
          attributes[key] = URL.parse(attributes[key], base)?.href ?? attributes[key]
    addStartTag(top, { name, attributes, depth: this.depth })
  }

  private closeTop(): void {
    const top = this.frames.pop()
    if (top && top.kind !== 'unknown') this.clean.close(top, this.format)
  }

  private halt(warning: string): void {
    this.warnings.push(warning)
    this.options.stop()
  }
}

function isLeftOpen(frame: Frame, childName: string): boolean {
  return (frame.kind === 'html' ? NEVER_IN_HTML : NEVER_IN_WORDS).has(childName)
}
