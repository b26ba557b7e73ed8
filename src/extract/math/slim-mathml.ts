import { type ChildNode, DomHandler, type Element } from 'domhandler'
import { Parser } from 'htmlparser2'
import { isElement, isText } from '../dom.ts'
import { mendStructure } from './mend-structure.ts'

/** MathML Core, and of MathML 3 what browsers draw or pass over harmlessly. */
const ELEMENTS = new Set(
  `math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle msub msup msubsup munder mover munderover mmultiscripts
  mprescripts none mtable mtr mtd mpadded mphantom menclose`.split(/\s+/),
)
const KEYWORDS = new Set(
  `display displaystyle scriptlevel form fence separator stretchy symmetric largeop movablelimits accent accentunder
  columnspan rowspan columnalign notation mathvariant`.split(/\s+/),
)
const LENGTHS = new Set(
  'lspace rspace width height depth voffset minsize maxsize linethickness mathsize'.split(' '),
)
/** One, or several as in `notation`. */
const KEYWORD = /^-?[a-z0-9]{1,20}(?: [a-z0-9]{1,20}){0,3}$/i
const LENGTH = /^(-?\d*\.?\d+)(em|ex|pt|px|mu|%|)$/
/** In em; longer spaces and shifts only serve to paint over the page. */
const LENGTH_MAX_EM = 12
const LENGTH_MIN_EM = -2
const PER_EM: Readonly<Record<string, number>> = { em: 1, ex: 2, pt: 12, px: 16, mu: 18, '%': 100, '': 1 }
const COLOUR = /(?:^|;)\s*color:\s*(#[0-9a-f]{6})/i
/** Ink and paper are the page's own, in either theme. */
const INK = /^#(?:000000|ffffff)$/i
const ACCENT_CLASS = /(?:^|\s)(?:chr-(?!sml-vec)|tml-hat|tml-tilde)/

/**
 * Temml's markup without its classes and styles, as attributes of MathML where they mean something: safe by what it lets
 * through, smaller, and right without Temml's stylesheet. Lines of tables become `data-line`. Gives what stands inside
 * `<math>`, as one element.
 */
export function slimMathml(markup: string): string {
  const handler = new DomHandler()
  new Parser(handler, { xmlMode: true, decodeEntities: true }).end(markup)
  const [math] = handler.root.children
  if (math && isElement(math)) mendStructure(math)
  const children = math && isElement(math) ? math.children : []
  const inner = children.map(write).join('')
  return children.length === 1 ? inner : `<mrow>${inner}</mrow>`
}

function write(node: ChildNode): string {
  if (isText(node)) return escapeText(node.data)
  if (!isElement(node)) return ''
  if (!ELEMENTS.has(node.name)) return node.children.map(write).join('')
  const { class: classes = '', style = '' } = node.attribs
  if (/(?:^|\s)tml-(?:label|cancel)/.test(classes)) return ''
  if (isBareWrapper(node)) return node.children.map(write).join('')
  const name = style.includes('border:1px solid') ? 'menclose' : node.name
  const attributes = { ...plainAttributes(node), ...fromStyle(node, style), ...fromClass(node, classes) }
  if (name !== node.name) attributes.notation = 'box'
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return `<${name}${written.join('')}>${node.children.map(write).join('')}</${name}>`
}

/** `mrow` and `mpadded` around a single element that change nothing. */
function isBareWrapper({ name, attribs, children }: Element): boolean {
  if (name !== 'mrow' && name !== 'mpadded') return false
  const [only, more] = children
  if (!only || more || !isElement(only)) return false
  const keys = Object.keys(attribs)
  return keys.length === 0 || (name === 'mpadded' && keys.length === 1 && attribs.lspace === '0')
}

function plainAttributes({ name, attribs }: Element): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(attribs)) {
    if (KEYWORDS.has(key) ? KEYWORD.test(value) : LENGTHS.has(key) && isLength(value)) kept[key] = value
  }
  if (name === 'mspace' && kept.height && attribs.mathbackground) kept.mathbackground = 'currentcolor'
  return kept
}

function isLength(value: string): boolean {
  const [, number = '', unit = ''] = LENGTH.exec(value) ?? []
  const em = Number(number) / (PER_EM[unit] ?? 1)
  return number !== '' && em >= LENGTH_MIN_EM && em <= LENGTH_MAX_EM
}

/** Colours, the lines of tables, and the full width of a numbered line. */
function fromStyle({ name }: Element, style: string): Record<string, string> {
  if (style === '') return {}
  const colour = COLOUR.exec(style)?.[1]
  const lines = ['top', 'right', 'bottom', 'left'].filter((side) => style.includes(`border-${side}:`))
  return {
    ...(colour && !INK.test(colour) && { mathcolor: colour }),
    ...(name === 'mtd' && lines.length > 0 && { 'data-line': lines.join(' ') }),
    ...(name === 'mtable' && style.includes('width:100%') && { width: '100%' }),
  }
}

function fromClass(element: Element, classes: string): Record<string, string> {
  if (element.name === 'mtable' && isTagged(element)) return { width: '100%' }
  if (element.name === 'mtd' && element.children.some(isTag)) return { columnalign: 'right' }
  if (/tml-right/.test(classes)) return { columnalign: 'right' }
  if (/tml-left/.test(classes)) return { columnalign: 'left' }
  const sign =
    element.name === 'mover' || element.name === 'munder' ? element.children.filter(isElement)[1] : undefined
  if (sign?.name !== 'mo') return {}
  const { class: own = '', style = '' } = sign.attribs
  if (!ACCENT_CLASS.test(own) && !style.includes('math-depth')) return {}
  return element.name === 'mover' ? { accent: 'true' } : { accentunder: 'true' }
}

/** Whether a row of the table bears a number: then it is as wide as the page. */
function isTagged(table: Element): boolean {
  const cells = table.children.filter(isElement).flatMap((row) => row.children.filter(isElement))
  return cells.some((cell) => cell.children.some(isTag))
}

function isTag(node: ChildNode): boolean {
  return isElement(node) && /(?:^|\s)tml-tag(?=\s|$)/.test(node.attribs.class ?? '')
}

/** What TeX can name by its number and nobody can see: controls, and what turns the reading direction. */
const UNSEEN = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** Text of our own markup. */
export function escapeText(text: string): string {
  return text.replace(UNSEEN, toSpace).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function toSpace(sign: string): string {
  return sign === '\n' || sign === '\t' ? sign : ''
}
