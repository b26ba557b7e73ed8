import { dropControls, escapeAttribute, escapeText } from './entities.ts'
import { FeedDates } from './feed-dates.ts'
import { ATTRIBUTES, type FeedFormat, toSpelling } from './feed-fields.ts'
import type { Frame } from './field-frame.ts'
import { foldSpaces } from './plain-text.ts'
import { toHtml, toPlain } from './typed-text.ts'

/** A long text of the feed. */
export interface HtmlText {
  html: string
  /** The `xml:base` in force, absolute; null when none is stated. */
  base: string | null
  /** The `xml:lang` of the text, where it is another than the feed's. */
  language: string | null
}

/** Around the items of each format, as rss-parser expects it. */
const ENVELOPES: Record<FeedFormat, { start: string; middle: string; end: string; item: string }> = {
  rss: { start: '<rss version="2.0"><channel>', middle: '', end: '</channel></rss>', item: 'item' },
  rdf: { start: '<rdf:RDF><channel>', middle: '</channel>', end: '</rdf:RDF>', item: 'item' },
  atom: { start: '<feed>', middle: '', end: '</feed>', item: 'entry' },
}

/** Elements of a feed that state its language. */
const LANGUAGES = new Set(['language', 'dc:language'])

type FilledFrame = Omit<Frame, 'kind'>

/** Collects the clean XML of a feed, field by field; items may stand anywhere in the document. */
export class CleanXml {
  readonly texts: HtmlText[] = []
  /** Of the elements that were written. */
  readonly names = new Set(['lang'])
  private readonly dates: FeedDates
  private language: string | null = null
  private feed = ''
  private items: { attributes: string; fields: string }[] = []
  private item: { attributes: string; fields: string } | null = null

  /** `url`: where the feed was found. */
  constructor(url: string) {
    this.dates = new FeedDates(url)
  }

  /** Notes the language of the feed; the first that is stated counts. */
  noteLanguage(language: string | null): void {
    if (this.language !== null || !language) return
    this.language = language
    this.dates.noteLanguage(language)
  }

  get itemCount(): number {
    return this.items.length
  }

  openItem(attributes: Record<string, string>, language: string | null): void {
    const key = Object.keys(attributes).find((name) => /^([\w.-]+:)?about$/.test(name))
    const about = key === undefined ? undefined : attributes[key]
    this.item = {
      attributes: about === undefined ? '' : ` rdf:about="${escapeAttribute(about.trim())}"`,
      fields: language ? `<lang>${escapeText(language)}</lang>` : '',
    }
  }

  closeItem(): void {
    if (this.item) this.items.push(this.item)
    this.item = null
  }

  openGroup(frame: FilledFrame): void {
    const name = this.toName(frame)
    this.add(`<${name}${toAttributes(frame)}>`)
  }

  addEmpty(frame: FilledFrame): void {
    const attributes = toAttributes(frame)
    if (attributes) this.add(`<${this.toName(frame)}${attributes}/>`)
  }

  /** Adds a field that is read to its end. */
  close(frame: Frame, format: FeedFormat): void {
    if (frame.kind === 'group') this.add(`${escapeText(foldSpaces(frame.text))}</${toSpelling(frame.name)}>`)
    else if (frame.kind === 'address') this.addAddress(frame, format)
    else if (frame.kind === 'html') this.addHtml(frame, format)
    else {
      const words = this.toWords(frame, format)
      if (this.item === null && LANGUAGES.has(frame.name)) this.noteLanguage(words)
      this.addWords(frame, words)
    }
  }

  toXml(format: FeedFormat): string {
    const { start, middle, end, item } = ENVELOPES[format]
    // rss-parser fails on an element without children, which xml2js hands over as a string.
    const items = this.items.map(
      ({ attributes, fields }) => `<${item}${attributes}>${fields || '<lang/>'}</${item}>`,
    )
    const language = `<lang>${escapeText(this.language ?? '')}</lang>`
    return this.dates.fill(start + language + this.feed + middle + items.join('') + end)
  }

  warnings(): string[] {
    return this.dates.warnings()
  }

  private add(xml: string): void {
    if (this.item) this.item.fields += xml
    else this.feed += xml
  }

  private toName({ name }: FilledFrame): string {
    const spelled = toSpelling(name)
    this.names.add(spelled)
    return spelled
  }

  private addWords(frame: FilledFrame, words: string): void {
    const attributes = toAttributes(frame)
    if (words === '' && attributes === '') return
    const name = this.toName(frame)
    this.add(`<${name}${attributes}>${escapeText(dropControls(words))}</${name}>`)
  }

  private toWords(frame: Frame, format: FeedFormat): string {
    if (frame.kind === 'plain') return toPlain(frame, isTyped(frame, format))
    const words = foldSpaces(frame.text)
    if (format === 'atom' && frame.name === 'id') return resolve(words, frame.scope.base) // an IRI, RFC 4287 §4.2.6
    return frame.kind === 'date' && words !== '' ? this.dates.read(words) : words
  }

  private addHtml(frame: Frame, format: FeedFormat): void {
    const html = toHtml(frame, isTyped(frame, format))
    if (html === '') return
    const { base, language: stated } = frame.scope
    const language = stated === this.language ? null : stated
    this.addWords({ ...frame, attributes: {} }, String(this.texts.push({ html, base, language }) - 1))
  }

  /** rss-parser expects the address of an Atom link in an attribute. */
  private addAddress(frame: Frame, format: FeedFormat): void {
    const text = resolve(foldSpaces(frame.text), frame.scope.base)
    const href = frame.attributes.href ?? text
    if (format !== 'atom' || frame.name !== 'link') this.addWords(frame, text)
    else if (href) this.addEmpty({ ...frame, attributes: { rel: 'alternate', ...frame.attributes, href } })
  }
}

/** Whether the element is a text construct of Atom, whose `type` says how to read it. */
function isTyped({ name, attributes }: FilledFrame, format: FeedFormat): boolean {
  if (name.startsWith('atom:')) return true
  if (format === 'atom') return !name.includes(':') && name !== 'description'
  return attributes.type !== undefined && (name === 'content' || name === 'summary')
}

function toAttributes({ attributes, scope }: FilledFrame): string {
  let text = ''
  for (const key in attributes) {
    if (!ATTRIBUTES.has(key) || (key === 'type' && !attributes.href && !attributes.url)) continue
    const value = foldSpaces(dropControls(attributes[key] ?? ''))
    text += ` ${key}="${escapeAttribute(key === 'href' || key === 'url' ? resolve(value, scope.base) : value)}"`
  }
  return text
}

function resolve(address: string, base: string | null): string {
  return base === null || address === '' ? address : (URL.parse(address, base)?.href ?? address)
}
