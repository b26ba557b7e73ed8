import type { ChildNode, Element } from 'domhandler'
import { isElement } from '../dom.ts'
import { type Measures, measureOf } from './measure.ts'

/** An ancestor must add this share of paragraph text to be worth its frame. */
const GAIN_MIN = 0.18
/** An `article` is a whole by itself; only pages that make one of each section have more around it. */
const GAIN_MIN_OUT_OF_ARTICLE = 1
const LINK_SHARE_MAX = 0.45
const TWIN_MASS_MIN = 100
const TWIN_LINK_SHARE_MAX = 0.2
const SECTIONS = new Set(['section'])

/** The highest ancestor that still adds paragraphs: a post cut into sections has one parent that holds them all. */
export function climb(start: Element, measures: Measures): Element {
  let best = start
  let child = start
  let needed = GAIN_MIN
  for (let parent = start.parent; parent && isElement(parent) && parent.parent; parent = parent.parent) {
    const { mass, text, link } = measureOf(measures, parent)
    const before = measureOf(measures, best).mass
    if (child.name === 'article') needed = GAIN_MIN_OUT_OF_ARTICLE
    child = parent
    const isEnough = mass - before >= needed * before || hasTwin(best, parent, measures)
    if (isEnough && link < text * LINK_SHARE_MAX) best = parent
  }
  return best
}

/** Whether a section has others of its kind beside it that hold running text. */
function hasTwin(section: Element, parent: Element, measures: Measures): boolean {
  if (section.parent !== parent || !SECTIONS.has(section.name)) return false
  const isSection = (node: ChildNode): node is Element =>
    isElement(node) &&
    node !== section &&
    node.name === section.name &&
    node.attribs.class === section.attribs.class
  return parent.children.some((child) => {
    if (!isSection(child)) return false
    const { mass, text, link } = measureOf(measures, child)
    return mass >= TWIN_MASS_MIN && link < text * TWIN_LINK_SHARE_MAX
  })
}
