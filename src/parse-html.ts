import { type CheerioAPI, load } from 'cheerio/slim'
import { type ChildNode, type Document, DomHandler, Element, type ParentNode } from 'domhandler'
import { Parser } from 'htmlparser2'
import { mayHoldControls } from './control-characters.ts'
import { SkippingTokenizer } from './skipping-tokenizer.ts'
import { endsInTag, escapeSwallowed, mayBeSwallowed } from './swallowed-tag.ts'

/** Elements deeper than this become siblings, so that whatever walks the tree later may recurse. */
const DEPTH_MAX = 200
/** The parser's own stack costs more the deeper it is; beyond this no author wrote the page and reading stops. */
const OPEN_ELEMENTS_MAX = 5_000
/** With what is made of them they fit into the heap of a thread that reads; the longest posts have a third as many. */
const ELEMENTS_MAX = 40_000

export interface ParsedHtml {
  root: Document
  /** For finding by selectors; made when first asked for, which takes as long as reading a short post. */
  readonly $: CheerioAPI
  warnings: string[]
}

/** Control characters but tabs and line ends, and overrides of the reading direction: they show nothing, or disguise. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const UNSEEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]/
const ALL_UNSEEN = new RegExp(UNSEEN, 'g')

/** Ends a parse that has gone far enough; what was read so far is kept. */
class TooMuch extends Error {}

/** Builds a tree of bounded depth and size. */
class BoundedHandler extends DomHandler {
  warning: string | null = null
  /** What was read as a tag may be text. */
  isDoubtful = false
  /** No text or attribute can hold a character that is dropped. */
  private readonly isClean: boolean
  private open = 0
  private elements = 0

  constructor(html: string) {
    super()
    // Only references by number add what the html itself does not hold.
    this.isClean = !html.includes('&#') && !(mayHoldControls(html) && UNSEEN.test(html))
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.elements += 1
    this.open += 1
    if (this.elements > ELEMENTS_MAX) this.stop(`more than ${ELEMENTS_MAX} elements`)
    if (this.open > OPEN_ELEMENTS_MAX) this.stop(`more than ${OPEN_ELEMENTS_MAX} elements inside each other`)
    this.isDoubtful ||= mayBeSwallowed(name, attributes)
    if (!this.isClean) for (const key in attributes) attributes[key] = dropUnseen(attributes[key] ?? '')
    const element = new Element(name, attributes)
    this.addNode(element)
    if (this.open <= DEPTH_MAX) this.tagStack.push(element as ParentNode)
  }

  override onclosetag(): void {
    this.lastNode = null
    if (this.open <= DEPTH_MAX) this.tagStack.pop()
    this.open -= 1
  }

  override ontext(text: string): void {
    super.ontext(this.isClean ? text : dropUnseen(text))
  }

  /** A list of one where one node stands alone, as mostly: V8 gives the first that is pushed the room of 17. */
  protected override addNode(node: ChildNode): void {
    const parent = this.tagStack[this.tagStack.length - 1] as ParentNode
    const { children } = parent
    if (children.length === 0) parent.children = [node]
    else {
      const previous = children[children.length - 1] as ChildNode
      node.prev = previous
      previous.next = node
      children.push(node)
    }
    node.parent = parent
    this.lastNode = null
  }

  /** Comments and instructions say nothing that we read; they would only split text. */
  override oncomment(): void {}
  override oncommentend(): void {}
  override onprocessinginstruction(): void {}

  private stop(reason: string): never {
    this.warning = `The html was read only in part: it has ${reason}.`
    throw new TooMuch()
  }
}

function dropUnseen(text: string): string {
  if (!UNSEEN.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\f\v]/g, ' ')
    .replace(ALL_UNSEEN, '')
}

/**
 * Parses html in linear time to a tree at most 200 elements deep. htmlparser2 rather than parse5: a third of the
 * time on real pages and no quadratic cost on hostile ones (100,000 nested elements take parse5 40 s).
 * Malformed html gives what a browser would show, near enough; nothing throws. Only where a `<` before text was taken for
 * the beginning of a tag the text stays, to the letter; such html is parsed twice.
 */
export function parseHtml(html: string): ParsedHtml {
  let handler = read(html)
  if (handler.isDoubtful || endsInTag(html)) {
    const escaped = escapeSwallowed(html)
    if (escaped !== html) handler = read(escaped)
  }
  return new Parsed(handler)
}

/** A class, as V8 gives an object with a getter of its own a shape of its own, which keeps the tree for long. */
class Parsed implements ParsedHtml {
  readonly root: Document
  readonly warnings: string[]
  private loaded: CheerioAPI | null = null

  constructor({ root, warning }: BoundedHandler) {
    this.root = root
    this.warnings = warning === null ? [] : [warning]
  }

  get $(): CheerioAPI {
    this.loaded ??= load(this.root as unknown as ChildNode)
    return this.loaded
  }
}

function read(html: string): BoundedHandler {
  const handler = new BoundedHandler(html)
  try {
    new Parser(handler, { Tokenizer: SkippingTokenizer }).end(html)
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
  }
  return handler
}
