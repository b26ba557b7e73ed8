import { CleanXml, type HtmlText } from './clean-xml.ts'
import { decodeEntities } from './entities.ts'
import type { FeedFormat } from './feed-fields.ts'
import { FieldReader } from './field-reader.ts'
import { adoptRoot, createScope, openScope, toCanonicalName } from './namespaces.ts'

/** Deeper documents are attacks. */
const DEPTH_MAX = 1_000
/** No feed that is meant to be read has more. */
const ITEMS_MAX = 5_000

export interface Rewritten {
  format: FeedFormat
  /** For rss-parser. */
  xml: string
  /** Of the elements in `xml`. */
  names: ReadonlySet<string>
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
  /** CDATA sections that were put aside, by the number in their key. */
  sections: readonly string[]
  /** Ends the parsing. */
  stop: () => void
}

/** A character that no document holds any more when it is parsed. */
const SECTION_MARK = '\u0001'
// biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is what makes the key unique
const SECTION_KEY = /\u0001(\d+)\u0001/g

/** What stands for a CDATA section that was put aside. */
export function toSectionKey(index: number): string {
  return `${SECTION_MARK}${index}${SECTION_MARK}`
}

/** Receives the events of htmlparser2 and writes the clean XML; see `rewrite`. */
export class FeedRewriter {
  private readonly options: Options
  private readonly clean: CleanXml
  private readonly fields: FieldReader
  private scope = createScope()
  private depth = 0
  /** Where the open item stands; 0 outside of items. */
  private itemDepth = 0
  private hasRoot = false
  private isFeed = false
  private isCdata = false
  private isEnding = false
  private isHalted = false
  private warnings: string[] = []

  constructor(options: Options) {
    this.options = options
    this.clean = new CleanXml(options.url)
    this.fields = new FieldReader(this.clean)
  }

  onopentag(rawName: string, attributes: Record<string, string>): void {
    this.depth++
    if (this.depth > DEPTH_MAX)
      this.halt(`Elements are nested more than ${DEPTH_MAX} deep; reading stopped there.`)
    for (const key in attributes) attributes[key] = this.decode(attributes[key] ?? '')
    const { depth } = this
    this.scope = openScope(this.scope, { depth, attributes, documentUrl: this.options.url })
    const isChannel = rawName === 'channel' && this.itemDepth === 0
    if (!this.hasRoot || isChannel) adoptRoot(this.scope, rawName)
    const name = this.toName(rawName)
    if (name === 'item' || name === 'entry') this.openItem(name, attributes)
    else if (!this.hasRoot) this.openRoot(name)
    else if (name === 'channel') this.openChannel()
    else if (depth > 1) this.openField(name, attributes) // what follows the root is none of the feed
  }

  onclosetag(rawName: string): void {
    if (this.isEnding) this.fields.closeCut()
    this.fields.close(rawName, this.depth)
    if (this.itemDepth === this.depth) this.closeItem()
    if (this.scope.depth === this.depth && this.scope.parent) this.scope = this.scope.parent
    this.depth--
  }

  ontext(text: string): void {
    this.fields.addText(this.isCdata ? this.restore(text) : this.decode(text), this.isCdata)
  }

  oncdatastart(): void {
    this.isCdata = true
  }

  oncdataend(): void {
    this.isCdata = false
  }

  /** Call when all is read, before the parser closes what the document left open. */
  expectEnd(): void {
    if (this.depth === 0 || this.isHalted) return
    this.warnings.push('The document ends before it is complete; what is cut off was left out.')
    this.isEnding = true
  }

  finish(): Rewritten {
    this.fields.closeAll()
    this.closeItem()
    const { isFeed } = this
    const { format } = this.fields
    const { names, texts } = this.clean
    const warnings = [...this.warnings, ...this.clean.warnings()]
    return { format, xml: this.clean.toXml(format), names, texts, isFeed, warnings }
  }

  private decode(text: string): string {
    return decodeEntities(text, this.options.entities)
  }

  private restore(text: string): string {
    return text.includes(SECTION_MARK)
      ? text.replace(SECTION_KEY, (_, index: string) => this.options.sections[Number(index)] ?? '')
      : text
  }

  /** In an Atom document the elements of Atom need no prefix. */
  private toName(rawName: string): string {
    const name = toCanonicalName(rawName, this.scope)
    return this.fields.format === 'atom' && name.startsWith('atom:') ? name.slice('atom:'.length) : name
  }

  private openRoot(name: string): void {
    this.hasRoot = true
    this.isFeed = name !== 'rdf'
    if (name === 'feed' || name === 'entry') this.fields.format = 'atom'
    else if (!this.isFeed) this.fields.format = 'rdf'
    this.clean.noteLanguage(this.scope.language)
  }

  private openChannel(): void {
    this.isFeed = true
    this.clean.noteLanguage(this.scope.language)
  }

  /** Items count wherever they stand, also where the root is missing or ends too early. */
  private openItem(name: string, attributes: Record<string, string>): void {
    if (!this.hasRoot) this.openRoot(name)
    this.fields.closeAll() // left open by the item before
    this.closeItem()
    this.isFeed = true
    if (this.clean.itemCount >= ITEMS_MAX) {
      this.halt(`The feed has more than ${ITEMS_MAX} items; the rest was left out.`)
    } else {
      this.itemDepth = this.depth
      this.clean.openItem(attributes, this.scope.depth === this.depth ? this.scope.language : null)
    }
  }

  private closeItem(): void {
    if (this.itemDepth > 0) this.clean.closeItem()
    this.itemDepth = 0
  }

  private openField(name: string, attributes: Record<string, string>): void {
    const { depth, scope } = this
    this.fields.open({ name, depth, attributes, scope }, this.itemDepth > 0 ? 'item' : 'feed')
  }

  private halt(warning: string): void {
    if (!this.isHalted) this.warnings.push(warning)
    this.isHalted = true
    this.options.stop()
  }
}
