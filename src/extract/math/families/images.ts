import type { Element } from 'domhandler'
import { isElement, isText } from '../../dom.ts'
import type { Family, Reading } from '../family.ts'
import { readImageAddress } from '../image-services.ts'
import { isFalseMath } from '../is-false-math.ts'
import { looksLikeTex } from '../looks-like-tex.ts'

/** Attributes that hold the address, the true one of a lazily loaded image first. */
const ADDRESSES = ['data-actualsrc', 'data-original', 'data-src', 'data-lazy-src', 'src']
/** Classes that platforms and converters give to images of formulas; the alternative text is then TeX. */
const FORMULA_CLASS =
  /(?:^|\s)(?:ee_img|latex|tex|math|math-inline|math-block|equation|formula|ql-img-(?:inline|displayed)-\w+|quicklatex\S*|mwe-math-\S+|ne-math\S*|inline-formula|mathjax-svg)(?=\s|$)/i
const DISPLAY_CLASS = /math-block|displayed|display|block/i
/** LaTeX2HTML and others write the source with its delimiters. */
const DELIMITED = /^\s*(?:\$[^$]+\$|\$\$[^$]+\$\$|\\\(.*\\\)|\\\[.*\\\])\s*$/s
/** What stands in `alt` when a tool had nothing to say. */
const PLACEHOLDER =
  /^\s*(?:\[?(?:公式|数学公式|图片|image|img|equation|formula|math|latex|tex|eq\.?)\]?\s*(?:\(?\d*\)?))?\s*$/i
/** Blocks in which an image that stands alone is a displayed formula. */
const LINE_OF_ITS_OWN = new Set(['p', 'div', 'figure', 'center', 'section', 'blockquote'])

/** Formulas as images: drawn by a service from an address that holds the TeX, or with the TeX as alternative text. */
export const images: Family = {
  tags: ['img'],
  read(element) {
    const service = firstService(element)
    const alt = element.attribs.alt ?? ''
    const tex = service ? chooseSource(alt, service) : isSourceAlt(element, alt) ? alt : null
    if (tex === null) return service ? { kind: 'lost' } : null
    return toReading(element, tex)
  },
}

function toReading(element: Element, tex: string): Reading {
  if (isFalseMath(tex)) return { kind: 'text', text: `$${tex}$` }
  const { eeimg, class: classes = '' } = element.attribs
  const display =
    eeimg === '2' || DISPLAY_CLASS.test(classes) || /^\s*\\displaystyle\b/.test(tex) || standsAlone(element)
  return { kind: 'formula', tex, display }
}

function firstService(element: Element) {
  for (const name of ADDRESSES) {
    const address = element.attribs[name]
    const source = address ? readImageAddress(address) : null
    if (source) return source
  }
  return 'eeimg' in element.attribs ? { tex: null, altFirst: true } : null
}

/** Whether the alternative text is TeX: by the image's class, or because it stands in delimiters. */
function isSourceAlt(element: Element, alt: string): boolean {
  return (isFormulaClass(element) || DELIMITED.test(alt)) && !PLACEHOLDER.test(alt) && looksLikeTex(alt)
}

function isFormulaClass(element: Element): boolean {
  const { class: classes } = element.attribs
  return classes !== undefined && FORMULA_CLASS.test(classes)
}

/** The alternative text where a service writes the source there, unless a tool has put other words in its place. */
function chooseSource(
  alt: string,
  { tex, altFirst }: { tex: string | null; altFirst: boolean },
): string | null {
  const usable =
    !PLACEHOLDER.test(alt) && (tex === null ? looksLikeTex(alt) : toSkeleton(alt) === toSkeleton(tex))
  if (altFirst && usable) return alt
  if (tex?.trim()) return tex
  return usable ? alt : null
}

/** What two spellings of one formula share whatever became of spaces and pluses. */
function toSkeleton(tex: string): string {
  return tex.replace(/[\s+\u00a0]/g, '')
}

/** Whether nothing else stands in the image's block. */
function standsAlone(element: Element): boolean {
  const { parent } = element
  if (!parent || !isElement(parent) || !LINE_OF_ITS_OWN.has(parent.name)) return false
  return parent.children.every(
    (child) =>
      child === element ||
      (isText(child) ? child.data.trim() === '' : isElement(child) && child.name === 'br'),
  )
}
